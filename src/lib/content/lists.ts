import { parse } from 'yaml';
import { z } from 'zod';
import { explainProblems } from '../problems.ts';

/** Thrown if a list of content can't be used. The message names the file, each field, and the remedy. */
export class ListError extends Error {
  override name = 'ListError';
}

/** The id of an entry: part of an address (`#relay`), and what content calls the entry by. */
export const entryId = z
  .string({ error: 'an id in lowercase, such as user-name' })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'an id in lowercase, such as user-name');

/**
 * Reads a YAML list of entries that each have their own id.
 *
 * @param file the file's path from the project's root, for messages
 * @param text what the file holds
 * @param entry what an entry may hold
 * @throws {ListError} for text that isn't YAML, entries that don't fit, and an id that is used twice
 */
export function parseList<Entry extends z.ZodType<{ id: string }>>(
  file: string,
  text: string,
  entry: Entry,
): z.output<Entry>[] {
  let raw: unknown;
  try {
    raw = parse(text);
  } catch (error) {
    throw new ListError(`${file}: This isn't YAML. ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const schema = z.array(entry, { error: 'a list of entries that begin with "- id:"' }).min(1, 'at least one entry');
  const checked = schema.safeParse(raw);
  if (!checked.success) throw new ListError(explainProblems(file, checked.error, raw, schema));
  const ids = checked.data.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new ListError(`${file}: The id "${twice}" is used twice. Give each entry its own id.`);
  }
  return checked.data;
}
