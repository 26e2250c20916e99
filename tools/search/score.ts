import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Catalogue } from '../../src/lib/diagnosis/catalogue.ts';
import { diagnose } from '../../src/lib/diagnosis/diagnose.ts';
import { answerFirst } from '../../src/lib/search/answer-first.ts';
import { findPages, type SearchIndex } from '../../src/lib/search/find.ts';
import { readTsv } from '../../src/lib/tsv.ts';
import type { Language } from '../../src/lib/search/stop-words.ts';

/** Measures the search with searches of which the right page is known. */

export interface Search {
  readonly language: Language;
  readonly query: string;
  /** How the addresses of the right pages begin. */
  readonly wanted: readonly string[];
}

export interface Scored extends Search {
  /** The right page's place among the hits, from 0; -1 where it isn't among them. */
  readonly place: number;
  /** The addresses of the first hits. */
  readonly found: readonly string[];
}

/**
 * Reads a tab-separated list (.tsv or .tsv.gz) with the columns language, query and wanted, which has `|` between
 * addresses.
 *
 * @throws {Error} with the line that can't be read
 */
export function readSearches(file: string): Search[] {
  const bytes = readFileSync(file);
  const { rows } = readTsv((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString());
  return rows.map(({ line, cell }) => {
    const [language, query, wanted] = [cell('language'), cell('query'), cell('wanted')];
    if (!language || !query || !wanted)
      throw new Error(`${file}, line ${line}: expected a language, a query and addresses, separated by tabs`);
    return { language, query, wanted: wanted.split('|') };
  });
}

const SHOWN = 12;

/** The address of the original of a page in a language. */
const original = (address: string, language: Language): string =>
  address.startsWith(`/${language}/`) ? address.slice(language.length + 1) : address;

/** Searches as the site's one field does: with the page of a sure diagnosis before other errors. */
export async function score(index: SearchIndex, catalogue: Catalogue, searches: readonly Search[]): Promise<Scored[]> {
  const scored: Scored[] = [];
  for (const search of searches) {
    const { hits } = await findPages(index, search.query, SHOWN);
    const answer = await diagnose(search.query, catalogue);
    const found = answerFirst(hits, answer, catalogue.entries).map(({ url }) => url);
    const place = found.findIndex((url) =>
      // A page is the right one in whichever language it's found.
      search.wanted.some((address) => original(url, index.language).startsWith(original(address, index.language))),
    );
    scored.push({ ...search, place, found });
  }
  return scored;
}

/** The shares of searches with the right page first and in the first three, and of those that found nothing. */
export function shares(scored: readonly Scored[]): { first: number; three: number; empty: number } {
  const share = (fits: (one: Scored) => boolean): number => scored.filter(fits).length / scored.length;
  return {
    first: share(({ place }) => place === 0),
    three: share(({ place }) => place >= 0 && place < 3),
    empty: share(({ found }) => found.length === 0),
  };
}
