/**
 * The service worker of a site that is built with `OFFLINE=off`: takes away the one that readers have, and what it
 * kept. Their next pages come from the server alone.
 */

interface Scope {
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Event & WaitUntil) => void): void;
}
interface WaitUntil {
  waitUntil(work: Promise<unknown>): void;
}
const scope = self as unknown as Scope;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) await caches.delete(name);
      await scope.registration.unregister();
    })(),
  ),
);

export {};
