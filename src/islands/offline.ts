/**
 * Starts the service worker that keeps the pages read last, when the page itself is done. Where the browser has none, or
 * storage is blocked, pages simply come from the server.
 */
if (import.meta.env['OFFLINE'] && isSecureContext) {
  addEventListener('load', () => {
    navigator.serviceWorker?.register('/sw.js').catch(() => undefined);
  });
}

export {};
