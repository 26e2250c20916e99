import { expect, test } from '@playwright/test';
import { violationsOn } from '../support/axe.ts';
import { DIST, isRedirect, pagesIn, textIn } from '../support/built-site.ts';
import { watchPage } from '../support/network.ts';
import { islandsStarted } from '../support/islands.ts';

/**
 * Every page that is built, found by itself: a new page is covered unasked. Of the questions, which lead to the same ends
 * in many ways, one page for each heading.
 */
const addresses = [
  ...new Map(
    pagesIn(DIST)
      .filter((page) => !isRedirect(page))
      .map((page) => [page.address.includes('/find/') ? textIn('h1', page.tree) : page.address, page.address]),
  ).values(),
];
const isTranslation = (address: string) => /^\/es\//u.test(address);
/** A guide is made like the other guides, and a list like the other lists. */
const kindOf = (address: string) => address.replace(/^(\/\w+\/).+$/u, '$1…');
const kinds = new Set(new Map(addresses.map((address) => [kindOf(address), address])).values());

/** Several tests, each with pages of all kinds, share the work among workers to the end. */
const PARTS = 8;
const WIDE = { width: 1280, height: 844 };
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

/** Twice as large letters on a phone and on a computer, and a phone's window at 200 %. */
const OTHER_VIEWS = [
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
  test(`every page can be read by everybody, in a narrow window and with large letters: part ${part + 1}`, async ({
    page,
    baseURL,
  }) => {
    const own = addresses.filter((_, index) => index % PARTS === part);
    expect(own.length).toBeGreaterThan(1);
    // Half a minute a page at worst: the time grows with the site.
    test.setTimeout(own.length * 30_000);
    watchPage(page, baseURL);
    for (const address of own) {
      // A translation is made like its original: one is looked at in the light, the other in the dark.
      const colorScheme = isTranslation(address) ? 'dark' : 'light';
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(NARROWEST);
      await page.goto(address);
      await islandsStarted(page);
      expect.soft(await violationsOn(page), `narrow and ${colorScheme}`).toEqual([]);
      await soon.poll(() => page.evaluate(lost), address).toEqual([]);
      if (kinds.has(address) || (!isTranslation(address) && !addresses.includes(`/es${address}`))) {
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.setViewportSize(WIDE);
        // The frame in which what scrolls is noticed.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        expect.soft(await violationsOn(page), 'wide and dark').toEqual([]);
      }
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
}
