import { rename, rmdir } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

/**
 * Gives the page for missing addresses in each language the name that web hosts look for, `es/404.html`. Astro does that
 * for `404.html` alone.
 *
 * @param locales the languages of the site, the default one too
 */
export function missingPages(locales: readonly string[], defaultLocale: string): AstroIntegration {
  return {
    name: 'missing-pages',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        for (const locale of locales.filter((one) => one !== defaultLocale)) {
          const page = new URL(`${locale}/404`, dir);
          await rename(new URL(`${page.href}/index.html`), new URL(`${page.href}.html`));
          await rmdir(page);
        }
      },
    },
  };
}
