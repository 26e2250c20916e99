declare const self: ServiceWorkerGlobalScope;

/** Replaces the service worker when the site is built with `OFFLINE=off`: removes it and everything it kept. */
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(retire()));

async function retire(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
}
