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
 * @param base the path that the site is published below
 */
export function sitemapOfPages(locales: readonly string[], base = '/'): AstroIntegration {
  const fixed = new Set<string>([
    ...Object.keys(ENGLISH_PAGES),
    ...TRANSLATED_PAGES,
    ...locales.flatMap((locale) => TRANSLATED_PAGES.map((address) => `/${locale}${address}`)),
  ]);
  const checked = lastChecked();
  const addressOf = (url: string): string => new URL(url).pathname.slice(base.length - 1);
  return sitemap({
    filter: (url) => fixed.has(addressOf(url)) || checked.has(addressOf(url)),
    serialize(item) {
      const lastmod = checked.get(addressOf(item.url));
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
