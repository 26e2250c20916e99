import path from 'node:path';
import { addressOf } from '../../src/lib/content/addresses.ts';
import en from '../../src/i18n/locales/en.ts';
import es from '../../src/i18n/locales/es.ts';
import { ENGLISH_PAGES, TRANSLATED_PAGES } from '../../src/lib/fixed-pages.ts';
import type { Known } from '../../src/lib/content/check-page.ts';
import { loadGlossary } from '../../src/lib/content/load-lists.ts';
import { readPages } from '../../src/lib/content/read-files.ts';
import { type CollectionName, COLLECTIONS } from '../../src/lib/content/schemas.ts';
import other from '../fixtures/other-provider.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** All pages of content. */
export const pages = readPages(ROOT);

/** What a page may refer to, with the settings of the other provider. */
export const known: Known = {
  root: ROOT,
  settings: other,
  ids: Object.fromEntries(
    COLLECTIONS.map((name) => [name, pages.filter(({ collection }) => collection === name).map(({ id }) => id)]),
  ) as Record<CollectionName, string[]>,
  addresses: new Set([
    ...Object.keys(ENGLISH_PAGES),
    ...TRANSLATED_PAGES,
    ...pages.map(({ collection, id }) => addressOf(collection, id)),
  ]),
  terms: loadGlossary(ROOT).map(({ id }) => id),
  languages: { en, es },
};
