import { expect, test } from '@playwright/test';
import { violationsOn } from '../support/axe.ts';
import { DIST, pagesIn, textIn } from '../support/built-site.ts';
import { watchPage } from '../support/network.ts';
import { islandsStarted } from '../support/islands.ts';

/**
 * Every page that is built, found by itself: a new page is covered unasked. Of the questions, which lead to the same ends
 * in many ways, one page for each heading.
 */
const addresses = [
  ...new Map(
    pagesIn(DIST)
      .filter(({ html }) => !html.includes('http-equiv="refresh"'))
      .map(({ address, tree }) => [address.includes('/find/') ? textIn('h1', tree) : address, address]),
  ).values(),
];

/** Several tests, each with pages of all kinds, share the work among workers to the end. */
const PARTS = 8;
const WIDE = { width: 1280, height: 844 };
const NARROW = { width: 390, height: 844 };
/** 1280 px at 400 % (WCAG 2.2, 1.4.10). */
const NARROWEST = { width: 320, height: 640 };

/** What runs out of the page or is cut off by its own box, and so cannot be read; each as its markup. */
function lost(): string[] {
  const cut = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (![overflowX, overflowY].some((overflow) => overflow === 'hidden' || overflow === 'clip')) return false;
    // What a file field says Firefox itself shortens, with an ellipsis.
    if (element.closest('.visually-hidden, svg, [type=file]') || element.clientWidth < 2) return false;
    return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  });
  const wide = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
  return [...wide, ...cut.map((element) => element.outerHTML.slice(0, 120))];
}

/** A phone, twice as large letters there and on a computer, and a phone's window at 200 %. */
const OTHER_VIEWS = [
  { width: 390, letters: '' },
  { width: 390, letters: '200%' },
  { width: 1280, letters: '200%' },
  { width: 206, letters: '' },
];

/** A layout may still be settling on a busy machine. One fault does not hide the others. */
const soon = expect.configure({ soft: true });

/** Sets lines, letters, words and paragraphs as far apart as a reader may (WCAG 2.2, 1.4.12). */
function setApart(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets.push(sheet);
}

for (let part = 0; part < PARTS; part += 1) {
  const own = addresses.filter((_, index) => index % PARTS === part);
  test.describe(`part ${part + 1} of the pages`, () => {
    // Half a minute a page at worst: the time grows with the site.
    test.describe.configure({ timeout: own.length * 30_000 });

    test('no page has an axe violation, wide or narrow, light or dark', async ({ page, baseURL }) => {
      expect(own.length).toBeGreaterThan(1);
      watchPage(page, baseURL);
      for (const address of own) {
        await page.emulateMedia({ colorScheme: 'light' });
        await page.setViewportSize(WIDE);
        await page.goto(address);
        await islandsStarted(page);
        expect.soft(await violationsOn(page), 'wide').toEqual([]);
        await page.setViewportSize(NARROW);
        // The frame in which what scrolls is noticed.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        expect.soft(await violationsOn(page), 'narrow').toEqual([]);
        // Only colors change in the dark, and none of them with the width.
        await page.emulateMedia({ colorScheme: 'dark' });
        expect.soft(await violationsOn(page, ['color-contrast']), 'narrow and dark').toEqual([]);
      }
    });

    test('no page scrolls sideways at 320 px or loses text, also with large letters, or set further apart', async ({
      page,
    }) => {
      expect(own.length).toBeGreaterThan(1);
      await page.setViewportSize(NARROWEST);
      for (const address of own) {
        await page.goto(address);
        await islandsStarted(page);
        await soon.poll(() => page.evaluate(lost), address).toEqual([]);
        for (const { width, letters } of OTHER_VIEWS) {
          await page.setViewportSize({ width, height: 640 });
          await page.evaluate((size) => (document.documentElement.style.fontSize = size), letters);
          await soon.poll(() => page.evaluate(lost), `${address}, ${width} px, letters ${letters}`).toEqual([]);
        }
        await page.setViewportSize(NARROWEST);
        await page.evaluate(setApart);
        await soon.poll(() => page.evaluate(lost), `${address}, set apart`).toEqual([]);
      }
    });
  });
}
