import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { Builder, Key, type WebElement } from 'selenium-webdriver';
import { DriverService } from 'selenium-webdriver/remote';

/** A browser with one page. Functions that it is given run in the page and see only their arguments. */
export interface Browser {
  open(address: string): Promise<void>;
  back(): Promise<void>;
  address(): Promise<string>;
  run<Result>(script: (...args: string[]) => Result, ...args: string[]): Promise<Awaited<Result>>;
  /** Clicks the element that `find` returns. */
  click(find: (...args: string[]) => Element | undefined, ...args: string[]): Promise<void>;
  /** Types into the element that has the focus. */
  type(text: string): Promise<void>;
  paste(): Promise<void>;
  /** Sets the width of the page in CSS pixels, or the smallest that the browser's window allows. */
  resize(width: number): Promise<void>;
  close(): Promise<void>;
}

const HEIGHT = 844;
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1';
const ANDROID = 'Mozilla/5.0 (Android 16; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0';

// Debian's packages webkit2gtk-driver, xvfb and firefox-esr put them here.
const [miniBrowser] = globSync('/usr/lib/*/webkit2gtk-4.[01]/MiniBrowser');
const [webKitDriver] = globSync('/usr/bin/WebKitWebDriver');
const [xvfb] = globSync('/usr/bin/Xvfb');
const [firefox] = globSync('/usr/bin/firefox-esr');

/** Starts WebKitGTK, on a screen in memory because it has no headless mode. */
async function launchWebKit(javaScript: boolean): Promise<Browser> {
  const screen = spawn(xvfb ?? '', ['-displayfd', '1', '-terminate'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [display] = (await once(screen.stdout, 'data')) as [Buffer];
  const service = new DriverService.Builder(webKitDriver ?? '')
    .setLoopback(true)
    .setEnvironment({ ...process.env, DISPLAY: `:${display.toString().trim()}` } as Record<string, string>)
    .build();
  const args = ['--automation', '--full-screen', `--enable-javascript=${javaScript}`, `--user-agent=${IPHONE}`];
  const driver = await new Builder()
    .usingServer(await service.start())
    .withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser, args } })
    .build();
  // A script that runs while its page is left never answers. Whoever waits for something asks again.
  await driver.manage().setTimeouts({ script: 3_000 });
  return {
    open: (address) => driver.get(address),
    back: () => driver.navigate().back(),
    address: () => driver.getCurrentUrl(),
    run: (script, ...args) => driver.executeScript(script, ...args),
    click: async (find, ...args) => {
      const element = await driver.executeScript<WebElement | null>(find, ...args);
      if (!element) throw new Error(`Nothing to click: ${args.join(' ')}`);
      // Where JavaScript is off, the driver doesn't scroll to it.
      await driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', element);
      await element.click();
    },
    type: (text) => driver.switchTo().activeElement().sendKeys(text),
    paste: () => driver.actions().keyDown(Key.CONTROL).sendKeys('v').keyUp(Key.CONTROL).perform(),
    resize: async (width) => void (await driver.manage().window().setRect({ x: 0, y: 0, width, height: HEIGHT })),
    close: () => driver.quit().finally(() => service.kill()),
  };
}

/** Starts Firefox, which speaks WebDriver BiDi itself. Selenium would need geckodriver, which Debian does not have. */
async function launchFirefox(javaScript: boolean): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox ?? '',
    extraPrefsFirefox: { 'javascript.enabled': javaScript, 'general.useragent.override': ANDROID },
  });
  let viewport = { width: 390, height: HEIGHT };
  let page = await browser.newPage();
  return {
    // In a new tab: `goto` never ends in one whose page came back from the back/forward cache.
    open: async (address) => {
      await page.close();
      page = await browser.newPage();
      await page.setViewport(viewport);
      await page.goto(address);
    },
    // `goBack` waits for a load, which the back/forward cache saves.
    back: () => page.evaluate(() => history.back()),
    address: async () => page.url(),
    run: (script, ...args) => page.evaluate(script, ...args),
    click: async (find, ...args) => {
      const element = (await page.evaluateHandle(find, ...args)).asElement();
      if (!element) throw new Error(`Nothing to click: ${args.join(' ')}`);
      // Where JavaScript is off, `element.click()` never ends.
      const [x, y] = await page.evaluate((target) => {
        (target as Element).scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = (target as Element).getClientRects()[0] ?? new DOMRect();
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
    resize: async (width) => page.setViewport((viewport = { width, height: HEIGHT })),
    close: () => browser.close(),
  };
}

/** The engines, each with the guide for the device that it says it is. */
export const ENGINES = [
  {
    name: 'WebKit',
    isInstalled: Boolean(miniBrowser && webKitDriver && xvfb),
    launch: launchWebKit,
    guide: 'your iPhone',
  },
  { name: 'Firefox', isInstalled: Boolean(firefox), launch: launchFirefox, guide: 'Android' },
];
