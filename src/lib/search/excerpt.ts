/** A stretch of an excerpt, and whether it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Reads Pagefind's excerpt, in which `<mark>` stands around what was found, and the page's own `<` and `>` are written
 * `&lt;` and `&gt;`; nothing else in it is markup. So it is shown as text, and no markup is made of it.
 */
export function piecesOf(excerpt: string): Piece[] {
  const pieces = [...excerpt.matchAll(/<mark>(.*?)<\/mark>|[^<]+|</gsu)].map(([all, found]) => ({
    text: (found ?? all).replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    marked: found !== undefined,
  }));
  return pieces.filter(({ text }) => text !== '');
}
