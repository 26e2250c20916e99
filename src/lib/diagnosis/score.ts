import type { Cause } from './causes.ts';

/**
 * Measures the diagnosis against labelled messages, in the terms of information retrieval: recall is the share of a
 * cause's messages that were found, precision the share of its answers that were right.
 */

/** One labelled text and what was said of it. */
export interface Judged {
  /** A file's name, or the text's number in its list. */
  readonly item: string;
  readonly label: string;
  readonly said: Cause;
  readonly confident: boolean;
}

export interface CauseScore {
  readonly cause: string;
  readonly labelled: number;
  /** 0 to 1; `undefined` where nothing is labelled so, or nothing was answered so. */
  readonly recall: number | undefined;
  readonly precision: number | undefined;
}

export interface Score {
  readonly total: number;
  readonly right: number;
  readonly unknown: number;
  /** Answers given without "probably", and how many of them were right. */
  readonly confident: number;
  readonly confidentRight: number;
  readonly causes: readonly CauseScore[];
  readonly misses: readonly Judged[];
}

/** Scores a list of judgements. */
export function score(judged: readonly Judged[]): Score {
  const isRight = ({ label, said }: Judged): boolean => label === said;
  const share = (part: number, whole: number) => (whole === 0 ? undefined : part / whole);
  const confident = judged.filter((one) => one.confident && one.said !== 'unknown');
  const causes = [...new Set(judged.map(({ label }) => label))].sort().map((cause): CauseScore => {
    const labelled = judged.filter(({ label }) => label === cause);
    const answered = judged.filter(({ said }) => said === cause);
    return {
      cause,
      labelled: labelled.length,
      recall: share(labelled.filter(isRight).length, labelled.length),
      precision: share(answered.filter(isRight).length, answered.length),
    };
  });
  return {
    total: judged.length,
    right: judged.filter(isRight).length,
    unknown: judged.filter(({ said }) => said === 'unknown').length,
    confident: confident.length,
    confidentRight: confident.filter(isRight).length,
    causes,
    misses: judged.filter((one) => !isRight(one)),
  };
}

/** Thrown where a list of labels cannot be read; names the line and what is expected. */
export class LabelsError extends Error {
  override name = 'LabelsError';
}

/**
 * Reads tab-separated labels: a head line that names the columns `cause` and either `file` or `text`.
 *
 * @returns for each line its label and the file's name or the text
 * @throws {LabelsError}
 */
export function readLabels(tsv: string): { label: string; file?: string; text?: string }[] {
  const [head = '', ...lines] = tsv
    .replace(/^\ufeff/u, '')
    .split(/\r?\n/u)
    .filter((line) => line !== '');
  const columns = head.split('\t');
  const [cause, file, text] = ['cause', 'file', 'text'].map((name) => columns.indexOf(name)) as [
    number,
    number,
    number,
  ];
  if (cause < 0 || (file < 0 && text < 0)) {
    throw new LabelsError(
      `line 1: the columns are ${columns.join(', ')}; wanted are cause, and file or text, with tabs between them`,
    );
  }
  return lines.map((line, index) => {
    const cells = line.split('\t');
    const label = cells[cause];
    const value = cells[file < 0 ? text : file];
    if (!label || !value) throw new LabelsError(`line ${index + 2}: a cell is empty`);
    return file < 0 ? { label, text: value } : { label, file: value };
  });
}

/** The score as lines for people: the shares, a line a cause, and every confusion with what was confused. */
export function scoreText(result: Score): string {
  const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
  const share = (value: number | undefined) => (value === undefined ? '   –' : value.toFixed(2));
  const confusions = Map.groupBy(result.misses, ({ label, said }) => `${label} → ${said}`);
  return [
    `${result.right} of ${result.total} right (${percent(result.right, result.total)}), ${result.unknown} not recognized`,
    `${result.confident} confident answers, ${result.confidentRight} of them right (${percent(result.confidentRight, result.confident)})`,
    '',
    'recall  precision  labelled  cause',
    ...result.causes.map(
      ({ cause, labelled, recall, precision }) =>
        `  ${share(recall)}       ${share(precision)}  ${String(labelled).padStart(8)}  ${cause}`,
    ),
    '',
    confusions.size === 0 ? 'No confusion.' : 'Confusion, label → answer:',
    ...[...confusions].map(([pair, misses]) => `  ${pair}: ${misses.map(({ item }) => item).join(', ')}`),
  ].join('\n');
}
