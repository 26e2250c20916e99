import type { Language } from './stop-words.ts';
import { plain, stem, tokens } from './text.ts';

/** The words of a page. */
export interface PageText {
  /** What a reader sees, title and headings included. */
  readonly body: string;
  /** What its author expects people to type; misspellings are among it. */
  readonly terms: string;
}

/** On how many pages each word is; 0 for a word that only authors expect to be typed. */
export function countWords(pages: readonly PageText[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { body, terms } of pages) {
    for (const word of new Set(tokens(body))) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const word of tokens(terms)) counts.set(word, counts.get(word) ?? 0);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What words a language's pages have. */
export class Vocabulary {
  readonly pageCount: number;
  readonly #language: Language | undefined;
  readonly #counts: ReadonlyMap<string, number>;
  /** The same by the words without accents, which many leave out. */
  readonly #plain = new Map<string, number>();
  /** On how many pages each stem is, at least, in their texts or else in their titles and search terms. */
  readonly #stems = new Map<string, number>();

  /** @param inTitles in how many pages' titles and search terms each stem is: there people's own words are */
  constructor(
    pageCount: number,
    counts: Readonly<Record<string, number>>,
    language?: Language,
    inTitles: ReadonlyMap<string, number> = new Map(),
  ) {
    this.pageCount = pageCount;
    this.#language = language;
    this.#counts = new Map(Object.entries(counts));
    for (const [word, count] of this.#counts) {
      this.#plain.set(plain(word), Math.max(count, this.#plain.get(plain(word)) ?? 0));
      const form = this.stem(word);
      this.#stems.set(form, Math.max(count, this.#stems.get(form) ?? 0));
    }
    for (const [form, count] of inTitles) this.#stems.set(form, Math.max(count, this.#stems.get(form) ?? 0));
  }

  /** The word without its endings, in this language. */
  stem(word: string): string {
    return stem(word, this.#language);
  }

  /** On how many pages the word is in the form that was typed, give or take its accents. */
  pagesWith(word: string): number {
    return this.#plain.get(plain(word)) ?? 0;
  }

  /** Whether the word is one, in the form that was typed. */
  has(word: string): boolean {
    return this.#plain.has(plain(word));
  }

  /** Whether a page has the word in any form. */
  knows(word: string): boolean {
    return this.#stems.has(this.stem(word));
  }

  /** Whether a known word begins like this, as while its reader is still typing it. */
  knowsBeginning(start: string): boolean {
    return [...this.#counts.keys()].some((word) => word.startsWith(start));
  }

  /** What a word is worth that one page has. */
  get mostWeight(): number {
    return Math.log(this.pageCount + 1);
  }

  /** What a word is worth: much where few pages have it, next to nothing where all have it. */
  weight(word: string): number {
    return Math.log((this.pageCount + 1) / Math.max(1, this.#stems.get(this.stem(word)) ?? 1));
  }

  [Symbol.iterator](): Iterator<[word: string, pages: number]> {
    return this.#counts[Symbol.iterator]();
  }
}
