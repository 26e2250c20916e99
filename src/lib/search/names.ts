import { type Parts, partCount, partOf, writeParts } from './parts.ts';
import { NEARLY_COMMON, queryWords, type Vocabulary } from './query.ts';

/**
 * What pages are called: their titles, and the words that their authors expect people to type. Pagefind weighs these
 * too, but a long page that uses a word often still beats the page that is about it; here the names alone decide.
 */

/** A page by its names. */
export interface NamedPage {
  readonly url: string;
  /** What Pagefind calls the page in its results; empty for a page that it does not know. */
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** How much this page comes before others that fit as well, 0 to 1: what fixes before what explains. */
  readonly rank: number;
  readonly terms: readonly string[];
}

/** Nothing is corrected in names: they are spelled as they are meant, even where that is wrong. */
const NONE: Vocabulary = new Map();
/** Words count as the same when they begin alike: "sending" and "send". Letters. */
const STEM = 5;

const stem = (word: string): string => word.slice(0, STEM);
/** The words that tell one name from another. */
function telling(words: readonly string[]): Set<string> {
  const rare = words.filter((word) => !NEARLY_COMMON.has(word));
  return new Set((rare.length > 0 ? rare : words).map(stem));
}
/** Names that were read before: they are the same with each key that is pressed. */
const read = new Map<string, ReadonlySet<string>>();
function stems(name: string): ReadonlySet<string> {
  const known = read.get(name) ?? telling(queryWords(name, NONE));
  read.set(name, known);
  return known;
}

/** How much each kind of match tells, beside the 0 to 1 of Pagefind's score. */
const IN_TITLE = 1;
const IN_TERM = 1;
const IS_TERM = 1;

/** Names to search in: some or all of a site's pages, and how common each word is among the names of all of them. */
export interface Names {
  readonly pages: readonly NamedPage[];
  /** Pages of the whole site. */
  readonly total: number;
  /** In the names of how many pages of the whole site each word's beginning stands. */
  readonly counts: ReadonlyMap<string, number>;
}

const beginnings = ({ title, terms }: NamedPage): Set<string> =>
  new Set([title, ...terms].flatMap((name) => [...stems(name)]));

/** The names of a whole site. */
export function namesOf(pages: readonly NamedPage[]): Names {
  const counts = new Map<string, number>();
  for (const page of pages) for (const word of beginnings(page)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { pages, total: pages.length, counts };
}

/** What stands in more names than this tells too little of a page to be worth its bytes; of these the best are kept. */
const MOST_PAGES = 100;

/**
 * As texts for the browser, by the endings of their names: a line a page, its parts between tabs. In a list of several
 * parts a page stands in each part that one of its words belongs to, and a part begins with how common its words are.
 */
export function writeNames(pages: readonly NamedPage[]): Map<string, string> {
  const clean = (text: string) => text.replaceAll(/[\t\n]+/gu, ' ');
  const line = ({ url, kind, title, rank, id, terms }: NamedPage) =>
    [url, kind, title, String(rank), id, ...terms].map(clean).join('\t');
  const lines = pages.map(line);
  const facts = String(pages.length);
  const whole = lines.join('\n');
  if (partCount(whole.length) === 1) return writeParts([whole], facts);

  const holders = new Map<string, number[]>();
  let length = 0;
  for (const [index, page] of pages.entries()) {
    for (const word of beginnings(page)) {
      const indices = holders.get(word) ?? [];
      indices.push(index);
      holders.set(word, indices);
      if (indices.length <= MOST_PAGES) length += lines[index]?.length ?? 0;
    }
  }
  const parts = partCount(length);
  const texts = Array.from({ length: parts }, () => ({ counts: [] as string[], pages: new Set<number>() }));
  const briefest = (one: number, other: number) =>
    (pages[other]?.rank ?? 0) - (pages[one]?.rank ?? 0) ||
    (pages[one]?.title.length ?? 0) - (pages[other]?.title.length ?? 0);
  for (const [word, indices] of [...holders].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const text = texts[partOf(word, parts)];
    text?.counts.push(`${word} ${indices.length}`);
    for (const index of indices.toSorted(briefest).slice(0, MOST_PAGES)) text?.pages.add(index);
  }
  return writeParts(
    texts.map(({ counts, pages: held }) =>
      [counts.join(' '), ...[...held].map((index) => lines[index] ?? '')].join('\n'),
    ),
    facts,
  );
}

/**
 * The names of the pages that may fit what was asked.
 *
 * @param asked words as {@link queryWords} gives them
 */
export async function readNames(list: Parts, asked: readonly string[]): Promise<Names> {
  const { facts, texts } = await list.for([...telling(asked)]);
  const pages = new Map<string, NamedPage>();
  for (const text of texts) for (const page of readLines(text)) pages.set(page.url, page);
  const known = [...pages.values()];
  const total = Number(facts);
  // All pages are there: what they say of themselves is what the site says.
  if (!(total > known.length)) return namesOf(known);
  const counts = new Map<string, number>();
  for (const text of texts) {
    const pairs = text.split('\n', 1)[0]?.split(' ') ?? [];
    for (let at = 0; at + 1 < pairs.length; at += 2) counts.set(pairs[at] ?? '', Number(pairs[at + 1]));
  }
  return { pages: known, total, counts };
}

/** A line that does not name a page is passed over. */
function readLines(text: string): NamedPage[] {
  return text.split('\n').flatMap((line) => {
    const [url = '', kind, title, rank, id, ...terms] = line.split('\t');
    const known =
      url.startsWith('/') && kind !== undefined && title !== undefined && rank !== undefined && id !== undefined;
    return known ? [{ url, kind, title, rank: Number(rank), id, terms }] : [];
  });
}

/** A way to say how well a page's names fit the words that were asked for. */
export function nameScores(names: Names): (asked: readonly string[]) => Map<string, number> {
  const known = names.pages.map(({ url, title, rank, terms }) => ({
    url,
    rank,
    title: stems(title),
    terms: terms.map(stems),
  }));
  // What stands in few names tells more than what stands in all.
  const weight = (word: string): number => Math.log(1 + names.total / (names.counts.get(word) ?? names.total));
  return (asked) => {
    const wanted = telling(asked);
    const total = [...wanted].reduce((sum, word) => sum + weight(word), 0);
    const share = (words: ReadonlySet<string>): number =>
      total === 0
        ? 0
        : [...wanted].filter((word) => words.has(word)).reduce((sum, word) => sum + weight(word), 0) / total;
    return new Map(
      known.map(({ url, title, rank, terms }) => {
        const inTitle = share(title);
        const inTerm = Math.max(0, ...terms.map(share));
        const isTerm = [title, ...terms].some((term) => term.size === wanted.size && share(term) === 1);
        const score = IN_TITLE * inTitle + IN_TERM * inTerm + (isTerm ? IS_TERM : 0);
        return [url, score + rank * Math.max(inTitle, inTerm)];
      }),
    );
  };
}
