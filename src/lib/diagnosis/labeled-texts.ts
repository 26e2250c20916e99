import { z } from 'zod';
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

/**
 * Reads tab-separated texts. The first line names the columns; `cause`, `text`, and `source` are used. `\n` in a text is a line
 * break.
 *
 * @returns each with the number of its line as its id
 * @throws {Error} with the line, for an unknown cause or an empty text
 */
export function readLabeledTexts(tsv: string): (LabeledText & { readonly id: string })[] {
  const [head = '', ...lines] = tsv.trimEnd().split(/\r?\n/u);
  const columns = head.split('\t');
  return lines.map((line, index) => {
    const cells = line.split('\t');
    const { data, error } = labeledTextSchema.safeParse({
      causes: cells[columns.indexOf('cause')]?.split('|'),
      text: cells[columns.indexOf('text')]?.replaceAll(String.raw`\n`, '\n'),
      source: cells[columns.indexOf('source')],
    });
    const id = String(index + 2);
    if (error) throw new Error(`error-texts.tsv, line ${id}: ${error.issues.map(({ message }) => message).join('; ')}`);
    return { ...data, id };
  });
}
