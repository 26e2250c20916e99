import type { Vocabulary } from './query.ts';

/** Shorter words are never corrected, and a word on one page only is more often a slip than a word. */
const SHORTEST = 4;

/**
 * The words of a site with the number of pages that hold each: what a mistyped word is compared with.
 *
 * @param pages each page's text, and the words that it is named with (title, other words people search it with)
 */
export function buildVocabulary(pages: readonly { readonly text: string; readonly names: string }[]): Vocabulary {
  const counts = new Map<string, number>();
  const named = new Set<string>();
  const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  for (const { text, names } of pages) {
    for (const word of new Set([...wordsOf(text), ...wordsOf(names)])) {
      if (word.length >= SHORTEST) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    for (const word of wordsOf(names)) named.add(word);
  }
  return new Map([...counts].filter(([word, pages_]) => pages_ > 1 || named.has(word)).sort());
}

/** As one text for the browser: a line a count, then the words with it. */
export function writeVocabulary(vocabulary: Vocabulary): string {
  const lines = Map.groupBy(vocabulary, ([, pages]) => pages);
  return [...lines]
    .sort(([one], [other]) => one - other)
    .map(([pages, words]) => `${pages} ${words.map(([word]) => word).join(' ')}`)
    .join('\n');
}

/** Reads what {@link writeVocabulary} wrote; lines that are not of that form are passed over. */
export function readVocabulary(text: string): Vocabulary {
  const vocabulary = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [count = '', ...words] = line.split(' ');
    const pages = Number(count);
    if (Number.isInteger(pages) && pages > 0) for (const word of words) if (word) vocabulary.set(word, pages);
  }
  return vocabulary;
}
