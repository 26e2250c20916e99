import { z } from 'zod';
import { ListError } from '../content/lists.ts';
import { show } from '../problems.ts';
import { ANSWERABLE_CAUSES } from './causes.ts';

const CAUSES = [...ANSWERABLE_CAUSES, 'unknown'] as const;

/** A row of `src/content/error-texts.tsv`. `a|b` as its cause means that either is right. */
export const labeledTextSchema = z.object({
  causes: z.array(z.enum(CAUSES, { error: `one of ${CAUSES.join(', ')}` })),
  text: z.string().min(1, 'a text'),
  /** Where it was found; empty for texts that were written to learn from. */
  source: z.string().default(''),
});
/** A text with the causes that it can have, best first; `unknown` for what is no error, or says too little. */
export type LabeledText = z.output<typeof labeledTextSchema>;

export const ERROR_TEXTS_FILE = 'src/content/error-texts.tsv';
/** More faults than these have one cause, such as a missing column. */
const MAX_PROBLEMS = 20;

/**
 * Reads tab-separated texts. The first line names the columns; `cause`, `text`, and `source` are used. `\n` in a text is
 * a line break.
 *
 * @returns each with the number of its line as its id
 * @throws {ListError} with every line that names an unknown cause or has no text
 */
export function readLabeledTexts(tsv: string): (LabeledText & { readonly id: string })[] {
  const [head = '', ...lines] = tsv.trimEnd().split(/\r?\n/u);
  const columns = head.split('\t');
  const problems: string[] = [];
  const texts = lines.map((line, index) => {
    const id = String(index + 2);
    const cells = line.split('\t');
    const cell = (column: string): string => cells[columns.indexOf(column)] ?? '';
    const causes = cell('cause').split('|');
    for (const cause of causes.filter((name) => !isCause(name)))
      problems.push(`${ERROR_TEXTS_FILE}:${id}: There is no cause ${show(cause)}. Use one of ${CAUSES.join(', ')}.`);
    if (cell('text') === '')
      problems.push(`${ERROR_TEXTS_FILE}:${id}: The text is missing. Add it, or delete the line.`);
    return {
      id,
      causes: causes.filter(isCause),
      text: cell('text').replaceAll(String.raw`\n`, '\n'),
      source: cell('source'),
    };
  });
  if (problems.length > 0) throw new ListError(problems.slice(0, MAX_PROBLEMS).join('\n'));
  return texts;
}

function isCause(name: string): name is (typeof CAUSES)[number] {
  return (CAUSES as readonly string[]).includes(name);
}
