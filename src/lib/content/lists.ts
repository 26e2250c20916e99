import { parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { excerpt, explainProblems, problemLine, show } from '../problems.ts';
import { yamlRemedy } from './yaml-remedies.ts';
import { yamlPlace } from './yaml-place.ts';

/** Thrown if a list of content can't be used. The message names the file, the line, each field, and the remedy. */
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
  const raw = read(file, text);
  const place = yamlPlace(file, text);
  const schema = z.array(entry, { error: 'a list of entries that begin with "- id:"' }).min(1, 'at least one entry');
  const checked = schema.safeParse(raw);
  if (!checked.success) throw new ListError(explainProblems(place, checked.error, raw, schema));
  const ids = checked.data.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) {
    throw new ListError(
      problemLine(place, [twice, 'id'], show(ids[twice]), 'another entry has the same id. Give each entry its own'),
    );
  }
  return checked.data;
}

/** What the YAML holds. @throws {ListError} with the line where it can't be read any further, and what to do */
function read(file: string, text: string): unknown {
  const document = parseDocument(text, { prettyErrors: false });
  const [error] = document.errors;
  let at = error?.pos[0];
  visit(document, {
    // Only using it would tell that *name isn't there.
    Alias: (_, node) => void (node.resolve(document) ?? (at ??= node.range?.[0])),
  });
  if (at === undefined) return document.toJS();
  const line = text.slice(0, at).split('\n').length;
  const tab = /^\s*\t/u.test(text.split('\n')[line - 1] ?? '');
  const remedy = yamlRemedy(tab ? 'tab characters' : (error?.message ?? ''));
  throw new ListError(`${file}:${line}: The list can't be read past this line. ${remedy}${excerpt(text, line)}`);
}
