/**
 * What may become a script on this site. Each page demands Trusted Types (its policy says so in `astro.config.mjs`):
 * text never becomes markup or script, and a worker starts only from one of the site's own files, named here. It is the
 * default policy, because Pagefind starts its worker by itself and knows of no policy. Whoever starts a worker imports
 * this file first. Browsers without Trusted Types have only the `worker-src` of the page's policy.
 */

/** Files that run as workers: the service worker, Pagefind's, and those that the bundler makes of this folder's. */
const WORKERS = /^(?:sw|pagefind\/pagefind-worker|_astro\/[\w-]+-worker-[\w-]+)\.js$/u;

/** @returns the address if it is that of a worker of this site, else `null`, which browsers answer with a TypeError */
export function workerAddress(address: string, base: string): string | null {
  const { href } = new URL(address, base);
  const site = new URL(import.meta.env.BASE_URL, base).href;
  return href.startsWith(site) && WORKERS.test(href.slice(site.length)) ? href : null;
}

/** The part of the interface that is used here (W3C Trusted Types); TypeScript's own types lack it. */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL(address: string): string | null }): unknown;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => workerAddress(address, location.href),
});
