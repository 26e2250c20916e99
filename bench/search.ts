import type { Browser, Page } from '@playwright/test';
import { type BenchServer, serveForBench } from './server.ts';
import { median } from './table.ts';

/** What searching costs a reader of one site. */
export interface SearchFigures {
  /** From opening the search to the first results: bytes sent, heads included, and requests. */
  readonly first: Cost;
  /** What the first query loads, by {@link PARTS}: bodies only, compressed. */
  readonly parts: Readonly<Record<string, Cost>>;
  /** The same as `first` for each query after the first. */
  readonly next: readonly Cost[];
  /**
   * From a key press to its results in the page, for each query after the first; milliseconds, nothing slowed. What the
   * query needs is loaded, from this machine, where no query before it needed it.
   */
  readonly delays: readonly number[];
  /** The same, once all that the query needs is loaded: the key is taken back and pressed again. */
  readonly warm: readonly number[];
}

export interface Cost {
  readonly bytes: number;
  readonly requests: number;
}

/** What a query loads, by address. */
const PARTS: readonly (readonly [string, RegExp])[] = [
  ['own scripts', /^\/_astro\//u],
  ['Pagefind’s program', /\/(?:pagefind(?:-worker)?\.js|wasm\.[\w-]+\.pagefind)$/u],
  ['lists of words and names', /\/(?:words|names)\.[\w.-]+\.txt$/u],
  ['index', /\.pf_index$/u],
  ['what is known of the index', /\/pagefind-entry\.json$|\.pf_meta$/u],
  ['hits', /\.pf_fragment$/u],
  ['other', /./u],
];

function byParts(served: BenchServer['served']): Record<string, Cost> {
  const of = (address: string) => PARTS.find(([, pattern]) => pattern.test(address))?.[0] ?? '';
  const groups = Map.groupBy(served, ({ address }) => of(address));
  const cost = (group: BenchServer['served']): Cost => ({
    bytes: group.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: group.length,
  });
  return Object.fromEntries([...groups].map(([name, group]) => [name, cost(group)]));
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

/** How often a key is pressed again when all is loaded. */
const AGAIN = 3;

/** Types `query` but for its last key, waits until all is still, and measures what the last key does, then does again. */
async function typeLastKey(page: Page, query: string): Promise<{ cold: number; warm: number }> {
  await page.locator(FIELD).fill(query.slice(0, -1));
  await settled(page, query.slice(0, -1));
  // Results of the beginning may still load.
  await page.waitForTimeout(250);
  const cold = await pressLast(page, query);
  const warm: number[] = [];
  for (let time = 0; time < AGAIN; time += 1) {
    await page.waitForTimeout(250);
    await page.locator(FIELD).press('Backspace');
    await settled(page, query.slice(0, -1));
    warm.push(await pressLast(page, query));
  }
  return { cold, warm: median(warm) };
}

/** Presses the last key of `query`. @returns milliseconds until the page shows its results */
async function pressLast(page: Page, query: string): Promise<number> {
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
  await page.locator(FIELD).press(query.slice(-1));
  await settled(page, query);
  const { at, shown } = await page.evaluate(
    () => (globalThis as unknown as { benchPress: { at: number; shown: number } }).benchPress,
  );
  if (!(shown > at && at > 0)) throw new Error(`"${query}": the key press or its results were not seen`);
  return shown - at;
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
    const parts = byParts(server.served);

    const next: Cost[] = [];
    const delays: number[] = [];
    const warm: number[] = [];
    for (const query of QUERIES.slice(1)) {
      server.start();
      const press = await typeLastKey(page, query);
      delays.push(press.cold);
      warm.push(press.warm);
      await still(page, server);
      next.push(count());
      if ((await page.locator('.search-dialog .hit').count()) === 0) throw new Error(`"${query}" finds nothing`);
    }
    return { first, parts, next, delays, warm };
  } finally {
    await context.close();
    server.close();
  }
}
