import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Builder, By, error, Key, type WebDriver, type WebElement } from 'selenium-webdriver';
import type { WebKit } from '../../scripts/engines.ts';

/**
 * A person with a browser, driven through WebDriver (https://www.w3.org/TR/webdriver2/). Things on the page are found
 * as an assistive technology finds them: by the role and name that the engine itself gives them. What is looked for is
 * waited for; a failure says what the page shows instead.
 */

/** Elements that can have a role, so that only their names have to be asked for. */
const CANDIDATES = {
  link: 'a[href]',
  button: 'button, summary',
  textbox: 'textarea, input:not([type=search], [type=checkbox], [type=file])',
  searchbox: 'input[type=search]',
  combobox: 'select',
  checkbox: 'input[type=checkbox]',
  file: 'input[type=file]',
  heading: 'h1, h2, h3, h4',
  image: 'img, svg[role=img]',
} as const;
export type Role = keyof typeof CANDIDATES;
/** A text must be the whole name, or be shown as it stands; a pattern may fit any part. */
export type Words = string | RegExp;

const PATIENCE_MS = 30_000;
const PHONE = { width: 390, height: 844 };
const COMPUTER = { width: 1280, height: 900 };
const SCREEN = { width: 1280, height: 3000 };

export interface ReaderOptions {
  /** Whether the browser runs scripts; it does unless said otherwise. */
  readonly scripts?: boolean;
  /** What the browser calls itself. */
  readonly userAgent?: string;
  readonly window?: 'phone' | 'computer';
}

export class Reader {
  /** Where the browser puts files that it is given. */
  readonly home: string;
  readonly version: string;
  readonly #driver: WebDriver;
  readonly #stop: () => Promise<void>;

  private constructor(driver: WebDriver, version: string, home: string, stop: () => Promise<void>) {
    this.#driver = driver;
    this.version = version;
    this.home = home;
    this.#stop = stop;
  }

  /** A person with WebKit, on a screen of their own; nothing of an earlier visit is left. */
  static async inWebKit(engine: WebKit, { scripts = true, userAgent, window = 'phone' }: ReaderOptions = {}) {
    const port = await freePort();
    const home = mkdtempSync(path.join(tmpdir(), 'reader-'));
    const program = spawn(
      engine.screen,
      [
        '-a',
        '-s',
        `-screen 0 ${SCREEN.width}x${SCREEN.height}x24`,
        engine.driver,
        `--port=${port}`,
        '--host=127.0.0.1',
      ],
      {
        stdio: 'ignore',
        detached: true,
        env: { ...process.env, HOME: home, XDG_DOWNLOAD_DIR: home, NO_AT_BRIDGE: '1' },
      },
    );
    const end = (): void => {
      // The browser, its helpers and the screen are one group, which is ours.
      if (program.pid) process.kill(-program.pid, 'SIGTERM');
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    };
    const server = `http://127.0.0.1:${port}`;
    try {
      await until(async () => (await fetch(`${server}/status`)).ok, 'the driver does not start');
      const args = ['--automation', '--full-screen', `--enable-javascript=${scripts}`];
      if (userAgent) args.push(`--user-agent=${userAgent}`);
      const driver = await new Builder()
        .usingServer(server)
        .withCapabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: engine.browser, args },
        })
        .build();
      const reader = new Reader(driver, (await driver.getCapabilities()).getBrowserVersion() ?? '', home, async () => {
        await driver.quit();
        end();
      });
      await reader.takes(window);
      return reader;
    } catch (problem) {
      end();
      throw problem;
    }
  }

  async leaves(): Promise<void> {
    await this.#stop();
  }

  async takes(window: 'phone' | 'computer'): Promise<void> {
    await this.#driver
      .manage()
      .window()
      .setRect({ x: 0, y: 0, ...(window === 'phone' ? PHONE : COMPUTER) });
  }

  async opens(address: string): Promise<void> {
    await this.#driver.get(address);
  }

  async reloads(): Promise<void> {
    await this.#driver.navigate().refresh();
  }

  async goesBack(): Promise<void> {
    await this.#driver.navigate().back();
  }

  async goesForward(): Promise<void> {
    await this.#driver.navigate().forward();
  }

  /** The address bar. */
  async address(): Promise<string> {
    return this.#driver.getCurrentUrl();
  }

  /** Waits until the address bar shows this. */
  async isAt(address: Words): Promise<void> {
    await until(
      async () => fits(await this.address(), address),
      async () => `is not at ${address} but at ${await this.address()}`,
    );
  }

  async follows(name: Words): Promise<void> {
    await (await this.find('link', name)).click();
  }

  async presses(name: Words): Promise<void> {
    await (await this.find('button', name)).click();
  }

  /** Empties the field and types into it. */
  async fills(label: Words, typed: string): Promise<void> {
    const field = await this.find('textbox', label);
    await field.clear();
    await field.sendKeys(typed);
  }

  async chooses(label: Words, option: string): Promise<void> {
    const list = await this.find('combobox', label);
    for (const one of await list.findElements(By.css('option'))) {
      if ((await one.getText()).trim() === option) return one.click();
    }
    throw new Error(`${label} has no choice "${option}"`);
  }

  async ticks(label: Words): Promise<void> {
    await (await this.find('checkbox', label)).click();
  }

  async choosesFile(label: Words, file: string): Promise<void> {
    await (await this.find('file', label)).sendKeys(file);
  }

  /** Presses keys one after the other, wherever the focus is. A name such as `Tab`, or characters. */
  async types(...keys: (keyof typeof KEYS | (string & {}))[]): Promise<void> {
    await this.#loaded();
    for (const key of keys)
      await this.#driver
        .actions()
        .sendKeys(KEYS[key as keyof typeof KEYS] ?? key)
        .perform();
  }

  /** Presses a key while Control is held. */
  async typesControl(key: string): Promise<void> {
    await this.#loaded();
    await this.#driver.actions().keyDown(Key.CONTROL).sendKeys(key).keyUp(Key.CONTROL).perform();
  }

  /** Waits until the focus is on the element with this role and name. */
  async isOn(role: Role, name: Words): Promise<void> {
    const wanted = await this.find(role, name);
    await until(
      async () => (await this.#driver.switchTo().activeElement().getId()) === (await wanted.getId()),
      async () =>
        `is not on ${role} "${name}" but on "${await this.#driver.switchTo().activeElement().getAccessibleName()}"`,
    );
  }

  /** Waits until the page shows this text. */
  async sees(words: Words): Promise<void> {
    await until(
      async () => fitsText(await this.text(), words),
      async () =>
        `does not see ${words} at ${await this.address()}, which says:\n${(await this.text()).slice(0, 1_500)}`,
    );
  }

  /** Waits until the page does not show this text. */
  async seesNo(words: Words): Promise<void> {
    await until(
      async () => !fitsText(await this.text(), words),
      async () => `still sees ${words} at ${await this.address()}`,
    );
  }

  /** Waits until this element is within the window, not above or below it. */
  async hasInView(role: Role, name: Words): Promise<void> {
    const element = await this.find(role, name);
    await until(
      async () =>
        this.inPage<boolean>(
          'const { top, bottom } = arguments[0].getBoundingClientRect(); return bottom > 0 && top < innerHeight;',
          element,
        ),
      `does not have ${role} "${name}" in view`,
    );
  }

  /** Waits until this stands in the field. */
  async shows(role: 'textbox' | 'searchbox', label: Words, value: string): Promise<void> {
    const now = async (): Promise<string> => this.inPage('return arguments[0].value', await this.find(role, label));
    await until(
      async () => (await now()) === value,
      async () => `does not see "${value}" in ${role} "${label}" but "${await now()}"`,
    );
  }

  /** How many elements of this role the page shows with this name now; nothing is waited for. */
  async count(role: Role, name: Words): Promise<number> {
    return (await this.#all(role, name)).length;
  }

  /** The text that the page shows now. */
  async text(): Promise<string> {
    return (await this.inPage<string>('return document.body.innerText')).replaceAll('\u00a0', ' ');
  }

  /** What a paste would bring, tried in a page of its own. The page that was open is left. */
  async clipboard(pasteBoard: string): Promise<{ text: string; html: string }> {
    await this.opens(pasteBoard);
    const field = await this.find('textbox', 'Text');
    await field.click();
    await this.typesControl('v');
    const rich = await this.#driver.findElement(By.css('[contenteditable]'));
    await rich.click();
    await this.typesControl('v');
    return {
      text: (await field.getAttribute('value')) ?? '',
      html: await this.inPage('return arguments[0].innerHTML', rich),
    };
  }

  /** Runs a script in the page, for what no person sees. */
  async inPage<Result>(script: string, ...args: unknown[]): Promise<Result> {
    return this.#driver.executeScript<Result>(script, ...args);
  }

  /** Keeps a picture of the page as a PNG file, cut off where it is longer than the screen. */
  async photographs(file: string): Promise<void> {
    const { width } = await this.#driver.manage().window().getRect();
    const height = await this.inPage<number>('return document.documentElement.scrollHeight');
    await this.#driver
      .manage()
      .window()
      .setRect({ x: 0, y: 0, width, height: Math.min(height, SCREEN.height) });
    writeFileSync(file, await this.#driver.takeScreenshot(), 'base64');
  }

  /** The first element that the page shows with this role and name. */
  async find(role: Role, name: Words): Promise<WebElement> {
    let found: WebElement | undefined;
    await this.#loaded();
    await until(
      async () => (found = (await this.#all(role, name, true))[0]) !== undefined,
      async () =>
        `finds no ${role} "${name}" at ${await this.address()}, which says:\n${(await this.text()).slice(0, 1_500)}`,
    );
    return found as WebElement;
  }

  /** WebKit's driver goes on before a page is ready for people. */
  async #loaded(): Promise<void> {
    await until(
      async () => this.inPage<boolean>('return document.readyState === "complete"'),
      async () => `still waits for ${await this.address()}`,
    );
  }

  async #all(role: Role, name: Words, onlyFirst = false): Promise<WebElement[]> {
    // Asking for a name takes a round trip each; whatever cannot have it is left out before.
    const hopeful = await this.inPage<WebElement[]>(
      `const [css, source, flags, exact] = arguments;
       const pattern = new RegExp(source, flags);
       return [...document.querySelectorAll(css)].filter((element) => element.checkVisibility({ visibilityProperty: true }) &&
         [element.getAttribute('aria-label'), element.textContent, element.alt, ...[...(element.labels ?? [])].map((label) => label.textContent)]
           .some((text) => typeof text === 'string' && pattern.test(text.replace(/\\s+/gu, ' ').trim())));`,
      CANDIDATES[role],
      ...(typeof name === 'string' ? [escape(name), 'u'] : [name.source.replace(/^\^|\$$/gu, ''), name.flags]),
    );
    const found: WebElement[] = [];
    for (const element of hopeful) {
      if (!fits((await element.getAccessibleName()).replace(/\s+/gu, ' ').trim(), name)) continue;
      found.push(element);
      if (onlyFirst) break;
    }
    return found;
  }
}

const KEYS = {
  Tab: Key.TAB,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Space: Key.SPACE,
  ArrowDown: Key.ARROW_DOWN,
} as const;

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
}

function fits(text: string, words: Words): boolean {
  return typeof words === 'string' ? text === words : words.test(text);
}

function fitsText(text: string, words: Words): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}

/** Asks again and again until it is so. An element that went away meanwhile is no answer. */
async function until(so: () => Promise<boolean>, problem: string | (() => Promise<string>)): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      if (await so()) return;
    } catch (trouble) {
      if (trouble instanceof error.WebDriverError && !(trouble instanceof error.StaleElementReferenceError))
        throw trouble;
    }
    if (Date.now() > end) throw new Error(typeof problem === 'string' ? problem : await problem());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
