import { fill } from '../../i18n/fill.ts';

/** A stretch of two texts side by side. It's the same in both, or it's what has to change. */
export interface Piece {
  readonly typed: string;
  readonly right: string;
}

const isSame = ({ typed, right }: Piece): boolean => typed === right;

/** The ways to go on in two texts: one letter of both, of the first, of the second. */
const BOTH = [1, 1] as const;
const FIRST = [1, 0] as const;
const SECOND = [0, 1] as const;

/** What turns `typed` into `right` with the fewest single-letter edits (Levenshtein), side by side if possible. */
export function difference(typed: string, right: string): Piece[] {
  const [from, to] = [[...typed], [...right]];
  /** The edits that the rest needs once `i` letters of `typed` and `j` of `right` are done. */
  const costs = [...from, ''].map(() => [...to, ''].map(() => 0));
  const after = (i: number, j: number, [first, second]: typeof BOTH | typeof FIRST | typeof SECOND): number =>
    (costs[i + first]?.[j + second] ?? Infinity) + (first === second && from[i] === to[j] ? 0 : 1);
  for (let i = from.length; i >= 0; i -= 1) {
    for (let j = to.length; j >= 0; j -= 1) {
      if (i === from.length && j === to.length) continue;
      (costs[i] ?? [])[j] = Math.min(after(i, j, BOTH), after(i, j, FIRST), after(i, j, SECOND));
    }
  }
  const pieces: Piece[] = [];
  for (let [i, j] = [0, 0]; i < from.length || j < to.length;) {
    const last = pieces.at(-1);
    const editing = !last || !isSame(last);
    // An edit at the start, or one that goes on, is plainer than one more edit later at the same cost.
    const ways = from[i] === to[j] && editing ? [FIRST, SECOND, BOTH] : [BOTH, FIRST, SECOND];
    const way = ways.find((one) => after(i, j, one) === costs[i]?.[j]) ?? BOTH;
    const piece = { typed: from.slice(i, i + way[0]).join(''), right: to.slice(j, j + way[1]).join('') };
    if (last && isSame(last) === isSame(piece)) {
      pieces.splice(-1, 1, { typed: last.typed + piece.typed, right: last.right + piece.right });
    } else pieces.push(piece);
    [i, j] = [i + way[0], j + way[1]];
  }
  return pieces;
}

/** The number of single-letter edits between two texts. */
export function distance(one: string, other: string): number {
  return difference(one, other)
    .filter((piece) => !isSame(piece))
    .reduce((sum, { typed, right }) => sum + Math.max([...typed].length, [...right].length), 0);
}

/** What the difference between two texts is told with, in the reader's language; `{name}` is filled in. */
export interface DifferenceWords {
  /** A stretch of letters: `“{text}”`. */
  readonly letters: string;
  readonly space: string;
  readonly atStart: string;
  /** What comes before the place. */
  readonly after: string;
  /** What has to be done to `{typed}` or `{right}`, and `{where}`. */
  readonly add: string;
  readonly remove: string;
  readonly change: string;
}

/** The difference as instructions, for readers who don't see marks: "Add “web” after “secure”." */
export function differenceInWords(pieces: readonly Piece[], words: DifferenceWords): string {
  const name = (text: string): string => (/^[\p{Z}\p{C}]+$/u.test(text) ? words.space : fill(words.letters, { text }));
  return pieces
    .flatMap((piece, index) => {
      if (isSame(piece)) return [];
      const before = pieces[index - 1];
      const where = before ? fill(words.after, { text: name(before.typed) }) : words.atStart;
      const todo = piece.typed === '' ? words.add : piece.right === '' ? words.remove : words.change;
      return [fill(todo, { typed: name(piece.typed), right: name(piece.right), where })];
    })
    .join(' ');
}
