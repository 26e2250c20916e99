import type { Cause } from '../../src/lib/diagnosis/causes.ts';

/**
 * Measures the diagnosis against labeled messages. Recall is the share of a cause's messages that were found, precision
 * the share of its answers that were right.
 */

/** A labeled text and what was said of it. */
export interface Judged {
  /** A file's name, or the text's number in its list. */
  readonly item: string;
  readonly label: string;
  readonly said: Cause;
  readonly confident: boolean;
}

/**
 * Reads tab-separated labels. The first line names the columns: `cause`, and either `file` or `text`.
 *
 * @throws {Error} with the line that can't be read
 */
export function readLabels(tsv: string): { label: string; file?: string; text?: string }[] {
  const [head = '', ...lines] = tsv
    .replace(/^\ufeff/u, '')
    .split(/\r?\n/u)
    .filter((line) => line !== '');
  const columns = head.split('\t');
  const source = columns.includes('file') ? 'file' : 'text';
  if (!columns.includes('cause') || !columns.includes(source))
    throw new Error(
      `line 1: the columns are ${columns.join(', ')}; wanted are cause, and file or text, with tabs between them`,
    );
  return lines.map((line, index) => {
    const cells = line.split('\t');
    const label = cells[columns.indexOf('cause')];
    const value = cells[columns.indexOf(source)];
    if (!label || !value) throw new Error(`line ${index + 2}: a cell is empty`);
    return { label, [source]: value };
  });
}

/** The accuracy as lines for people: the shares, a line for each cause, and every confusion. */
export function accuracyText(judged: readonly Judged[]): string {
  const isRight = ({ label, said }: Judged): boolean => label === said;
  const right = judged.filter(isRight);
  const unknown = judged.filter(({ said }) => said === 'unknown');
  const confident = judged.filter((one) => one.confident && one.said !== 'unknown');
  const confusions = Map.groupBy(
    judged.filter((one) => !isRight(one)),
    ({ label, said }) => `${label} → ${said}`,
  );
  const causes = [...new Set(judged.map(({ label }) => label))].sort();
  return [
    `${right.length} of ${judged.length} right (${percent(right.length, judged.length)}), ${unknown.length} not recognized`,
    `${confident.length} confident answers, ${confident.filter(isRight).length} of them right (${percent(confident.filter(isRight).length, confident.length)})`,
    '',
    'recall  precision  labeled  cause',
    ...causes.map((cause) => {
      const found = right.filter(({ label }) => label === cause).length;
      const labeled = judged.filter(({ label }) => label === cause).length;
      const answered = judged.filter(({ said }) => said === cause).length;
      return `  ${share(found, labeled)}       ${share(found, answered)}  ${String(labeled).padStart(7)}  ${cause}`;
    }),
    '',
    confusions.size === 0 ? 'No confusion.' : 'Confusion, label → answer:',
    ...[...confusions].map(([pair, items]) => `  ${pair}: ${items.map(({ item }) => item).join(', ')}`),
  ].join('\n');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '   –' : (part / whole).toFixed(2);
}
