import { nameScores, readNames } from './names.ts';
import type { Parts } from './parts.ts';
import { attempts, queryWords } from './query.ts';
import { readVocabulary } from './vocabulary.ts';

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

/** A page to show. What it says of what was looked for is loaded when it is shown. */
export interface Hit {
  readonly url: string;
  readonly title: string;
  readonly kind: string;
  /** `undefined` where the page is found by what it is called, and its text says nothing of it. */
  load(): Promise<Found | undefined>;
}

/** The part of Pagefind's interface that is used here (pagefind.app/docs/api). */
export interface Pagefind {
  /** Loads the parts of the index in which the words of the query would stand. */
  preload?(query: string): Promise<unknown>;
  search(query: string): Promise<{
    readonly results: readonly { readonly id: string; readonly score: number; data(): Promise<Found> }[];
  }>;
}

/** With this many pages found, fewer words are not tried any more. */
const ENOUGH = 6;
/** From this score on a page is found by its names alone: they hold nearly all that was asked for. */
const FOUND_BY_NAME = 0.85;

/**
 * A part of Pagefind's index holds the words from one to another. Pagefind loads the part in which a word would stand,
 * but what begins with the word may reach into the next one: that is the part in which the word with this end stands.
 */
const END = 'zzzz';
/** Words that were reached before: they are the same with each key that is pressed. */
const reached = new WeakMap<Pagefind, Set<string>>();

async function reach(pagefind: Pagefind, words: readonly string[]): Promise<void> {
  const known = reached.get(pagefind) ?? new Set();
  const fresh = words.filter((word) => !known.has(word));
  if (fresh.length === 0 || !pagefind.preload) return;
  await pagefind.preload([...fresh, ...fresh.map((word) => word + END)].join(' '));
  reached.set(pagefind, new Set([...known, ...fresh]));
}

/** What is searched. */
export interface SearchIndex {
  readonly pagefind: Pagefind;
  /** The words of the site. Without them nothing is corrected. */
  readonly words: Parts;
  /** What the pages are called. Without them less is found. */
  readonly names: Parts;
}

/**
 * The pages for what a person typed, best first: how much a page's text holds of it, and how much its names do.
 *
 * @param most how many pages to return at the most
 */
export async function findPages(
  { pagefind, words: wordList, names: nameList }: SearchIndex,
  typed: string,
  most: number,
): Promise<Hit[]> {
  const vocabulary = await readVocabulary(wordList, typed);
  const asked = queryWords(typed, vocabulary);
  const called = readNames(nameList, asked);
  const scores = new Map<string, { score: number; data: () => Promise<Found> }>();
  for (const { words, share } of attempts(asked, vocabulary)) {
    if (scores.size >= ENOUGH) break;
    await reach(pagefind, words);
    const { results } = await pagefind.search(words.join(' '));
    for (const { id, score, data } of results) {
      // A page that holds more of what was asked comes before one that holds less of it more often.
      const weighed = score * share ** 2;
      if (weighed > (scores.get(id)?.score ?? 0)) scores.set(id, { score: weighed, data });
    }
  }
  const names = await called;
  const byName = nameScores(names)(asked);
  const named = new Map(names.pages.map((page) => [page.id, page]));
  const best = [...scores].sort(([, a], [, b]) => b.score - a.score).slice(0, most);
  const top = best[0]?.[1].score ?? 1;
  // Pages whose names are known are not loaded to be put in order.
  const loaded = await Promise.allSettled(
    best.map(async ([id, { score, data }]) => {
      const known = named.get(id);
      if (known) return { share: score / top, hit: hitOf(known, data) };
      const page = await data();
      const { url, meta } = page;
      return { share: score / top, hit: hitOf({ url, title: meta.title, kind: meta.kind ?? '' }, async () => page) };
    }),
  );
  // One part that does not arrive costs one result; where none arrives, the reader hears that the search failed.
  const byText = loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = loaded.find((one) => one.status === 'rejected');
  if (byText.length === 0 && failed) throw failed.reason;
  const found = new Set(byText.map(({ hit }) => hit.url));
  const onlyNamed = names.pages
    .filter(({ url }) => !found.has(url) && (byName.get(url) ?? 0) >= FOUND_BY_NAME)
    .map((page) => ({ share: 0, hit: hitOf(page, async () => undefined) }));
  return [...byText, ...onlyNamed]
    .map(({ share, hit }) => ({ hit, rank: share + (byName.get(hit.url) ?? 0) }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ hit }) => hit);
}

function hitOf({ url, title, kind }: Pick<Hit, 'url' | 'title' | 'kind'>, load: Hit['load']): Hit {
  return { url, title, kind, load };
}
