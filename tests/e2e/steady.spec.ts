import { devices, expect, type Page, test } from '@playwright/test';

/** A script that comes late shows what it brings where room was kept: the reader's line stays under the finger. */

const { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } = devices['Pixel 7'];
const DEVICES = [
  { name: 'a phone', use: { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } },
  { name: 'a computer', use: { viewport: { width: 1280, height: 800 } } },
];

const PAGES = [
  '/',
  '/errors/550-authentication-is-required-for-relay/',
  '/guides/iphone/',
  '/search/?q=relay',
  '/settings/',
  '/check/',
  '/find/',
];

/** Waits until what was drawn last was laid out and counted. */
async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Waits until the whole page was drawn without its scripts, and forgets what moved before: only what they move is meant. */
async function drawnWithoutScripts(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.readyState !== 'loading' &&
      document.fonts.status === 'loaded' &&
      performance.getEntriesByType('paint').length > 0,
  );
  await twoFrames(page);
  await page.evaluate(() => (globalThis as unknown as { forget(): void }).forget());
}

/** What a reader who was here before has left in the browser. */
function comeBack(): void {
  sessionStorage.setItem('email', 'jane@example.com');
  localStorage.setItem('client', 'outlook');
  localStorage.setItem('steps:/guides/iphone/', JSON.stringify({ done: [1, 2], at: Date.now() }));
}

for (const { name, use } of DEVICES) {
  test.describe(`on ${name}`, () => {
    test.use(use);
    for (const address of PAGES) {
      test(`nothing moves on ${address} when its scripts come`, async ({ page }) => nothingMoves(page, address));
    }
    for (const address of ['/', '/guides/iphone/']) {
      test(`nothing moves on ${address} for a reader who comes back`, async ({ page }) => {
        await page.addInitScript(comeBack);
        await nothingMoves(page, address);
      });
    }
  });
}

async function nothingMoves(page: Page, address: string): Promise<void> {
  let scripts = 0;
  let drawn: Promise<void> | undefined;
  await page.route('**/*.js', async (route) => {
    drawn ??= drawnWithoutScripts(page);
    await drawn;
    scripts += 1;
    await route.continue();
  });
  await page.addInitScript(() => {
    const shifts: string[] = [];
    const keep = (entries: PerformanceEntryList): void => {
      for (const entry of entries) {
        const { value, sources } = entry as PerformanceEntry & { value: number; sources: { node?: Node }[] };
        const moved = sources.map(({ node }) => (node instanceof Element ? node.outerHTML : node?.textContent));
        shifts.push(`${value.toFixed(4)}: ${moved.map((text) => text?.slice(0, 80)).join(', ')}`);
      }
    };
    const observer = new PerformanceObserver((list) => keep(list.getEntries()));
    observer.observe({ type: 'layout-shift' });
    const forget = (): void => {
      observer.takeRecords();
      shifts.length = 0;
    };
    Object.assign(globalThis, { shifts, forget });
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  expect(scripts).toBeGreaterThan(0);
  await twoFrames(page);
  expect(await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts)).toEqual([]);
}
