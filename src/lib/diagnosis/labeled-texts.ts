import { z } from 'zod';
import { ListError } from '../content/lists.ts';
import { didYouMean, problemLine, show } from '../problems.ts';
import { readTsv } from '../tsv.ts';
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
  const { columns, rows } = readTsv(tsv);
  if (!columns.includes('cause') || !columns.includes('text')) {
    const remedy = 'the first line names the columns: cause, lang, kind, text and source, with a tab between them';
    throw new ListError(problemLine(() => `${ERROR_TEXTS_FILE}:1`, ['columns'], show(columns.join('\t')), remedy));
  }
  const problems: string[] = [];
  const texts = rows.map(({ line, text, cell }) => {
    const id = String(line);
    const place = (): string => `${ERROR_TEXTS_FILE}:${id}`;
    const causes = cell('cause').split('|');
    if (!text.includes('\t')) {
      problems.push(
        problemLine(
          place,
          ['cause'],
          show(text),
          'there is no tab after the cause. Tabs, not spaces, are between columns',
        ),
      );
    } else {
      for (const cause of causes.filter((name) => !isCause(name))) {
        const remedy = `there is no such cause. ${didYouMean(cause, CAUSES)}The causes are ${CAUSES.join(', ')}`;
        problems.push(problemLine(place, ['cause'], show(cause), remedy));
      }
      if (cell('text') === '')
        problems.push(problemLine(place, ['text'], 'nothing', 'add the text, or delete the line'));
    }
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
