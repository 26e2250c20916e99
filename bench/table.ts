/** Figures as people read them. */

/** The middle of `values`; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A number with three digits that count and commas between thousands: `0.0312`, `1.25`, `13.5`, `1,312`. */
export function digits(value: number): string {
  if (value === 0) return '0';
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.min(decimals, 3) });
}

/** Median, and smallest and largest in brackets where they differ from it as written; `–` where there is no value. */
export function spread(values: readonly number[]): string {
  if (values.length === 0) return '–';
  const [middle, low, high] = [median(values), Math.min(...values), Math.max(...values)].map(digits);
  const range = low === middle && high === middle ? '' : ` (${low}–${high})`;
  return `${middle}${range}`;
}

/**
 * How many times `of` the median of `values` is: `3.1×`.
 *
 * @param of what is compared with; without values there is nothing to say
 */
export function ratio(values: readonly number[], of: readonly number[]): string {
  const by = median(of);
  return values.length === 0 || !(by > 0) ? '–' : `${digits(median(values) / by)}×`;
}

/** A Markdown table, its columns as wide as their longest cell, as Prettier leaves it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const [first = [], ...rest] = cells;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join('\n');
}
