import { z } from 'zod';
import { escaped } from './plain-text.ts';

/**
 * Turns schema errors into sentences for the person who edits settings or content: file, field, the value found, and
 * what was expected. Shared by the settings file and by front matter, so that both speak alike.
 */

/** The value at `path` below `root`; `undefined` where there is none. */
function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    root,
  );
}

/** `['sources', 0, 'url']` as `sources[0].url`. A name that would not be read as one is put in quotes. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      const name = String(key);
      return `${index === 0 ? '' : '.'}${/^[\w$/-]{1,80}$/u.test(name) ? name : show(name)}`;
    })
    .join('');
}

/** Longer values are cut. Characters. */
const LONGEST_SHOWN = 80;

/** A value as its author wrote it, cut to one short line. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const written = [...escaped(write(value))];
  return written.length > LONGEST_SHOWN ? `${written.slice(0, LONGEST_SHOWN - 3).join('')}…` : written.join('');
}

function write(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString().slice(0, 10);
  if (typeof value === 'bigint') return `${value}n`;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // A value that leads back to itself, or holds a number that JSON does not know.
    return Array.isArray(value) ? 'a list' : 'a group of fields';
  }
}

/** Number of single-letter edits from `a` to `b` (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The one of `names` that `typed` most likely stands for, or `undefined` where none is near. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, distance: editDistance(typed.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(2, Math.floor(best.name.length / 3)) ? best.name : undefined;
}

/** "Did you mean …? " with a space after it, or nothing if no name is near. */
export function didYouMean(typed: string, names: readonly string[], before = '"', after = '"'): string {
  const guess = nearest(typed, names);
  return guess ? `Did you mean ${before}${guess}${after}? ` : '';
}

/** The schema below `schema` at `path`, with optional and array wrappers opened; `undefined` where there is none. */
function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  let current: z.core.$ZodType | undefined = schema;
  for (const key of path) {
    current = unwrap(current);
    if (current instanceof z.ZodObject) current = (current.shape as Record<PropertyKey, z.core.$ZodType>)[key];
    else if (current instanceof z.ZodArray) current = current.element as z.core.$ZodType;
    else return undefined;
  }
  return unwrap(current);
}

function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  let current = schema;
  while (current instanceof z.ZodOptional || current instanceof z.ZodDefault || current instanceof z.ZodNullable) {
    current = current.unwrap() as z.core.$ZodType;
  }
  return current;
}

/**
 * One message for all that `error` found.
 *
 * @param file the file to name
 * @param error what the schema found
 * @param raw the value that was checked
 * @param schema the schema it was checked with, for the names of known fields
 */
export function explainProblems(file: string, error: z.ZodError, raw: unknown, schema: z.core.$ZodType): string {
  const said = new Set<string>();
  const lines = error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const parent = schemaAt(schema, issue.path);
      const known = parent instanceof z.ZodObject ? Object.keys(parent.shape) : [];
      return issue.keys.map((key) => {
        const guess = nearest(key, known);
        const value = show(valueAt(raw, [...issue.path, key]));
        return problemLine(
          fieldName([...issue.path, key]),
          value,
          `${guess ? `did you mean "${guess}"? The` : 'the'} fields here are ${known.join(', ')}`,
        );
      });
    }
    // What is wrong with a field is said once: the first fault found is the plainest.
    const field = fieldName(issue.path) || 'the whole file';
    if (said.has(field)) return [];
    said.add(field);
    const found = valueAt(raw, issue.path);
    return [problemLine(field, show(found), expectation(issue, schemaAt(schema, issue.path)))];
  });
  return problemsMessage(file, lines);
}

/** One message for the lines of all problems in a file. */
export function problemsMessage(file: string, lines: readonly string[]): string {
  const count = lines.length === 1 ? 'One field is' : `${lines.length} fields are`;
  return `${file}: ${count} wrong.\n${lines.join('\n')}`;
}

/** What is expected, in words. Messages of our own schemas already say it; only zod's defaults are reworded. */
function expectation(issue: z.core.$ZodIssue, schema: z.core.$ZodType | undefined): string {
  if (issue.code === 'invalid_type' && /^Invalid input/u.test(issue.message)) {
    if (schema instanceof z.ZodObject) return `expected { ${Object.keys(schema.shape).join(', ')} }`;
    return `expected ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === 'invalid_key')
    return `expected the name of this field to be ${issue.issues[0]?.message ?? 'another one'}`;
  if (issue.code === 'invalid_value' && /^Invalid/u.test(issue.message)) {
    return `expected one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
  }
  return `expected ${issue.message}`;
}

const TYPE_NAMES: Partial<Record<string, string>> = {
  string: 'text in quotes',
  number: 'a number without quotes',
  boolean: 'true or false',
  array: 'a list',
  date: 'a date such as 2026-11-24',
  object: 'a group of fields',
  record: 'a group of fields',
};

/** The line of one problem; the shape that the tests and the owner can rely on. */
export function problemLine(field: string, found: string, remedy: string): string {
  return `  ${field}: found ${found}; ${remedy}${/[.?]$/u.test(remedy) ? '' : '.'}`;
}
