import { expect, test } from '@playwright/test';
import { violationsOn } from '../support/axe.ts';
import { STATES } from '../support/states.ts';
import { watchPage } from '../support/network.ts';

/**
 * What every page must be, in each state that it can be brought into: for everybody, at both widths, in both themes, and
 * with large letters.
 */

/** What runs out of the window, each as its markup. */
function sideways(): string[] {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const out = [...document.querySelectorAll('body *')].filter(
    (one) => one.getBoundingClientRect().right > innerWidth + 1,
  );
  return out.map((one) => one.outerHTML.slice(0, 120));
}

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

for (const { name, address, reach } of STATES) {
  test(`${name}: no axe violation, wide and light, narrow and dark; nothing sticks out`, async ({ page }) => {
    await page.goto(address);
    await reach(page);
    expect(await violationsOn(page)).toEqual([]);
    // Dark by the reader's choice, which the system's is like: see `src/lib/brand/styles.ts`.
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
    await page.setViewportSize({ width: 320, height: 640 });
    // Or the bar of a step lies over a button of its text.
    await page.evaluate(() => scrollTo(0, 0));
    expect(await violationsOn(page, ['color-contrast', 'target-size', 'scrollable-region-focusable'])).toEqual([]);
    await expect.poll(() => page.evaluate(sideways), '320 px').toEqual([]);
    await page.setViewportSize({ width: 390, height: 640 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await expect.poll(() => page.evaluate(sideways), '390 px with letters of twice the size').toEqual([]);
  });
}
