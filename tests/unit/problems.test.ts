import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { escaped, isPlainLine } from '../../src/lib/plain-text.ts';
import { explainProblems, fieldName, nearest, show } from '../../src/lib/problems.ts';

describe('a value in a message', () => {
  test.each([
    [undefined, 'missing'],
    [null, 'null'],
    ['a "b"', '"a \\"b\\""'],
    [12, '12'],
    [12n, '12n'],
    [['a', 1], '["a",1]'],
    [new Date('2026-11-24T10:00:00Z'), '2026-11-24'],
    [new Date('no day'), 'no date'],
    [Symbol('x'), 'Symbol(x)'],
    [[1n], 'a list'],
    [{ a: 1n }, 'a group of fields'],
    ['x'.repeat(78), `"${'x'.repeat(78)}"`],
    ['x'.repeat(79), `"${'x'.repeat(76)}…`],
    // A character is not cut in half.
    ['😀'.repeat(100), `"${'😀'.repeat(76)}…`],
    ['a\u202eb', '"a\\u{202e}b"'],
  ])('is one short line: %#', (value, shown) => {
    expect(show(value)).toBe(shown);
  });

  test('that holds itself is named by its kind', () => {
    const group: Record<string, unknown> = {};
    group['self'] = group;
    expect(show(group)).toBe('a group of fields');
  });
});

test.each([
  [['sources', 0, 'url'], 'sources[0].url'],
  [['a b', 'c'], '"a b".c'],
  [['a', 'b.c'], 'a."b.c"'],
  [['/why/', 'x-y', '$z'], '/why/.x-y.$z'],
  [['x'.repeat(80)], 'x'.repeat(80)],
  [['x'.repeat(81)], `"${'x'.repeat(76)}…`],
  [[3], '[3]'],
  [[], ''],
])('a field is named as it is written: %j', (path, name) => {
  expect(fieldName(path)).toBe(name);
});

describe('the nearest name', () => {
  test.each([
    ['summry', 'summary'],
    ['TITLE', 'title'],
    ['titel', 'title'],
    ['ttl', 'title'],
    ['tl', undefined],
    ['descripton-i', 'description'],
    ['descripton-is', undefined],
    ['', undefined],
  ])('to %j is %j', (typed, name) => {
    expect(nearest(typed, ['summary', 'title', 'description'])).toBe(name);
  });

  test('is the first of several, and none of none', () => {
    expect(nearest('ac', ['ab', 'ad'])).toBe('ab');
    expect(nearest('ab', ['abcd', 'abc'])).toBe('abc');
    expect(nearest('a', [])).toBeUndefined();
  });
});

describe('what a schema finds', () => {
  const schema = z.strictObject({
    name: z.string(),
    size: z.number(),
    on: z.boolean().optional(),
    list: z.array(z.strictObject({ a: z.string(), b: z.string().default('x') })).default([]),
    day: z.date().nullable(),
    group: z.strictObject({ c: z.string(), d: z.string() }).optional(),
    word: z.enum(['one', 'two']).optional(),
    other: z.int({ error: 'a whole number' }).optional(),
    own: z.string({ error: 'Not valid. Invalid input' }).optional(),
    either: z.enum(['a'], { error: 'Not: Invalid' }).optional(),
    big: z.bigint().optional(),
  });
  const right = { name: 'a', size: 1, day: null };

  function explain(raw: unknown): string {
    const { error } = schema.safeParse(raw);
    if (!error) throw new Error('this is right');
    return explainProblems('file.yaml', error, raw, schema);
  }

  test.each([
    [{ name: 1 }, 'name: found 1; allowed: a text in quotes.'],
    [{ size: '1' }, 'size: found "1"; allowed: a number without quotes.'],
    [{ on: 'yes' }, 'on: found "yes"; allowed: true or false.'],
    [{ list: 'x' }, 'list: found "x"; allowed: a list.'],
    [{ day: 'x' }, 'day: found "x"; allowed: a date such as 2026-11-24.'],
    [{ group: 'x' }, 'group: found "x"; allowed: { c, d }.'],
    [{ word: 'three' }, 'word: found "three"; allowed: "one", "two".'],
    [{ other: 1.5 }, 'other: found 1.5; allowed: a whole number.'],
    [{ own: 1 }, 'own: found 1; allowed: Not valid. Invalid input.'],
    [{ either: 'b' }, 'either: found "b"; allowed: Not: Invalid.'],
    [{ big: 1 }, 'big: found 1; allowed: bigint.'],
    [{ list: [{ b: 'x' }] }, 'list[0].a: found missing; allowed: a text in quotes.'],
    [
      { nmae: 'x' },
      `nmae: found "x"; did you mean "name"? Known fields here: ${Object.keys(schema.shape).join(', ')}.`,
    ],
    [{ list: [{ a: 'x', bb: 2 }] }, 'list[0].bb: found 2; did you mean "b"? Known fields here: a, b.'],
    [{ group: { c: 'x', d: 'x', quite: 3 } }, 'group.quite: found 3; Known fields here: c, d.'],
  ])('is told in a line: %j', (change, line) => {
    expect(explain({ ...right, ...change })).toBe(`file.yaml: One field cannot be used.\n  ${line}`);
  });

  test('is told of the file where it is no group of fields at all', () => {
    expect(explain('x')).toMatch(
      /^file\.yaml: One field cannot be used\.\n {2}the file: found "x"; allowed: \{ name, size, /u,
    );
    expect(explain(null)).toContain('the file: found null; ');
  });

  test('is told once a field, all fields in one message', () => {
    const twice = z.strictObject({ a: z.string().min(2, 'two letters').regex(/^b/u, 'a b'), c: z.string() });
    const raw = { a: 'x' };
    const { error } = twice.safeParse(raw);
    expect(error && explainProblems('f', error, raw, twice)).toBe(
      'f: 2 fields cannot be used.\n  a: found "x"; allowed: two letters.\n  c: found missing; allowed: a text in quotes.',
    );
  });
});

describe('a plain line', () => {
  test.each(['', 'Straße, 日本, 😀 “x” – y', '\u200e'])('may hold what can be shown: %j', (text) => {
    expect(isPlainLine(text)).toBe(true);
    expect(escaped(text)).toBe(text);
  });

  test.each([
    ['a line end', 'a\nb', 'a\\u{a}b'],
    ['a control character', 'a\u0007b', 'a\\u{7}b'],
    ['half a character', 'a\ud800b', 'a\\u{d800}b'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['a paragraph separator', 'a\u2029b', 'a\\u{2029}b'],
    ['what is no character', 'a\uffffb', 'a\\u{ffff}b'],
    ['a mark that turns text round', 'a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
  ])('holds no %s, which a message escapes', (_, text, safe) => {
    expect(isPlainLine(text)).toBe(false);
    expect(escaped(text)).toBe(safe);
  });
});
