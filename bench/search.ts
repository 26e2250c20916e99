import type { Browser, Page } from '@playwright/test';
import { type BenchServer, serveForBench } from './server.ts';

/** What searching costs a reader of one site. */
export interface SearchFigures {
  /** From opening the search to the first results: bytes sent, heads included, and requests. */
  readonly first: { readonly bytes: number; readonly requests: number };
  /** The same for each query after the first. */
  readonly next: readonly { readonly bytes: number; readonly requests: number }[];
  /** From a key press to its results in the page, for each query after the first; milliseconds, nothing slowed. */
  readonly delays: readonly number[];
}

/** Words that stand in the site's own pages, in generated ones or in both. */
const QUERIES = [
  'mail server password',
  'outlook password',
  'relay',
  'printer scan',
  'certificate',
  'iphone outgoing server',
  'quota limit',
  'bounce report',
  'spam filter rule',
  'mailbox full',
  'port encryption',
  'sender address rejected',
  'attachment size',
  'queue retry',
  'domain lookup',
  'tablet window label',
];

const FIELD = '.search-dialog input';

/** Types `query` but for its last key, waits until all is still, and measures what the last key does. */
async function typeLastKey(page: Page, query: string): Promise<number> {
  const field = page.locator(FIELD);
  await field.fill(query.slice(0, -1));
  await settled(page, query.slice(0, -1));
  // Results of the beginning may still load.
  await page.waitForTimeout(250);
  await page.evaluate((wanted) => {
    const place = document.querySelector('.search-dialog [data-search-results]');
    const press = { at: 0, shown: 0 };
    (globalThis as unknown as { benchPress: typeof press }).benchPress = press;
    addEventListener('keydown', ({ timeStamp }) => (press.at = timeStamp), { once: true, capture: true });
    const watch = new MutationObserver(() => {
      if (!place?.querySelector('.search-status')?.textContent?.includes(`“${wanted}”`)) return;
      press.shown = performance.now();
      watch.disconnect();
    });
    if (place) watch.observe(place, { childList: true, characterData: true, subtree: true });
  }, query);
  await field.press(query.slice(-1) === ' ' ? 'Space' : query.slice(-1));
  await settled(page, query);
  return page.evaluate(() => {
    const { at, shown } = (globalThis as unknown as { benchPress: { at: number; shown: number } }).benchPress;
    return shown - at;
  });
}

async function settled(page: Page, query: string): Promise<void> {
  const said = page.locator('.search-dialog .search-status', { hasText: `“${query.trim()}”` });
  await said.waitFor({ timeout: 60_000 });
}

async function still(page: Page, server: BenchServer): Promise<void> {
  for (let before = -1; before !== server.served.length;) {
    before = server.served.length;
    await page.waitForTimeout(500);
  }
}

/**
 * Searches in a finished build of this site, from the page at `address`.
 *
 * @throws {Error} where a query finds nothing: an empty answer costs little, and would look good here
 */
export async function measureSearch(browser: Browser, folder: string, address: string): Promise<SearchFigures> {
  const server = await serveForBench(folder);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(server.origin + address, { waitUntil: 'load' });
    await still(page, server);
    const count = () => ({ bytes: server.bytes(), requests: server.served.length });

    server.start();
    await page.keyboard.press('/');
    await page.locator(FIELD).fill(QUERIES[0] ?? '');
    await settled(page, QUERIES[0] ?? '');
    await still(page, server);
    const first = count();

    const next: SearchFigures['next'][number][] = [];
    const delays: number[] = [];
    for (const query of QUERIES.slice(1)) {
      server.start();
      delays.push(await typeLastKey(page, query));
      await still(page, server);
      next.push(count());
      if ((await page.locator('.search-dialog .hit').count()) === 0) throw new Error(`"${query}" finds nothing`);
    }
    return { first, next, delays };
  } finally {
    await context.close();
    server.close();
  }
}
