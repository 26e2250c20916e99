import { z } from 'zod';
import { nearest } from './nearest.ts';
import { escaped } from './plain-text.ts';

/**
 * Turns schema errors into sentences for the person who edits settings or content: file, line, field, the value found,
 * and what was expected. Shared by the settings file, front matter and lists, so that all speak alike.
 */

/** The way to a field: `['sources', 0, 'url']`. */
export type FieldPath = readonly PropertyKey[];

/** Where a field stands: `src/mail-settings.ts:27`, or the file alone if the line isn't known. */
export type Place = (path: FieldPath) => string;

/** The value at `path` below `root`; `undefined` where there is none. */
function valueAt(root: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    root,
  );
}

/** `['sources', 0, 'url']` as `sources[0].url`. A name that would not be read as one is put in quotes. */
export function fieldName(path: FieldPath): string {
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
  if (value === undefined || value === null) return 'nothing';
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

/** The name of a field that `typed` most likely stands for: one that's near, or one that it begins with. */
function nearestField(typed: string, names: readonly string[]): string | undefined {
  const begun = names.filter((name) => name.length > 2 && typed.toLowerCase().startsWith(name.toLowerCase()));
  return nearest(typed, names) ?? begun.toSorted((a, b) => b.length - a.length)[0];
}

/** "Did you mean …? " with a space after it, or nothing if no name is near. */
export function didYouMean(typed: string, names: readonly string[], before = '"', after = '"'): string {
  const guess = nearest(typed, names);
  return guess ? `Did you mean ${before}${guess}${after}? ` : '';
}

/** The schema below `schema` at `path`, still wrapped where the field may be left out; `undefined` where there is none. */
function schemaAt(schema: z.core.$ZodType, path: FieldPath): z.core.$ZodType | undefined {
  let current: z.core.$ZodType | undefined = schema;
  for (const key of path) {
    current = unwrap(current);
    if (current instanceof z.ZodObject) current = (current.shape as Record<PropertyKey, z.core.$ZodType>)[key];
    else if (current instanceof z.ZodArray) current = current.element as z.core.$ZodType;
    else return undefined;
  }
  return current;
}

function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  let current = schema;
  while (current instanceof z.ZodOptional || current instanceof z.ZodDefault || current instanceof z.ZodNullable) {
    current = current.unwrap() as z.core.$ZodType;
  }
  return current;
}

/**
 * All that `error` found, a line each.
 *
 * @param place where the fields stand
 * @param error what the schema found
 * @param raw the value that was checked
 * @param schema the schema it was checked with, for the names of known fields
 */
export function explainProblems(place: Place, error: z.ZodError, raw: unknown, schema: z.core.$ZodType): string {
  const said = new Set<string>();
  const lines = error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const parent = unwrap(schemaAt(schema, issue.path));
      const known = parent instanceof z.ZodObject ? Object.keys(parent.shape) : [];
      return issue.keys.map((key) => {
        const guess = nearestField(key, known);
        const path = [...issue.path, key];
        const remedy = `${guess ? `did you mean "${guess}"? The` : 'the'} fields here are ${known.join(', ')}`;
        return problemLine(place, path, show(valueAt(raw, path)), remedy);
      });
    }
    // What is wrong with a field is said once: the first fault found is the plainest.
    const field = fieldName(issue.path);
    if (said.has(field)) return [];
    said.add(field);
    const found = issue.code === 'invalid_key' ? issue.path.at(-1) : valueAt(raw, issue.path);
    const expected = schemaAt(schema, issue.path);
    const remedy = expectation(issue, unwrap(expected));
    // An empty field is `null` in YAML.
    const optional = found === null && (expected instanceof z.ZodOptional || expected instanceof z.ZodDefault);
    return [problemLine(place, issue.path, show(found), `${remedy}${optional ? ', or leave the field out' : ''}`)];
  });
  return lines.join('\n');
}

/** What is expected, in words. Messages of our own schemas already say it; only zod's defaults are reworded. */
function expectation(issue: z.core.$ZodIssue, schema: z.core.$ZodType | undefined): string {
  if (issue.code === 'invalid_type' && /^Invalid input/u.test(issue.message)) {
    if (schema instanceof z.ZodObject)
      return `expected a group with the fields ${Object.keys(schema.shape).join(', ')}`;
    return `expected ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === 'invalid_key')
    return `expected the name of this field to be ${issue.issues[0]?.message ?? 'another'}`;
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

/** One problem: where it is, the field, what was found, and the remedy. */
export function problemLine(place: Place, path: FieldPath, found: string, remedy: string): string {
  const field = fieldName(path) || 'the whole file';
  return `${place(path)}: ${field}: found ${found}; ${remedy}${/[.?]$/u.test(remedy) ? '' : '.'}`;
}

/** A line of a file and the one above, each with its number, for the end of a message. */
export function excerpt(text: string, line: number): string {
  const lines = text.split(/\r?\n/u).map((one, index) => {
    const shown = escaped(one.replaceAll('\t', '  '));
    return `\n  ${index + 1} | ${shown.length > 100 ? `${shown.slice(0, 99)}…` : shown}`;
  });
  return lines.slice(Math.max(0, line - 2), line).join('');
}
