import { attempts, queryWords, type Vocabulary } from './query.ts';

/** Searches with Pagefind for what was meant, and puts the best page first. Knows nothing of the page it is used on. */

/** A part of a page that holds what was looked for. */
export interface PagePart {
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
}

/** What Pagefind knows of a found page. */
export interface Found extends PagePart {
  readonly meta: Readonly<Record<string, string>> & { readonly title: string; readonly kind?: string };
  readonly sub_results: readonly PagePart[];
}

/** The part of Pagefind's interface that is used here (pagefind.app/docs/api). */
export interface Pagefind {
  search(query: string): Promise<{
    readonly results: readonly { readonly id: string; readonly score: number; data(): Promise<Found> }[];
  }>;
}

/** With this many pages found, fewer words are not tried any more. */
const ENOUGH = 6;

/**
 * The pages for what a person typed, best first.
 *
 * @param most how many pages to return at the most
 */
export async function findPages(
  pagefind: Pagefind,
  vocabulary: Vocabulary,
  typed: string,
  most: number,
): Promise<Found[]> {
  const scores = new Map<string, { score: number; data: () => Promise<Found> }>();
  for (const { words, share } of attempts(queryWords(typed, vocabulary), vocabulary)) {
    if (scores.size >= ENOUGH) break;
    const { results } = await pagefind.search(words.join(' '));
    for (const { id, score, data } of results) {
      // A page that holds more of what was asked comes before one that holds less of it more often.
      const weighed = score * share ** 2;
      if (weighed > (scores.get(id)?.score ?? 0)) scores.set(id, { score: weighed, data });
    }
  }
  const best = [...scores.values()].sort((a, b) => b.score - a.score).slice(0, most);
  return Promise.all(best.map(({ data }) => data()));
}
