import { expect, test } from '@playwright/test';
import { violationsOn } from '../support/axe.ts';
import { STATES } from '../support/states.ts';
import { watchPage } from '../support/network.ts';

/** What every page must be, in each state that it can be brought into: for everybody, at both widths and in both themes. */

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

for (const { name, address, reach } of STATES) {
  test(`${name}: no axe violation, wide and light, narrow and dark`, async ({ page }) => {
    await page.goto(address);
    await reach(page);
    expect(await violationsOn(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await violationsOn(page, ['color-contrast', 'target-size', 'scrollable-region-focusable'])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}
