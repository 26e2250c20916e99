import { isPage, type KeptPage, scriptsOfPage, scriptsOfScript, withKeptPages, withNote } from './pages.ts';

/**
 * The service worker: keeps the pages that were read last, so that a guide stays readable when the connection is lost
 * in the middle of it. While there is a connection every page comes from the server. docs/faults.md says why.
 *
 * The pages of one publish stand in one cache, and only the worker of the same publish reads it, so that no two pages
 * ever tell the values of two publishes. The key of a page is its path alone: what a reader typed is in the query or in
 * the fragment, and neither is kept.
 */

/** What the build writes before this script, see `src/integrations/service-worker.ts`. */
declare const OFFLINE: {
  /** Another for each publish that differs in anything. */
  readonly publish: string;
  /** Languages that stand in addresses. */
  readonly languages: readonly string[];
};

/** The part of the service workers' types that is used here. They cannot be loaded beside those of a page. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(response: Promise<Response>): void;
}
interface Scope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { matchAll(options: object): Promise<readonly { readonly url: string }[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'install' | 'activate' | 'message', listener: (event: WorkerEvent) => void): void;
}
const scope = self as unknown as Scope;

const CACHES = 'help-';
const CACHE = CACHES + OFFLINE.publish;
/** Pages kept besides those for what is not kept. One weighs about 60 kB there, uncompressed. */
const MOST_PAGES = 12;

scope.addEventListener('install', (event) => event.waitUntil(moveIn()));
scope.addEventListener('activate', (event) => {
  event.waitUntil(tidyUp());
  // Not waited for: until this event is over, no page loads. Pages opened during the move are still missing.
  void keepOpenPages().catch(() => undefined);
});
// From a page that was on its way when this worker started.
scope.addEventListener('message', (event) => event.waitUntil(keepOpenPages().catch(() => undefined)));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(event, pathname));
  else if (pathname.startsWith('/_astro/')) event.respondWith(script(event, pathname));
});

/**
 * Fetches anew what the worker before this one kept, and the pages that are open.
 *
 * @throws {Error} where the connection is lost or something newer was published; the worker before this one then goes
 *   on with what it has
 */
async function moveIn(): Promise<void> {
  await fetchOfflinePage('');
  for (const name of await caches.keys()) {
    if (!name.startsWith(CACHES) || name === CACHE) continue;
    for (const path of await pagesIn(await caches.open(name))) await fetchPage(path);
  }
  await keepOpenPages();
  // Asked last, so that it holds for all that was fetched.
  if (!(await isCurrent())) throw new Error('published anew');
  await scope.skipWaiting();
}

/** Removes what other publishes left. Open pages are not claimed: that would cost them their way back in an instant. */
async function tidyUp(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(CACHES) && name !== CACHE) await caches.delete(name);
  await scope.registration.navigationPreload?.enable();
}

async function keepOpenPages(): Promise<void> {
  if (!(await isCurrent())) return;
  const open = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const kept = await pagesIn(await caches.open(CACHE));
  for (const { url } of open) {
    const { pathname } = new URL(url);
    if (!kept.includes(pathname)) await fetchPage(pathname);
  }
}

/** The page from the server; where it does not answer, the page as it was kept, or what there is to say instead. */
async function page(event: FetchEvent, path: string): Promise<Response> {
  let response: Response;
  try {
    response = (await event.preloadResponse) ?? (await fetch(event.request));
    // Where nothing answers, Firefox hands over a network error instead of throwing (GoogleChrome/workbox#3134).
    if (response.type === 'error') throw new TypeError('no answer');
  } catch {
    return keptPage(path).catch(() => Response.error());
  }
  if (isHtml(response)) {
    const copy = response.clone();
    // Nothing to be done where storage is full or blocked.
    event.waitUntil(
      isCurrent()
        .then((current) => (current ? keep(path, copy) : undefined))
        .catch(() => undefined),
    );
  }
  return response;
}

/** A script whose name changes with what is in it, so that a kept one is never out of date. */
async function script(event: FetchEvent, path: string): Promise<Response> {
  const kept = await caches.match(path, { cacheName: CACHE, ignoreVary: true }).catch(() => undefined);
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok) {
    const copy = response.clone();
    event.waitUntil(
      caches
        .open(CACHE)
        .then((cache) => cache.put(path, copy))
        .catch(() => undefined),
    );
  }
  return response;
}

async function keptPage(path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path, { ignoreVary: true });
  const offline = await cache.match(offlinePage(path), { ignoreVary: true });
  if (kept) {
    const html = withNote(await kept.text(), (await offline?.text()) ?? '', kept.headers.get('date'));
    return answer(html, 200, kept);
  }
  const instead = offline ?? (await cache.match(offlinePage(''), { ignoreVary: true }));
  if (!instead) return Response.error();
  const pages: KeptPage[] = [];
  for (const one of await pagesIn(cache)) {
    const html = await (await cache.match(one, { ignoreVary: true }))?.text();
    if (html !== undefined) pages.unshift({ path: one, html });
  }
  return answer(withKeptPages(await instead.text(), pages), 503, instead);
}

/** A page under the headers that it came with, its security policy among them. */
function answer(html: string, status: number, { headers: given }: Response): Response {
  const headers = new Headers(given);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return new Response(html, { status, headers });
}

/** Fetches a page to keep it. Asks the server whether it changed, so that an unchanged one costs next to nothing. */
async function fetchPage(path: string): Promise<void> {
  const response = await fetch(path, { cache: 'no-cache' });
  if (isHtml(response) && !response.redirected) await keep(path, response);
}

/** Keeps a page with the scripts that it cannot do without, and the page for what is not kept in its language. */
async function keep(path: string, response: Response): Promise<void> {
  const cache = await caches.open(CACHE);
  const html = await response.text();
  if (!isPage(html) || isOfflinePage(path)) return;
  // Put in anew it goes to the end of the list (Service Workers, batch cache operations), and is the last one to go.
  // A response of its own: the one that came remembers its whole address, with what was typed.
  await cache.put(path, answer(html, 200, response));
  await keepScripts(cache, html);
  if (!(await cache.match(offlinePage(path)))) await fetchOfflinePage(path);
  const pages = await pagesIn(cache);
  for (const oldest of pages.slice(0, Math.max(0, pages.length - MOST_PAGES))) await cache.delete(oldest);
}

async function keepScripts(cache: Cache, html: string): Promise<void> {
  const paths = new Set(scriptsOfPage(html));
  // A set goes on with what is added to it on the way.
  for (const path of paths) {
    let response = await cache.match(path, { ignoreVary: true });
    if (!response) {
      response = await fetch(path);
      if (!response.ok) continue;
      await cache.put(path, response.clone());
    }
    for (const imported of scriptsOfScript(path, await response.text())) paths.add(imported);
  }
}

async function fetchOfflinePage(path: string): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.add(new Request(offlinePage(path), { cache: 'no-cache' }));
}

/** Paths of the pages in a cache, the one read last at the end. */
async function pagesIn(cache: Cache): Promise<string[]> {
  return (await cache.keys())
    .map(({ url }) => new URL(url).pathname)
    .filter((path) => !path.startsWith('/_astro/') && !isOfflinePage(path));
}

/** The page for what is not kept, in the language of the page at `path`. */
function offlinePage(path: string): string {
  const language = path.split('/')[1] ?? '';
  return OFFLINE.languages.includes(language) ? `/${language}/offline/` : '/offline/';
}

function isOfflinePage(path: string): boolean {
  return path === offlinePage(path);
}

function isHtml(response: Response): boolean {
  return response.ok && (response.headers.get('content-type') ?? '').startsWith('text/html');
}

/** Whether this worker is of the publish that the server gives out now: a page of another one is not for this cache. */
async function isCurrent(): Promise<boolean> {
  const response = await fetch('/sw.js', { cache: 'no-cache' });
  return response.ok && (await response.text()).includes(`"${OFFLINE.publish}"`);
}
