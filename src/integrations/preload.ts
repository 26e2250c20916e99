import type { AstroUserConfig } from 'astro';

type VitePlugin = NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>[number];

/** What Vite calls its own helper. Should it change its name, Vite's stands in again, and the budgets tell. */
const VITES = '\0vite/preload-helper.js';

/**
 * Fetches what a script imports together with it, where it is loaded later. Vite's own helper does that too, and waits
 * for style sheets and nonces, which the site's scripts have none of; it would be a third of what every page loads.
 */
const OURS = `export function __vitePreload(load, files = []) {
  for (const file of files) {
    const href = '/' + file;
    if (document.querySelector('link[href="' + href + '"]')) continue;
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = href;
    document.head.append(link);
  }
  return load();
}`;

/** Puts a short helper in the place of Vite's for scripts that are loaded later. */
export function shortPreload(): VitePlugin {
  return {
    name: 'short-preload',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    load: (id) => (id === VITES ? OURS : undefined),
  };
}
