/** Some text of an excerpt, and whether it is what was searched for. */
export interface ExcerptPart {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Reads Pagefind's excerpt as text, so that nothing becomes markup: `<mark>` is around what was found, and the page's
 * own `<` and `>` are written `&lt;` and `&gt;`.
 */
export function excerptParts(excerpt: string): ExcerptPart[] {
  return [...excerpt.matchAll(/<mark>(.*?)<\/mark>|[^<]+|</gsu)]
    .map(([all, found]) => ({
      text: (found ?? all).replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
      marked: found !== undefined,
    }))
    .filter(({ text }) => text !== '');
}
