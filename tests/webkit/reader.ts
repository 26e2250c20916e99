import { expect, vi } from 'vitest';
import type { Browser } from './driver.ts';

export const PATIENCE = { timeout: 20_000, interval: 100 };

const KINDS = {
  link: 'a[href]',
  button: 'button, summary',
  checkbox: 'input[type=checkbox]',
  field: 'textarea, input:not([type=checkbox], [type=file])',
};

/** Finds the first visible element whose label or text contains these words: in the open dialog if there is one. */
function find(selector: string, words: string): HTMLInputElement | undefined {
  const place = document.querySelector('dialog[open]') ?? document;
  return [...place.querySelectorAll<HTMLInputElement>(selector)].find((element) => {
    const labels = [...(element.labels ?? [])].map((label) => label.textContent).join(' ');
    const name = element.ariaLabel || labels || element.textContent;
    return element.checkVisibility({ visibilityProperty: true }) && name.replace(/\s+/gu, ' ').includes(words);
  });
}

/** Whether the page in the browser has loaded and, where JavaScript is on, its islands are hydrated. */
function isReady(): boolean {
  const island = document.querySelector('astro-island[ssr]:defined');
  // One with `client:visible` waits for this.
  island?.scrollIntoView();
  return document.readyState === 'complete' && !island;
}

/** A reader with a browser. What the reader looks for is waited for. */
export class Reader {
  readonly #browser: Browser;
  readonly #origin: string;

  constructor(browser: Browser, origin: string) {
    this.#browser = browser;
    this.#origin = origin;
  }

  async opens(address: string): Promise<void> {
    await this.#browser.open(new URL(address, this.#origin).href);
    await this.#waits();
  }

  async goesBack(): Promise<void> {
    await this.#waits();
    await this.#browser.back();
  }

  async clicks(kind: keyof typeof KINDS, words: string): Promise<void> {
    await vi.waitFor(() => this.#browser.click(find, KINDS[kind], words), PATIENCE);
  }

  /** Types into an empty field. */
  async fills(label: string, text: string): Promise<void> {
    await this.clicks('field', label);
    await this.#browser.type(text);
  }

  async chooses(label: string, choice: string): Promise<void> {
    // Not by a click: the list that it opens is the system's.
    const choose = (label = '', choice = ''): boolean => {
      const lists = [...document.querySelectorAll('select')];
      const list = lists.find(({ labels }) => [...labels].some(({ textContent }) => textContent.includes(label)));
      const option = list && [...list.options].find(({ text }) => text.trim() === choice);
      if (!option) return false;
      option.selected = true;
      for (const type of ['input', 'change']) list.dispatchEvent(new Event(type, { bubbles: true }));
      return true;
    };
    await expect.poll(() => this.#browser.run(choose, label, choice), PATIENCE).toBe(true);
  }

  async isAt(address: RegExp): Promise<void> {
    await expect.poll(async () => (await this.#browser.address()).replace(this.#origin, ''), PATIENCE).toMatch(address);
  }

  async sees(words: string | RegExp): Promise<void> {
    await expect.poll(() => this.#text(), PATIENCE).toMatch(words);
  }

  async seesNo(words: string): Promise<void> {
    await expect.poll(() => this.#text(), PATIENCE).not.toMatch(words);
  }

  /** What was copied, as a field that it is pasted into holds it. */
  async pastes(): Promise<string> {
    await this.opens('/diagnose/');
    await this.clicks('field', 'Paste the error');
    await this.#browser.paste();
    return this.#browser.run(() => document.querySelector<HTMLTextAreaElement>('main textarea')?.value ?? '');
  }

  /** WebKit's driver goes on before a page has loaded. */
  async #waits(): Promise<void> {
    await expect.poll(() => this.#browser.run(isReady), PATIENCE).toBe(true);
  }

  async #text(): Promise<string> {
    return this.#browser.run(() => document.body.innerText.replaceAll('\u00a0', ' '));
  }
}
