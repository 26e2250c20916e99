import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { Builder, Key, type WebElement } from 'selenium-webdriver';
import { DriverService } from 'selenium-webdriver/remote';

/** A browser with one page. Functions that are given to it run in the page and see only their arguments. */
export interface Browser {
  open(address: string): Promise<void>;
  address(): Promise<string>;
  run<Args extends unknown[], Result>(script: (...args: Args) => Result, ...args: Args): Promise<Result>;
  /** Clicks the element that `find` returns. */
  click<Args extends unknown[]>(find: (...args: Args) => Element | undefined, ...args: Args): Promise<void>;
  /** Types into the element that has the focus. */
  type(text: string): Promise<void>;
  paste(): Promise<void>;
  /** Sets the width of the page in CSS pixels, or the smallest that the browser's window allows. */
  resize(width: number): Promise<void>;
  close(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  /** Debian's packages that bring it. */
  readonly packages: string;
  /** The device that it says it is, and the guide for that device. */
  readonly guide: string;
  readonly isInstalled: boolean;
  launch(options?: { javaScript?: boolean }): Promise<Browser>;
}

const HEIGHT = 844;
const [miniBrowser] = globSync('/usr/lib/*/webkit2gtk-4.[01]/MiniBrowser');
const [webKitDriver] = globSync('/usr/bin/WebKitWebDriver');
const [xvfb] = globSync('/usr/bin/Xvfb');
const [firefox] = globSync('/usr/bin/firefox{-esr,}');

/** WebKitGTK, the engine of every browser on an iPhone. It has no headless mode, so it gets a screen in memory. */
export const webKit: Engine = {
  name: 'WebKit',
  packages: 'webkit2gtk-driver and xvfb',
  guide: 'iPhone and iPad',
  isInstalled: Boolean(miniBrowser && webKitDriver && xvfb),
  async launch({ javaScript = true } = {}) {
    const screen = spawn(xvfb ?? '', ['-displayfd', '1', '-terminate'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [display] = (await once(screen.stdout, 'data')) as [Buffer];
    const service = new DriverService.Builder(webKitDriver ?? '')
      .setLoopback(true)
      .setEnvironment({ ...process.env, DISPLAY: `:${display.toString().trim()}` })
      .build();
    const args = [
      '--automation',
      '--full-screen',
      `--enable-javascript=${javaScript}`,
      '--user-agent=Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
    ];
    const driver = await new Builder()
      .usingServer(await service.start())
      .withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser, args } })
      .build();
    return {
      open: (address) => driver.get(address),
      address: () => driver.getCurrentUrl(),
      run: (script, ...args) => driver.executeScript(script, ...args),
      click: async (find, ...args) => {
        const element = await driver.executeScript<WebElement | null>(find, ...args);
        if (!element) throw new Error(`Nothing to click: ${args.join(' ')}`);
        await element.click();
      },
      type: async (text) => driver.switchTo().activeElement().sendKeys(text),
      paste: async () => driver.actions().keyDown(Key.CONTROL).sendKeys('v').keyUp(Key.CONTROL).perform(),
      resize: async (width) => void (await driver.manage().window().setRect({ x: 0, y: 0, width, height: HEIGHT })),
      close: async () => driver.quit().finally(async () => service.kill()),
    };
  },
};

/** Firefox over WebDriver BiDi, which needs no geckodriver: neither Debian nor npm has it. */
export const fireFox: Engine = {
  name: 'Firefox',
  packages: 'firefox-esr',
  guide: 'Android',
  isInstalled: Boolean(firefox),
  async launch({ javaScript = true } = {}) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: firefox ?? '',
      extraPrefsFirefox: {
        // Puppeteer's next `goto` never ends after a page comes back from the back/forward cache.
        'browser.sessionhistory.max_total_viewers': 0,
        'javascript.enabled': javaScript,
        'general.useragent.override': 'Mozilla/5.0 (Android 16; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0',
      },
    });
    const page = await browser.newPage();
    return {
      open: async (address) => void (await page.goto(address)),
      address: async () => page.url(),
      run: (script, ...args) => page.evaluate(script, ...args),
      click: async (find, ...args) => {
        const element = (await page.evaluateHandle(find, ...args)).asElement();
        if (!element) throw new Error(`Nothing to click: ${args.join(' ')}`);
        // The element's own `click` waits for ever where JavaScript is off.
        const [x, y] = await page.evaluate((element) => {
          (element as Element).scrollIntoView({ block: 'center', behavior: 'instant' });
          const box = (element as Element).getClientRects()[0] ?? new DOMRect();
          return [box.x + box.width / 2, box.y + box.height / 2] as const;
        }, element);
        await page.mouse.click(x, y);
      },
      type: (text) => page.keyboard.type(text),
      paste: async () => {
        await page.keyboard.down('Control');
        await page.keyboard.press('v');
        await page.keyboard.up('Control');
      },
      resize: (width) => page.setViewport({ width, height: HEIGHT }),
      close: () => browser.close(),
    };
  },
};
