import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { escaped, isPlainLine } from '../../src/lib/plain-text.ts';
import { nearest } from '../../src/lib/nearest.ts';
import { didYouMean, explainProblems, fieldName, show } from '../../src/lib/problems.ts';

test.each([
  [undefined, 'nothing'],
  ['a "b"', '"a \\"b\\""'],
  [12n, '12n'],
  [['a', 1], '["a",1]'],
  [new Date('2026-11-24T10:00:00Z'), '2026-11-24'],
  [{ a: 1n }, 'a group of fields'],
  ['x'.repeat(79), `"${'x'.repeat(76)}…`],
  ['😀'.repeat(100), `"${'😀'.repeat(76)}…`],
  ['a\u202eb\n', '"a\\u{202e}b\\n"'],
])('a value is shown on one short line: %#', (value, shown) => {
  expect(show(value)).toBe(shown);
});

test.each([
  [['sources', 0, 'url'], 'sources[0].url'],
  [['a b', 'c'], '"a b".c'],
  [['/why/', 'x-y', '$z'], '/why/.x-y.$z'],
])('a field is named as it is written: %j', (path, name) => {
  expect(fieldName(path)).toBe(name);
});

describe('the nearest name', () => {
  test.each([
    ['summry', 'summary'],
    ['TITEL', 'title'],
    ['descripton-i', 'description'],
    ['descripton-is', undefined],
    ['tl', undefined],
    ['', undefined],
  ])('to %j is %j', (typed, name) => {
    expect(nearest(typed, ['summary', 'title', 'description'])).toBe(name);
    expect(didYouMean(typed, [name ?? 'x'.repeat(20)])).toBe(name ? `Did you mean "${name}"? ` : '');
  });
});

describe('what a schema finds', () => {
  const schema = z.strictObject({
    name: z.string(),
    list: z.array(z.strictObject({ a: z.string(), b: z.number().default(1) })).default([]),
    group: z.strictObject({ c: z.boolean(), d: z.date() }).optional(),
    word: z.enum(['one', 'two']).optional(),
    other: z.int({ error: 'a whole number' }).optional(),
  });

  function explain(change: unknown): string {
    const raw = typeof change === 'object' ? { name: 'a', ...change } : change;
    const { error } = schema.safeParse(raw);
    if (!error) throw new Error('this is right');
    return explainProblems(() => 'file.yaml', error, raw, schema);
  }

  test.each([
    [{ name: 1 }, 'name: found 1; expected text in quotes.'],
    [{ name: undefined }, 'name: found nothing; expected text in quotes.'],
    [{ list: 'x' }, 'list: found "x"; expected a list.'],
    [{ list: [{ a: 'x', b: '1' }] }, 'list[0].b: found "1"; expected a number without quotes.'],
    [{ group: 'x' }, 'group: found "x"; expected a group with the fields c, d.'],
    [{ name: null }, 'name: found nothing; expected text in quotes.'],
    [{ list: null }, 'list: found nothing; expected a list, or leave the field out.'],
    [{ group: { c: 'yes', d: new Date() } }, 'group.c: found "yes"; expected true or false.'],
    [{ group: { c: true, d: 'x' } }, 'group.d: found "x"; expected a date such as 2026-11-24.'],
    [{ word: 'three' }, 'word: found "three"; expected one of "one", "two".'],
    [{ other: 1.5 }, 'other: found 1.5; expected a whole number.'],
    [{ nmae: 'x' }, 'nmae: found "x"; did you mean "name"? The fields here are name, list, group, word, other.'],
    [
      { nameOfIt: 'x' },
      'nameOfIt: found "x"; did you mean "name"? The fields here are name, list, group, word, other.',
    ],
    [{ list: [{ a: 'x', quite: 2 }] }, 'list[0].quite: found 2; the fields here are a, b.'],
  ])('is told in a line: %j', (change, line) => {
    expect(explain(change)).toBe(`file.yaml: ${line}`);
  });

  test('is told of the whole file if it holds no fields at all', () => {
    expect(explain('x')).toContain(
      'file.yaml: the whole file: found "x"; expected a group with the fields name, list, ',
    );
  });

  test('is told once a field, all fields in one message', () => {
    expect(explain({ name: 1, word: 2 }).split('\n')).toEqual([
      'file.yaml: name: found 1; expected text in quotes.',
      'file.yaml: word: found 2; expected one of "one", "two".',
    ]);
  });
});

test.each([
  ['Straße, 日本, 😀 “x” – y', 'Straße, 日本, 😀 “x” – y'],
  ['a\nb', 'a\\u{a}b'],
  ['a\ud800b', 'a\\u{d800}b'],
  ['a\u2028b\uffff', 'a\\u{2028}b\\u{ffff}'],
  ['a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
])('a plain line holds nothing that can’t be seen: %j', (text, safe) => {
  expect(isPlainLine(text)).toBe(text === safe);
  expect(escaped(text)).toBe(safe);
});
