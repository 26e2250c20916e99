import { expect, test } from 'vitest';
import { fill, pieces } from '../../src/i18n/fill.ts';
import { cutAtOriginals, readLabel, withoutMarks } from '../../src/i18n/label.ts';
import { localeOfFile } from '../../src/i18n/locale.ts';
import en from '../../src/i18n/locales/en.ts';
import { languageProblems } from '../../src/lib/content/languages.ts';

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

test('words of the original are marked in a line of text, and a name with an underscore is none', () => {
  expect(cutAtOriginals('Como "_User unknown_" o _relay_.')).toEqual(['Como "', 'User unknown', '" o ', 'relay', '.']);
  expect(withoutMarks('Como "_User unknown_" en mx_1_a')).toBe('Como "User unknown" en mx_1_a');
});

test.each([
  ['./locales/es.ts', 'es'],
  ['pt-BR.ts', 'pt-BR'],
  ['.DS_Store', undefined],
  ['es.ts~', undefined],
])('the file %s of texts has the language %s', (file, locale) => {
  expect(localeOfFile(file)).toBe(locale);
});

test.each([
  [{ language: 'English' }, ['pt.ts: language: found "English"; another language has this name. Write its own.']],
  [
    { inEnglish: undefined },
    ['pt.ts: inEnglish: found nothing; expected this text in quotes, translated: "(in English)".'],
  ],
  [{ dats: 'pt' }, [expect.stringMatching(/^pt\.ts: dats: found "pt"; did you mean "dates"\? The fields here are /u)]],
  [{}, []],
])('a language has each text and a name of its own: %j', (change, says) => {
  const portuguese = { place: () => 'pt.ts', value: { ...en, language: 'Português', ...change } };
  expect(languageProblems([{ place: () => 'en.ts', value: en }, portuguese])).toEqual(says);
});
