import { type Parts, partCount, partOf, writeParts } from './parts.ts';
import { queryWords, type Vocabulary } from './query.ts';

/** Shorter words are never corrected, and a word on one page only is more often a slip than a word. */
const SHORTEST = 4;

/** What a page says, and the words that it is named with (title, headings, other words people search it with). */
export interface PageWords {
  readonly text: string;
  readonly names: string;
}

/** The words of some pages: with it nobody needs to hold the text of all pages. It can be cloned. */
export interface WordCounts {
  /** On how many pages each word is. */
  readonly pages: Map<string, number>;
  /** Words that name a page. */
  readonly named: Set<string>;
}

/** The words of no page. */
export function noWords(): WordCounts {
  return { pages: new Map(), named: new Set() };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];

/** Adds the words of a page to those of others. */
export function countWords(counts: WordCounts, { text, names }: PageWords): void {
  for (const word of new Set([...wordsOf(text), ...wordsOf(names)])) {
    if (word.length >= SHORTEST) counts.pages.set(word, (counts.pages.get(word) ?? 0) + 1);
  }
  for (const word of wordsOf(names)) counts.named.add(word);
}

/**
 * The words of a site with the number of pages that hold each: what a mistyped word is compared with.
 *
 * @param shares the words of all pages, counted in one or more shares
 */
export function buildVocabulary(shares: readonly WordCounts[]): Vocabulary {
  const all = noWords();
  for (const { pages, named } of shares) {
    for (const [word, count] of pages) all.pages.set(word, (all.pages.get(word) ?? 0) + count);
    for (const word of named) all.named.add(word);
  }
  return new Map([...all.pages].filter(([word, count]) => count > 1 || all.named.has(word)).sort());
}

/**
 * As texts for the browser, by the endings of their names: a line a count, then the words with it. A mistyped word is
 * looked for among those with its first letter, so the words of a letter stand in one part.
 */
export function writeVocabulary(vocabulary: Vocabulary): Map<string, string> {
  const write = (words: readonly (readonly [string, number])[]) =>
    [...Map.groupBy(words, ([, pages]) => pages)]
      .sort(([one], [other]) => one - other)
      .map(([pages, same]) => `${pages} ${same.map(([word]) => word).join(' ')}`)
      .join('\n');
  const parts = partCount(write([...vocabulary]).length);
  const words = Map.groupBy(vocabulary, ([word]) => partOf(firstLetter(word), parts));
  return writeParts(Array.from({ length: parts }, (_, part) => write(words.get(part) ?? [])));
}

/**
 * The words among which those of a query are looked for.
 *
 * @param typed what the person typed
 */
export async function readVocabulary(list: Parts, typed: string): Promise<Vocabulary> {
  const { texts } = await list.for(queryWords(typed, new Map()).map(firstLetter));
  return new Map(texts.flatMap(readLines));
}

const firstLetter = (word: string): string => String.fromCodePoint(word.codePointAt(0) ?? 0);

/** Lines that are not of that form are passed over. */
function readLines(text: string): [string, number][] {
  return text.split('\n').flatMap((line) => {
    const [count = '', ...words] = line.split(' ');
    const pages = Number(count);
    const known = Number.isInteger(pages) && pages > 0;
    return known ? words.filter(Boolean).map((word): [string, number] => [word, pages]) : [];
  });
}
