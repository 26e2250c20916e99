/** A line below the one that names the columns. */
export interface TsvRow {
  /** Its number in the file, from 2. */
  readonly line: number;
  readonly text: string;
  /** What it has in a column; empty if there's nothing. */
  cell(column: string): string;
}

/** Reads tab-separated lines, the first of which names the columns. Empty lines are left out. */
export function readTsv(text: string): { readonly columns: readonly string[]; readonly rows: readonly TsvRow[] } {
  const [head = '', ...lines] = text.replace(/^\ufeff/u, '').split(/\r?\n/u);
  const columns = head.split('\t');
  const rows = lines.map((line, index) => {
    const cells = line.split('\t');
    return { line: index + 2, text: line, cell: (column: string) => cells[columns.indexOf(column)] ?? '' };
  });
  return { columns, rows: rows.filter((row) => row.text !== '') };
}
