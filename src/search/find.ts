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
  const asked = queryWords(typed, vocabulary);
  for (const { words, share } of attempts(asked, vocabulary)) {
    if (scores.size >= ENOUGH) break;
    const { results } = await pagefind.search(words.join(' '));
    for (const { id, score, data } of results) {
      // A page that holds more of what was asked comes before one that holds less of it more often.
      const weighed = score * share ** 2;
      if (weighed > (scores.get(id)?.score ?? 0)) scores.set(id, { score: weighed, data });
    }
  }
  const best = [...scores.values()].sort((a, b) => b.score - a.score).slice(0, most);
  const top = best[0]?.score ?? 1;
  const pages = await Promise.all(best.map(async ({ score, data }) => ({ share: score / top, page: await data() })));
  return pages
    .map(({ share, page }) => ({ page, rank: share + nameMatch(page, asked) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ page }) => page);
}

/** How much it tells that a page is named with the words that were asked for, beside the 0 to 1 of Pagefind's score. */
const IN_TITLE = 1;
const IN_TERMS = 0.7;
const IS_TERM = 1;
/** Words count as the same when they begin alike: "sending" and "send". Letters. */
const STEM = 5;

/** How well a page's own names fit what was asked: its title, and the words that its author expects people to type. */
function nameMatch({ meta }: Found, asked: readonly string[]): number {
  const stems = (text: string): Set<string> => new Set(queryWords(text, NONE).map((word) => word.slice(0, STEM)));
  const wanted = new Set(asked.map((word) => word.slice(0, STEM)));
  const share = (words: ReadonlySet<string>): number =>
    wanted.size === 0 ? 0 : [...wanted].filter((word) => words.has(word)).length / wanted.size;
  const terms = (meta['terms'] ?? '').split('. ').map(stems);
  const isTerm = terms.some((term) => term.size === wanted.size && share(term) === 1);
  const inTerms = Math.max(0, ...terms.map(share));
  return IN_TITLE * share(stems(meta.title)) + IN_TERMS * inTerms + (isTerm ? IS_TERM : 0);
}

const NONE: Vocabulary = new Map();
