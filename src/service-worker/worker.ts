/**
 * Keeps the pages read last, so that a guide stays readable when the connection is lost. Online, every page comes from
 * the server: a reader must never see old settings when newer ones are published.
 *
 * Each publish has its own cache, which only its own worker reads, so two publishes never mix. Pages ask to be kept
 * when they have loaded. They are fetched without query and fragment, which hold what a reader typed.
 */

declare const self: ServiceWorkerGlobalScope;

/** Written in front of this script by `src/integrations/service-worker.ts`. */
declare const OFFLINE: {
  /** Changes when any page changes. */
  readonly publish: string;
  /** The page shown instead of one that isn't kept, in each language, the default language last. */
  readonly pages: readonly string[];
};

/** The path of the site: `/`, or the one that it's published below. */
const ROOT = new URL(self.registration.scope).pathname;
/** Tells this site's caches from those of other sites on the same host: `help`, or such as `help/path`. */
const SITE = `help${ROOT.slice(0, -1)}`;
const CACHE = `${SITE}-${OFFLINE.publish}`;
const MAX_PAGES = 12;
/** Header of a page's key in the cache: its title as the reader saw it. */
const TITLE = 'x-title';

/** Windows that were served from the cache. */
const offlineClients = new Set<string>();

self.addEventListener('install', (event) => event.waitUntil(takeOver()));
self.addEventListener('activate', (event) => event.waitUntil(cleanUp()));
self.addEventListener('message', (event) => event.waitUntil(receive(event).catch(() => undefined)));
self.addEventListener('fetch', (event) => {
  const { method, mode, url, headers } = event.request;
  const { origin, pathname } = new URL(url);
  // A kept page that is prefetched would be shown later, and without its note.
  if (method !== 'GET' || origin !== location.origin || headers.get('sec-purpose') === 'prefetch') return;
  if (mode === 'navigate') event.respondWith(page(event, addressOf(url)));
  else if (pathname.startsWith(`${ROOT}_astro/`)) event.respondWith(script(event, pathname));
});

/** An address without what a reader typed. Whole, because a path that begins with two slashes names another host. */
function addressOf(url: string): string {
  return url.replace(/[?#].*$/u, '');
}

/** Fetches what older publishes kept. Until all of it is here, the old worker stays. */
async function takeOver(): Promise<void> {
  const pages = OFFLINE.pages.map((path) => new Request(path));
  for (const name of await otherCaches()) pages.push(...(await keptPages(name)));
  await keep(pages);
  await self.skipWaiting();
}

/** Doesn't claim open pages, because that would drop them from the back/forward cache. */
async function cleanUp(): Promise<void> {
  for (const name of await otherCaches()) await caches.delete(name);
  await self.registration.navigationPreload?.enable();
}

/** Keeps a page or its scripts, or tells a page that it came from the cache. */
async function receive({ data, source }: ExtendableMessageEvent): Promise<void> {
  if (!(source instanceof WindowClient)) return;
  const { title = '', scripts = [] } = data as { title?: string; scripts?: string[] };
  const address = addressOf(source.url);
  const cache = await caches.open(CACHE);
  for (const one of scripts) if (!(await cache.match(one))) await cache.add(one);
  // An offline page links to what is kept by its path, and such a path alone would lead to another host.
  if (!title || new URL(address).pathname.startsWith('//')) return;
  if (!offlineClients.has(source.id)) {
    await keep([new Request(address, { headers: { [TITLE]: encodeURIComponent(title) } })]);
    return;
  }
  const pages = (await keptPages(CACHE)).reverse().map(({ url, headers }) => ({
    path: new URL(url).pathname,
    title: decodeURIComponent(headers.get(TITLE) ?? ''),
  }));
  source.postMessage({ date: (await cache.match(address))?.headers.get('date'), pages });
}

async function page(event: FetchEvent, address: string): Promise<Response> {
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request));
    // Offline, Firefox returns a network error instead of throwing one (GoogleChrome/workbox#3134).
    if (response.type !== 'error') return response;
  } catch {
    // Offline.
  }
  offlineClients.add(event.resultingClientId);
  const cache = await caches.open(CACHE);
  const kept = await cache.match(address);
  if (kept) return kept;
  const offlinePage =
    OFFLINE.pages.find((one) => new URL(address).pathname.startsWith(one.replace('offline/', ''))) ?? '';
  const instead = await cache.match(offlinePage);
  return instead ? new Response(instead.body, { status: 503, headers: instead.headers }) : Response.error();
}

/** A script gets a new name when it changes, so a kept one is never out of date. */
async function script(event: FetchEvent, path: string): Promise<Response> {
  const kept = await caches.match(path, { cacheName: CACHE }).catch(() => undefined);
  return kept ?? fetch(event.request);
}

/** @throws {Error} If the connection is lost or something newer has been published. */
async function keep(pages: readonly Request[]): Promise<void> {
  // Asks whether a page has changed, so that one that hasn't costs next to nothing.
  const fetched = await Promise.all(
    pages.map(async (key) => ({ key, response: await fetch(key.url, { cache: 'no-cache' }) })),
  );
  // Checked last, so that it holds for everything fetched.
  const current = await fetch(`${ROOT}sw.js`, { cache: 'no-cache' });
  if (!(await current.text()).includes(OFFLINE.publish)) throw new Error('Something newer has been published.');
  const cache = await caches.open(CACHE);
  for (const { key, response } of fetched) {
    // Only what this site itself has sent.
    if (response.ok && response.type === 'basic' && !response.redirected) await cache.put(key, response);
    else if (OFFLINE.pages.includes(new URL(key.url).pathname)) throw new Error(`${key.url} is missing.`);
  }
  for (const oldest of (await keptPages(CACHE)).slice(0, -MAX_PAGES)) await cache.delete(oldest);
}

/** The keys of the pages in a cache, the one read last at the end. */
async function keptPages(cacheName: string): Promise<Request[]> {
  const keys = await (await caches.open(cacheName)).keys();
  return keys.filter(({ headers }) => headers.has(TITLE));
}

/** Caches of the site's other publishes. */
async function otherCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.slice(0, name.lastIndexOf('-')) === SITE && name !== CACHE);
}
