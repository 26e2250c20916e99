import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as pagefind from 'pagefind';
import { writeNames } from '../search/names.ts';
import { buildVocabulary, writeVocabulary } from '../search/vocabulary.ts';
import type { FinishedPage } from './finish-worker.ts';

/**
 * Writes Pagefind's index of all pages with `data-pagefind-body` into `pagefind/`, and beside it, for each
 * language, the words of these pages, with which the search corrects what is mistyped, and what the pages are called.
 *
 * @param out the folder of the finished site
 * @returns the number of pages that can be searched
 * @throws {Error} where Pagefind reports a fault: a site without search is not published
 */
export async function writeSearchIndex(pages: readonly FinishedPage[], out: string): Promise<number> {
  const { index, errors } = await pagefind.createIndex({ includeCharacters: '._' });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  const read = await index.addDirectory({ path: out });
  if (read.errors.length > 0) throw new Error(`Pagefind could not read the pages: ${read.errors.join('; ')}`);
  const written = await index.writeFiles({ outputPath: path.join(out, 'pagefind') });
  if (written.errors.length > 0) throw new Error(`Pagefind could not write its index: ${written.errors.join('; ')}`);
  await pagefind.close();
  // Pagefind's own interfaces, which the site does not use.
  for (const name of await readdir(path.join(out, 'pagefind'))) {
    if (/^pagefind-(?:.*ui|highlight)\.(?:js|css)$/u.test(name)) await rm(path.join(out, 'pagefind', name));
  }
  const searched = pages.flatMap(({ href, search }) => (search ? [{ url: href, ...search }] : []));
  for (const [language, list] of Map.groupBy(searched, (page) => page.language)) {
    const vocabulary = buildVocabulary(
      list.map(({ text, title, headings, terms }) => ({ text, names: [title, headings, ...terms].join(' ') })),
    );
    const names = list.map(({ url, kind, title, rank, terms }) => ({ url, kind, title, rank, terms }));
    const lists = { words: writeVocabulary(vocabulary), names: writeNames(names) };
    for (const [name, files] of Object.entries(lists)) {
      for (const [ending, text] of files) {
        await writeFile(path.join(out, 'pagefind', `${name}.${language}${ending}.txt`), text);
      }
    }
  }
  return searched.length;
}
