import { readFileSync } from 'node:fs';

/** One cell of the table: what must still work on one kind of page under one fault. */
export interface Cell {
  readonly kind: string;
  /** Words of the second table: "steps", "says so". */
  readonly promises: readonly string[];
}

/** `docs/faults.md` as data. */
export interface FaultTable {
  readonly kinds: readonly string[];
  readonly rows: readonly { readonly fault: string; readonly cells: readonly Cell[] }[];
  /** The words that cells may hold. */
  readonly words: readonly string[];
}

/** The rows of the Markdown table whose head row begins with `first`, the head row included. */
function rowsOf(text: string, first: string): string[][] {
  const lines = text.split('\n').map((line) => line.trim());
  const start = lines.findIndex((line) => line.startsWith(`| ${first} `));
  if (start < 0) throw new Error(`no table that begins with "${first}"`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines
    .slice(start, end < 0 ? undefined : end)
    .filter((_, index) => index !== 1)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

/** @throws {Error} where a row has not as many cells as there are kinds of page */
export function readFaultTable(file: string): FaultTable {
  const text = readFileSync(file, 'utf8');
  const [head = [], ...rows] = rowsOf(text, 'Fault');
  const [, ...words] = rowsOf(text, 'Word');
  const kinds = head.slice(1);
  return {
    kinds,
    rows: rows.map(([fault = '', ...cells]) => {
      if (cells.length !== kinds.length) throw new Error(`"${fault}" has ${cells.length} cells, not ${kinds.length}`);
      return {
        fault,
        cells: cells.map((cell, index) => ({
          kind: kinds[index] ?? '',
          promises: cell.split(',').flatMap((word) => word.trim() || []),
        })),
      };
    }),
    words: words.map(([word = '']) => word),
  };
}
