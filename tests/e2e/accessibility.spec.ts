import { expect, test } from '@playwright/test';
import { violationsOn } from '../support/axe.ts';
import { pagesIn, DIST } from '../support/built-site.ts';
import { watchPage } from '../support/network.ts';

/** Every page that is built, found by itself: a new page is covered unasked. */
const addresses = pagesIn(DIST)
  .filter(({ html }) => !html.includes('http-equiv="refresh"'))
  .map(({ address }) => address);

for (const width of [390, 1280]) {
  // Width changes no colors, so that one width is enough to look at them in the dark.
  const dark = width === 390;
  test(`no page has an axe violation at ${width} px, ${dark ? 'light and dark' : 'light'}`, async ({
    browser,
    baseURL,
  }) => {
    // Half a minute a page at worst: the time grows with the site.
    test.setTimeout(addresses.length * 30_000);
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme: 'light' });
    const page = await context.newPage();
    watchPage(page, baseURL);
    for (const address of addresses) {
      await page.goto(address);
      expect.soft(await violationsOn(page)).toEqual([]);
      if (!dark) continue;
      // Only colors change in the dark.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await violationsOn(page, ['color-contrast'])).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
    }
    await context.close();
  });
}

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

test('no page scrolls sideways at 320 px or loses text, also where lines, letters and words are set further apart', async ({
  browser,
}) => {
  test.setTimeout(addresses.length * 5_000);
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  for (const address of addresses) {
    await page.goto(address);
    expect.soft(await page.evaluate(lost), address).toEqual([]);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      // The distances of WCAG 2.2, 1.4.12.
      sheet.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }`);
      document.adoptedStyleSheets.push(sheet);
    });
    expect.soft(await page.evaluate(lost), `${address}, set apart`).toEqual([]);
  }
  await page.close();
});
