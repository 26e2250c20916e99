import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Element, Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { expect, test } from 'vitest';
import en from '../../src/i18n/locales/en.ts';
import { TRANSLATED_PAGES } from '../../src/lib/fixed-pages.ts';
import { DIST, pagesIn } from '../support/built-site.ts';
import { ownBody } from '../support/own-texts.ts';

/** A page in another language says nothing of ours in English: neither what a reader sees, nor what a screen reader says. */

const languages = import.meta.glob<typeof en>('../../src/i18n/locales/*.ts', { eager: true, import: 'default' });
const others = Object.entries(languages)
  .map(([file, texts]) => ({ locale: path.basename(file, '.ts'), texts }))
  .filter(({ locale }) => locale !== 'en');
const pages = pagesIn(DIST);

/** The texts of a language, however deep, each with the names of its fields. */
function textsIn(value: unknown, name = ''): [string, string][] {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, name === '' ? key : `${name}.${key}`));
}

/** Words that nearly every English sentence has one of, and Spanish, Portuguese, French, German or Italian has none of. */
const ENGLISH = /(?<![\p{L}\p{N}'’_-])(?:the|your|you|with|this|isn’t|doesn’t|don’t|can’t)(?![\p{L}\p{N}_-])/iu;
/** An error is quoted as it reads, a value of the settings is what it is, and neither is translated. */
const isQuoted = ({ properties }: Element) => properties['translate'] === 'no';

/** What a page says in its own language, a line each: its texts, and what only a screen reader or a search engine reads. */
function saidIn(tree: Root): string[] {
  const body = ownBody(tree, isQuoted);
  const read = ['ariaLabel', 'ariaDescription', 'alt', 'title', 'placeholder', 'dataText', 'dataLabel'];
  const labels = selectAll('*', body).flatMap(({ properties }) => read.map((name) => properties[name] ?? ''));
  const island = selectAll('astro-island', body).map(({ properties }) => properties['props']);
  // A title can't mark the error that it quotes.
  const head = selectAll('title', tree).map((title) => toText(title).replaceAll(/“[^”]+”/gu, ''));
  const meta = selectAll('meta[name=description]', tree).map(({ properties }) => properties['content']);
  return [toText(body), ...head, ...[...labels, ...island, ...meta].map(String)]
    .flatMap((text) => text.split('\n'))
    .map((text) => text.replaceAll(/\s+/gu, ' ').trim())
    .filter((text) => text !== '');
}

test.each(others)('pages in $locale have no sentence of ours in English', ({ locale, texts }) => {
  const own = new Map(textsIn(texts));
  const sentences = textsIn(en)
    // An example of an error is the same in each language, and what apps call a setting is theirs.
    .filter(([name, text]) => own.get(name) !== text && !name.includes('otherNames') && text.split(/\s+/u).length > 3)
    .map(([name, text]) => {
      const parts = text.split(/\{\w+\}/u).map((part) => RegExp.escape(part));
      return { name, pattern: new RegExp(parts.join('.{1,200}'), 'u') };
    });
  expect(sentences.length).toBeGreaterThan(100);

  // Until its questions are translated, what they ask is in English, in titles and descriptions, too.
  const hasQuestions = existsSync(`src/content/translations/${locale}/questions.yaml`);
  const translated = pages.filter(
    ({ address, tree }) =>
      select(`html[lang=${locale}]`, tree) && (hasQuestions || !address.startsWith(`/${locale}/find/`)),
  );
  expect(translated.length).toBeGreaterThanOrEqual(TRANSLATED_PAGES.length - 1);
  const left = translated.flatMap(({ address, tree }) => {
    const said = saidIn(tree);
    const whole = said.join('\n');
    const found = sentences.filter(({ pattern }) => pattern.test(whole)).map(({ name }) => name);
    return [...found, ...said.filter((text) => ENGLISH.test(text))].map((text) => `${address}: ${text.slice(0, 200)}`);
  });
  expect(left).toEqual([]);
});
