import * as pagefind from 'pagefind';
import { afterAll, describe, expect, test } from 'vitest';
import { contentOf, ENTRY, type IndexFiles, mergeIndexes } from '../../src/finishing/merge-indexes.ts';
import { generateArticle } from '../../bench/articles.ts';

/** Small, so that a handful of pages makes many files. */
const CHUNK = 20;
process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(CHUNK);

interface Page {
  readonly sourcePath: string;
  readonly content: string;
}

const page = (name: string, language: string, title: string, text: string, meta = ''): Page => ({
  sourcePath: `${name}/index.html`,
  content: `<html lang="${language}"><body><main data-pagefind-body>${meta}<h1 id="top">${title}</h1>${text}</main></body></html>`,
});

const articles = Array.from({ length: 30 }, (_, index) => {
  const { slug, title, body } = generateArticle(index, (other) => `/${other}/`);
  return page(slug, 'en', title, body.replaceAll(/\n\n+/gu, '<p>'));
});
/** What only some parts hold: another language, metadata, accents, letters that JavaScript sorts otherwise. */
const others = [
  page('kind', 'en', 'Café and cafe', '<p>Crème brûlée, creme brulee', '<b data-pagefind-meta="kind">Dessert</b>'),
  page('es', 'es', 'La contraseña', '<p>Cámbiela en la aplicación.'),
  page('signs', 'en', 'Signs', '<p>𝒜lpha ﬁnal \u{ff21}pple 😀 550 5.7.1', '<b data-pagefind-meta="about">Café</b>'),
  page('es/dos', 'es', 'El servidor', '<p>La contraseña del servidor.', '<b data-pagefind-meta="kind">Guía</b>'),
];
const pages = [articles.slice(0, 9), others.slice(0, 2), articles.slice(9), others.slice(2)].flat();

async function filesOf(list: readonly Page[]): Promise<IndexFiles> {
  const { index } = await pagefind.createIndex({ includeCharacters: '._' });
  for (const one of list) expect((await index?.addHTMLFile(one))?.errors).toEqual([]);
  const made = await index?.getFiles();
  await index?.deleteIndex();
  return new Map(made?.files.map(({ path: name, content }) => [name, content]));
}

/** The files with what they hold: they may be compressed otherwise. */
const readable = (files: IndexFiles) =>
  [...files]
    .map(([name, file]) => {
      if (/\.pf_\w+$/u.test(name)) return [name, contentOf(file).toString('latin1')] as const;
      const text = Buffer.from(file).toString('latin1');
      return [name, name === ENTRY ? (JSON.parse(text) as object) : text] as const;
    })
    .sort(([one], [other]) => (one < other ? -1 : 1));

afterAll(async () => pagefind.close());

describe('an index made in parts', () => {
  test.each([[1], [2], [7], [33]])('of %s pages is the one made of all pages at once', async (size) => {
    const parts: IndexFiles[] = [];
    for (let at = 0; at < pages.length; at += size) parts.push(await filesOf(pages.slice(at, at + size)));
    expect(parts.length).toBeGreaterThan(1);
    const merged = readable(mergeIndexes(parts, CHUNK));
    expect(merged).toEqual(readable(await filesOf(pages)));
    expect(merged.filter(([name]) => name.endsWith('.pf_index')).length).toBeGreaterThan(100);
  });
});
