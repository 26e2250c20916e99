import { fileURLToPath } from 'node:url';
import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { DEFAULT_LOCALE, localAddress } from '../i18n/locale.ts';
import { addressOf } from '../lib/content/addresses.ts';
import { readPages, readTranslations, splitFile } from '../lib/content/read-files.ts';
import { ENGLISH_PAGES, TRANSLATED_PAGES } from '../lib/fixed-pages.ts';
import { isoDay } from '../lib/dates.ts';

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
    ...locales.flatMap((locale) => TRANSLATED_PAGES.map((address) => localAddress(locale, address))),
  ]);
  let checked: ReadonlyMap<string, string> | undefined;
  const lastmodOf = (url: string): string | undefined => {
    checked ??= lastChecked(fileURLToPath(new URL('../../', import.meta.url)));
    return checked.get(new URL(url).pathname.slice(base.length - 1));
  };
  return sitemap({
    filter: (url) => fixed.has(new URL(url).pathname.slice(base.length - 1)) || lastmodOf(url) !== undefined,
    serialize(item) {
      const lastmod = lastmodOf(item.url);
      return lastmod === undefined ? item : { ...item, lastmod };
    },
  });
}

/** The day in the front matter of each content page, by address. */
export function lastChecked(root: string): Map<string, string> {
  const originals = readPages(root).map((page) => ({ ...page, locale: DEFAULT_LOCALE }));
  return new Map(
    [...originals, ...readTranslations(root)].map(({ locale, collection, id, text }) => {
      const { checked, translated } = splitFile(text).frontmatter;
      return [localAddress(locale, addressOf(collection, id)), isoDay((translated ?? checked) as Date)];
    }),
  );
}
