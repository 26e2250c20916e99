import { z } from 'zod';
import { line } from './line.ts';
import { entryId, parseList } from './lists.ts';

/** The words that the site explains where they first appear, and all together on `/glossary/`. */

export const GLOSSARY_FILE = 'src/content/glossary.yaml';

/** Longer ones don't fit beside the word on a phone. Characters. */
const LONGEST_EXPLANATION = 220;

export const termSchema = z.strictObject({
  id: entryId,
  term: line,
  /** Other names for the same thing, as apps and servers write them. */
  also: z.array(line).default([]),
  text: line.max(
    LONGEST_EXPLANATION,
    `an explanation of at most ${LONGEST_EXPLANATION} characters, because it's shown beside the word`,
  ),
});

export type GlossaryTerm = z.output<typeof termSchema>;

/** The terms. @throws {ListError} if the list can't be used */
export function parseGlossary(text: string): GlossaryTerm[] {
  return parseList(GLOSSARY_FILE, text, termSchema);
}
