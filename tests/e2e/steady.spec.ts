import { devices, expect, test } from '@playwright/test';

/** A script that comes late shows what it brings where room was kept: the reader's line stays under the finger. */

const { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } = devices['Pixel 7'];
test.use({ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch });

const PAGES = [
  '/',
  '/errors/',
  '/errors/550-authentication-is-required-for-relay/',
  '/guides/iphone/',
  '/es/guides/iphone/',
  '/search/',
  '/settings/',
  '/check/',
  '/diagnose/',
];

for (const address of PAGES) {
  test(`nothing moves on ${address} when its scripts come`, async ({ page }) => {
    let scripts = 0;
    await page.route('**/*.js', async (route) => {
      // After the page was drawn without them.
      await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);
      scripts += 1;
      await route.continue();
    });
    await page.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, sources } = entry as PerformanceEntry & { value: number; sources: { node?: Node }[] };
          const moved = sources.map(({ node }) => (node instanceof Element ? node.outerHTML : node?.textContent));
          shifts.push(`${value.toFixed(4)}: ${moved.map((text) => text?.slice(0, 80)).join(', ')}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    expect(scripts).toBeGreaterThan(0);
    // Two more frames, so that what the last script drew was laid out and counted.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts)).toEqual([]);
  });
}
