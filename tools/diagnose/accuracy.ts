import { readTsv } from '../../src/lib/tsv.ts';
import type { Cause } from '../../src/lib/diagnosis/causes.ts';

/**
 * Measures the diagnosis against labeled texts. Recall is the share of a cause's texts that were found, precision the
 * share of its answers that were right. Texts are named by their line, never quoted, so that sealed ones stay unread.
 */

/** A line of a list of labeled texts. */
export interface LabeledLine {
  /** Its number in the list, the line of the columns' names being 1. */
  readonly line: number;
  /** The right answers, the best first. */
  readonly causes: readonly [string, ...string[]];
  /** A file next to the list. If there is none, the text itself. */
  readonly file?: string;
  readonly text: string;
  readonly source: string;
}

/** What was said of a labeled text. */
export interface Judged {
  readonly line: number;
  readonly causes: readonly [string, ...string[]];
  readonly said: Cause;
  /** Whether it was said without "probably". */
  readonly confident: boolean;
}

/**
 * Reads tab-separated labels. The first line names the columns: `cause`, and either `file` or `text`; `source` can be
 * there. `a|b` as a cause takes either, and `\n` in a text is a line break.
 *
 * @throws {Error} with the line that can't be read
 */
export function readLabels(tsv: string): LabeledLine[] {
  const { columns, rows } = readTsv(tsv);
  const content = columns.includes('file') ? 'file' : 'text';
  if (!columns.includes('cause') || !columns.includes(content))
    throw new Error(
      `line 1: the columns are ${columns.join(', ')}; expected cause, and file or text, separated by tabs`,
    );
  return rows.map(({ line, cell }): LabeledLine => {
    const [cause = '', ...others] = cell('cause').split('|');
    if (cause === '' || cell(content) === '') throw new Error(`line ${line}: a cell is empty`);
    const text = cell('text').replaceAll(String.raw`\n`, '\n');
    const source = cell('source');
    return { line, causes: [cause, ...others], text, source, ...(content === 'file' && { file: cell('file') }) };
  });
}

/** The causes that readers of this site are told most often. */
const LOGIN = ['relay-authentication-required', 'authentication-failed'];

/** The accuracy as lines for people: the shares, a line for each cause, and every confusion with its lines. */
export function accuracyText(judged: readonly Judged[]): string {
  const isRight = ({ causes, said }: Judged): boolean => causes.includes(said);
  const rightOf = (some: readonly Judged[]): string => {
    const right = some.filter(isRight).length;
    return `${right} of ${some.length} (${percent(right, some.length)})`;
  };
  // Of several right answers the one that was given counts, or else the best.
  const labelOf = (one: Judged): string => (isRight(one) ? one.said : one.causes[0]);
  const errors = judged.filter(({ causes }) => !causes.includes('unknown'));
  const sure = errors.filter(({ said, confident }) => confident && said !== 'unknown');
  const ordinary = judged.filter(({ causes }) => causes.length === 1 && causes[0] === 'unknown');
  const login = errors.filter((one) => LOGIN.includes(labelOf(one)));
  const labels = [...new Set(judged.map(labelOf))].sort();
  const confusions = Map.groupBy(
    judged.filter((one) => !isRight(one)),
    ({ causes, said }) => `${causes.join('|')} → ${said}`,
  );
  return [
    `errors right:               ${rightOf(errors)}`,
    `said for sure:              ${sure.length} of ${errors.length}, right ${rightOf(sure)}`,
    `ordinary texts left alone:  ${rightOf(ordinary)}`,
    `relay or sign-in, recall:   ${rightOf(login)}`,
    '',
    'recall  precision  labeled  cause',
    ...labels.map((label) => {
      const labeled = judged.filter((one) => labelOf(one) === label);
      const answered = judged.filter(({ said }) => said === label);
      const right = labeled.filter(isRight).length;
      const figures = `  ${share(right, labeled.length)}       ${share(right, answered.length)}`;
      return `${figures}  ${String(labeled.length).padStart(7)}  ${label}`;
    }),
    '',
    confusions.size === 0 ? 'No confusion.' : 'Confusion, label → answer: lines',
    ...[...confusions].sort().map(([pair, some]) => `  ${pair}: ${some.map(({ line }) => line).join(', ')}`),
  ].join('\n');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '   –' : (part / whole).toFixed(2);
}
