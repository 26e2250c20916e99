import type { Evidence } from './diagnose.ts';

/** Long enough to say where a quote stands, short enough to read. UTF-16 units. */
const CONTEXT = 160;

/** A stretch of the reader's text with the evidence in it marked: plain and marked pieces in turn. */
export interface Excerpt {
  readonly pieces: readonly { readonly text: string; readonly marked: boolean }[];
  /** Whether the reader's text goes on before and after it. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/**
 * The evidence as excerpts of the text. What stands close together is one excerpt with several marks, so that a short
 * error is shown once; a quote without a place in the text is an excerpt of its own.
 */
export function excerpts(text: string, evidence: readonly Evidence[]): Excerpt[] {
  const placed = evidence.flatMap(({ range }) => (range ? [range] : [])).sort(([one], [other]) => one - other);
  const groups: (readonly [number, number])[][] = [];
  for (const range of placed) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && range[0] < last[1]) {
      // Two readings of the same words: one mark.
      group[group.length - 1] = [last[0], Math.max(last[1], range[1])];
    } else if (group && last && range[0] - last[1] <= CONTEXT) {
      group.push(range);
    } else {
      groups.push([range]);
    }
  }
  const inText = groups.map((ranges): Excerpt => {
    const from = Math.max(0, (ranges[0]?.[0] ?? 0) - CONTEXT);
    const to = Math.min(text.length, (ranges.at(-1)?.[1] ?? 0) + CONTEXT);
    const pieces: { text: string; marked: boolean }[] = [];
    let at = from;
    for (const [start, end] of ranges) {
      pieces.push({ text: text.slice(at, start), marked: false }, { text: text.slice(start, end), marked: true });
      at = end;
    }
    pieces.push({ text: text.slice(at, to), marked: false });
    return { pieces: pieces.filter((piece) => piece.text !== ''), cutBefore: from > 0, cutAfter: to < text.length };
  });
  const alone = evidence
    .filter(({ range }) => !range)
    .map(({ quote }): Excerpt => ({ pieces: [{ text: quote, marked: true }], cutBefore: false, cutAfter: false }));
  return [...inText, ...alone];
}
