import { expect, test } from 'vitest';
import { fill, pieces } from '../../src/i18n/fill.ts';
import { readLabel } from '../../src/i18n/label.ts';

test('values are filled in by name, and a name without a value stays', () => {
  expect(fill('{done} of {total} steps', { done: 2, total: 6 })).toBe('2 of 6 steps');
  expect(fill('{a} {b} {toString}', { a: '{b}' })).toBe('{b} {b} {toString}');
});

test('a text is cut at its names, to put elements there', () => {
  expect(pieces('Ask {support} for {} help.')).toEqual(['Ask ', { name: 'support' }, ' for {} help.']);
});

test.each([
  ['Finalizado (Done)', 'Finalizado', 'Done'],
  ['Cambiar… (Change…)', 'Cambiar…', 'Change…'],
  ['Servidor (SMTP) (Outgoing server (SMTP))', 'Servidor (SMTP)', 'Outgoing server (SMTP)'],
  ['Autenticación segura (SPA)', 'Autenticación segura (SPA)', undefined],
  ['Mi servidor (SMTP) requiere autenticación', 'Mi servidor (SMTP) requiere autenticación', undefined],
])('the label "%s" is "%s", in English "%s"', (text, own, original) => {
  expect(readLabel(text)).toEqual(original === undefined ? { own } : { own, original });
});
