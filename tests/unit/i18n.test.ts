import { expect, test } from 'vitest';
import { fill, pieces } from '../../src/i18n/fill.ts';

test('values are put in by name, and a name without a value stays', () => {
  expect(fill('{done} of {total} steps', { done: 2, total: 6 })).toBe('2 of 6 steps');
  expect(fill('{a} {b}', { a: '{b}' })).toBe('{b} {b}');
});

test('a text cut into pieces is the same text put together', () => {
  expect(pieces('Ask {support} for help.')).toEqual(['Ask ', { name: 'support' }, ' for help.']);
});

test('a name that every object has is no value', () => {
  expect(fill('{toString} {constructor}', {})).toBe('{toString} {constructor}');
});

test('a place is a name in braces and nothing else', () => {
  expect(pieces('{a}{b} {}{c d} {e')).toEqual([{ name: 'a' }, { name: 'b' }, ' {}{c d} {e']);
  expect(pieces('')).toEqual([]);
});
