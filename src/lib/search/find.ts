import { queryWords, relaxations } from './query.ts';
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

export interface PagefindPage {
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

/** With this many pages found, fewer words are not tried. */
const ENOUGH = 6;
/** From this score on a page is found by its title alone: that holds nearly everything that was typed. */
const FOUND_BY_TITLE = 0.85;

/**
 * The pages for what a person typed, best first. A page's rank is the score of its text among the others, 0 to 1, plus
 * that of its titles.
 *
 * @throws where no page's data arrives; one that is lost costs only itself
 */
export async function findPages(
  { pagefind, titles, vocabulary }: SearchIndex,
  typed: string,
  limit: number,
): Promise<Hit[]> {
  const words = queryWords(typed, vocabulary);
  const found = new Map<string, { readonly score: number; readonly result: PagefindResult }>();
  for (const { words: some, coverage } of relaxations(words, vocabulary)) {
    if (found.size >= ENOUGH) break;
    const { results } = await pagefind.search(some.join(' '));
    for (const result of results) {
      // A page with more of the words comes before one that repeats fewer of them.
      const score = result.score * coverage;
      if (score > (found.get(result.id)?.score ?? 0)) found.set(result.id, { score, result });
    }
  }

  const titleScores = titles.scores(words);
  const best = [...found.values()].sort((a, b) => b.score - a.score).slice(0, limit);
  const loaded = await Promise.allSettled(
    best.map(async ({ score, result }) => ({ hit: toHit(await result.data()), score: score / (best[0]?.score ?? 1) })),
  );
  const byText = loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const lost = loaded.find((one) => one.status === 'rejected');
  if (lost && byText.length === 0) throw lost.reason;

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

function toHit({ url, excerpt, meta, sub_results }: PagefindPage): Hit {
  const sections = sub_results.filter((section) => section.url.includes('#'));
  return { url, excerpt, title: meta['title'] ?? url, kind: meta['kind'] ?? '', sections };
}
