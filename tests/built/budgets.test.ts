import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import en from '../../src/i18n/locales/en.ts';
import { attributes, DIST, filesIn, isRedirect, pagesIn, read } from '../support/built-site.ts';

const LOCALES = readdirSync('src/i18n/locales').map((file) => file.replace('.ts', ''));
/** The addresses of pages in any language, by what follows the language. */
const inAnyLanguage = (rest: string): RegExp => new RegExp(`^/(?:(?:${LOCALES.join('|')})/)?${rest}`, 'u');

/**
 * What readers wait for, in bytes after brotli. A page that people land on takes, styles and all, hardly more than
 * the ten packets that a new connection sends at once.
 */
const LANDING = { pages: inAnyLanguage('(?:$|errors/.|guides/.)'), budget: 15_000 };
const OTHER_BUDGET = 18_000;
/** Everything that an article asks for before its reader touches it. */
const ARTICLE = { pages: inAnyLanguage('(?:errors|articles|symptoms)/.'), files: 4, budget: 18_000 };
/** The article that most readers land on has the choice of app, the steps for any app, and the questions beside its text. */
const CENTRAL = { pages: inAnyLanguage('errors/550-authentication-is-required-for-relay/$'), budget: 20_000 };

const pages = pagesIn(DIST).filter((page) => !isRedirect(page));

const sizes = new Map<string, number>();
function size(text: string): number {
  const bytes = sizes.get(text) ?? brotliCompressSync(text).length;
  sizes.set(text, bytes);
  return bytes;
}

/** Whether a page keeps to a budget. The compressed file beside it is a little larger than brotli can make it. */
function fits({ address, html }: (typeof pages)[number], budget: number): boolean {
  const file = path.join(DIST, address.replace(/\/$/u, '/index.html'));
  return statSync(`${file}.br`).size <= budget || size(html) <= budget;
}

/** The scripts and the icon that a page asks for by itself, with the scripts that those import at once. */
function filesOf({ tree }: (typeof pages)[number]): Set<string> {
  const files = new Set<string>(attributes('link[rel=icon]', tree, 'href'));
  const add = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const [, imported = ''] of read(DIST, file).matchAll(/(?:from|import)\s*["'`](\.\/[^"'`]+)["'`]/gu)) {
      add(new URL(imported, `https://site.invalid${file}`).pathname);
    }
  };
  for (const file of attributes('script[src]', tree, 'src')) add(file);
  for (const url of ['component-url', 'renderer-url'])
    for (const file of attributes('astro-island', tree, url)) add(file);
  return files;
}

test('a page with its styles is no heavier than its budget', () => {
  const heavy = pages.flatMap((page) => {
    const budget = LANDING.pages.test(page.address) ? LANDING.budget : OTHER_BUDGET;
    if (fits(page, budget)) return [];
    return [`${page.address}: ${size(page.html)} bytes, ${size(page.html) - budget} more than ${budget}`];
  });
  expect(heavy).toEqual([]);
});

test('an article asks for few files before a touch, and little in all', () => {
  const heavy = pages.flatMap((page) => {
    if (!ARTICLE.pages.test(page.address)) return [];
    const files = [...filesOf(page)].map((file) => ({ file, bytes: size(read(DIST, file)) }));
    const sum = files.reduce((all, { bytes }) => all + bytes, 0);
    const named = files.map(({ file, bytes }) => `${file} ${bytes}`).join(', ');
    const { budget } = CENTRAL.pages.test(page.address) ? CENTRAL : ARTICLE;
    if (files.length < ARTICLE.files && fits(page, budget - sum)) return [];
    return [`${page.address}: ${files.length + 1} files, ${sum} bytes beside the page’s ${size(page.html)} (${named})`];
  });
  expect(heavy).toEqual([]);
});

test('no script carries what only pages say', () => {
  const scripts = filesIn(DIST).filter((file) => file.endsWith('.js'));
  expect(scripts.filter((file) => read(DIST, file).includes(en.site.promise))).toEqual([]);
});
