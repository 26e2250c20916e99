import type { Evidence } from './evidence.ts';

/** In UTF-16 units: long enough to show where a quote is, short enough to read. */
const CONTEXT = 160;

/** A part of the reader's text with its evidence marked. */
export interface Excerpt {
  readonly pieces: readonly { readonly text: string; readonly marked: boolean }[];
  /** Whether there is more text before and after it. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/**
 * The evidence as excerpts of the text. Quotes that are close together share an excerpt, so a short error is shown once.
 * A quote without a place in the text is an excerpt of its own.
 */
export function excerpts(text: string, evidence: readonly Evidence[]): Excerpt[] {
  const placed = evidence.flatMap(({ range }) => (range ? [range] : [])).sort(([one], [other]) => one - other);
  const groups: (readonly [number, number])[][] = [];
  for (const range of placed) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && range[0] < last[1]) {
      // Overlapping quotes share a mark.
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
