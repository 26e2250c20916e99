import { queryWords, significantTerms } from './query.ts';
import type { TitledPage, TitleIndex } from './title-index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is used of Pagefind's browser API (pagefind.app/docs/api). */
export interface Pagefind {
  search(query: string): Promise<{ readonly results: readonly PagefindResult[] }>;
}

export interface PagefindResult {
  readonly id: string;
  readonly score: number;
  data(): Promise<PagefindPage>;
}

interface PagefindPage {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly sub_results: readonly { readonly title: string; readonly url: string }[];
}

/** What the search knows of a language's pages beside Pagefind's index: `/search/<language>.json`. */
export interface SearchData {
  readonly pages: readonly TitledPage[];
  /** How many pages each word is on. */
  readonly words: Readonly<Record<string, number>>;
}

/** Everything that is searched. */
export interface SearchIndex {
  readonly pagefind: Pagefind;
  readonly titles: TitleIndex;
  readonly vocabulary: Vocabulary;
}

/** A page to show. */
export interface Hit {
  readonly url: string;
  readonly title: string;
  readonly kind: string;
  /** Pagefind's, with `<mark>`; empty for a page found by its title only. */
  readonly excerpt: string;
  /** Parts of the page that hold what was searched for. */
  readonly sections: readonly { readonly title: string; readonly url: string }[];
}

/** With fewer pages than this, pages with some of the words are shown too. */
const ENOUGH = 6;
/** From this score on a page is found by its titles alone: they hold nearly everything that was typed. */
const FOUND_BY_TITLE = 0.85;

/**
 * The pages for what a person typed, best first. A page's rank is the score of its text, compared with the best one's,
 * plus that of its titles.
 *
 * @throws where no page's data arrives; one that is lost costs only itself
 */
export async function findPages(
  { pagefind, titles, vocabulary }: SearchIndex,
  typed: string,
  limit: number,
): Promise<Hit[]> {
  const words = queryWords(typed, vocabulary);
  const best = (await searchText(pagefind, words)).slice(0, limit);
  const loaded = await Promise.allSettled(
    best.map(async ({ score, result }) => ({ hit: toHit(await result.data()), score: score / (best[0]?.score ?? 1) })),
  );
  const byText = loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const lost = loaded.find((one) => one.status === 'rejected');
  if (lost && byText.length === 0) throw lost.reason;

  const titleScores = titles.scores(words);
  const urls = new Set(byText.map(({ hit }) => hit.url));
  const byTitle = titles.pages
    .filter(({ url }) => !urls.has(url) && (titleScores.get(url) ?? 0) >= FOUND_BY_TITLE)
    .map(({ url, title, kind }) => ({ hit: { url, title, kind, excerpt: '', sections: [] }, score: 0 }));
  return [...byText, ...byTitle]
    .map(({ hit, score }): { hit: Hit; rank: number } => ({ hit, rank: score + (titleScores.get(hit.url) ?? 0) }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, limit)
    .map(({ hit }) => hit);
}

interface ScoredResult {
  readonly score: number;
  readonly result: PagefindResult;
}

/** The pages with all words, and where they are few, those with any of them, best first. */
async function searchText(pagefind: Pagefind, words: readonly string[]): Promise<ScoredResult[]> {
  const found = new Map<string, ScoredResult>();
  const search = async (query: string, weight: number): Promise<void> => {
    const { results } = await pagefind.search(query);
    for (const result of results) {
      found.set(result.id, { result, score: result.score * weight + (found.get(result.id)?.score ?? 0) });
    }
  };
  if (words.length > 0) await search(words.join(' '), 1);
  if (words.length > 1 && found.size < ENOUGH) {
    for (const word of significantTerms(words)) await search(word, 1 / words.length);
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}

function toHit({ url, excerpt, meta, sub_results }: PagefindPage): Hit {
  const sections = sub_results.filter((section) => section.url.includes('#'));
  return { url, excerpt, title: meta['title'] ?? url, kind: meta['kind'] ?? '', sections };
}
