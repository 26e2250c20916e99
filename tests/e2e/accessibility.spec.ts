import { expect, test } from '@playwright/test';
import { violationsOn } from '../support/axe.ts';
import { pagesIn, DIST } from '../support/built-site.ts';
import { watchPage } from '../support/network.ts';

/** Every page that is built, found by itself: a new page is covered unasked. */
const addresses = pagesIn(DIST)
  .filter(({ html }) => !html.includes('http-equiv="refresh"'))
  .map(({ address }) => address);

for (const width of [390, 1280]) {
  test(`no page has an axe violation at ${width} px, light and dark`, async ({ browser, baseURL }) => {
    // Half a minute a page at worst: the time grows with the site.
    test.setTimeout(addresses.length * 30_000);
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme: 'light' });
    const page = await context.newPage();
    watchPage(page, baseURL);
    for (const address of addresses) {
      await page.goto(address);
      expect.soft(await violationsOn(page)).toEqual([]);
      // Only colors change in the dark.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await violationsOn(page, ['color-contrast'])).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
    }
    await context.close();
  });
}

test('no page scrolls sideways at 320 px', async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  for (const address of addresses) {
    await page.goto(address);
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect.soft(content, address).toBeLessThanOrEqual(window ?? 0);
  }
  await page.close();
});
