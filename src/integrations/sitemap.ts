import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { filesIn } from '../lib/files.ts';
import { ENGLISH_PAGES, TRANSLATED_PAGES } from '../lib/fixed-pages.ts';

/**
 * A sitemap of the pages that search engines should list, each content page with the day on which it was last checked.
 * Redirects and the offline pages are left out.
 *
 * @param locales the languages of the site, the default one too
 */
export function sitemapOfPages(locales: readonly string[]): AstroIntegration {
  const fixed = new Set<string>([
    ...Object.keys(ENGLISH_PAGES),
    ...TRANSLATED_PAGES,
    ...locales.flatMap((locale) => TRANSLATED_PAGES.map((address) => `/${locale}${address}`)),
  ]);
  const checked = lastChecked();
  return sitemap({
    filter: (url) => fixed.has(new URL(url).pathname) || checked.has(new URL(url).pathname),
    serialize(item) {
      const lastmod = checked.get(new URL(item.url).pathname);
      return lastmod === undefined ? item : { ...item, lastmod };
    },
  });
}

/** The day in the front matter of each content page, by address. */
function lastChecked(): Map<string, string> {
  const folder = fileURLToPath(new URL('../content/', import.meta.url));
  const pages = filesIn(folder).filter((file) => /\.mdx?$/u.test(file));
  return new Map(
    pages.flatMap((file) => {
      const day = /^(?:checked|translated): ([\d-]+)$/mu.exec(readFileSync(folder + file, 'utf8'))?.[1];
      return day === undefined ? [] : [[`/${file.replace(/^translations\/|\.mdx?$/gu, '')}/`, day]];
    }),
  );
}
