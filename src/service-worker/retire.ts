declare const self: ServiceWorkerGlobalScope;

/** Replaces the service worker when the site is built with `OFFLINE=off`: removes it and everything it kept. */

/** How `worker.ts` names its caches. */
const SITE = `help${new URL(self.registration.scope).pathname.slice(0, -1)}`;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(retire()));

async function retire(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.slice(0, name.lastIndexOf('-')) === SITE) await caches.delete(name);
  }
  await self.registration.unregister();
}
