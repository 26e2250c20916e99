import './trusted-types.ts';

/**
 * Starts the service worker that keeps the pages read last, when the page itself is done. A page that has come past the
 * worker, because it was not there yet, asks to be kept. Where the browser has no workers, or storage is blocked, pages
 * simply come from the server.
 */
if (import.meta.env.OFFLINE && isSecureContext) {
  addEventListener('load', () => {
    const workers = navigator.serviceWorker;
    workers?.register('/sw.js').catch(() => undefined);
    if (workers && !workers.controller) void workers.ready.then(({ active }) => active?.postMessage('keep'));
  });
}
