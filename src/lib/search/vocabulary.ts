/** How many pages each word is on. A word that isn't here is on no page, or on one page only and in none of its titles. */
export type Vocabulary = ReadonlyMap<string, number>;

/** The words of a page. */
export interface PageText {
  readonly body: string;
  /** Title, headings and search terms. */
  readonly titles: string;
}

/** Shorter words are never corrected. */
export const MIN_LENGTH = 4;

const wordsOf = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length >= MIN_LENGTH));

/** The words of a site that a mistyped one is compared with. */
export function buildVocabulary(pages: readonly PageText[]): Vocabulary {
  const counts = new Map<string, number>();
  const inTitles = new Set<string>();
  for (const { body, titles } of pages) {
    for (const word of wordsOf(`${body} ${titles}`)) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const word of wordsOf(titles)) inTitles.add(word);
  }
  // A word on one page only is more often a slip than a word.
  return new Map([...counts].filter(([word, count]) => count > 1 || inTitles.has(word)).sort());
}
