import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import * as pagefind from 'pagefind';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { buildVocabulary, writeVocabulary } from '../search/vocabulary.ts';
import type { BuiltPage } from './help-site.ts';

/**
 * Writes Pagefind's index of all pages with `data-pagefind-body` into `pagefind/`, and beside it the words of these
 * pages, with which the search corrects what is mistyped.
 *
 * @returns the number of pages that can be searched
 * @throws {Error} where Pagefind reports a fault: a site without search is not published
 */
export async function writeSearchIndex(pages: readonly BuiltPage[], out: string): Promise<number> {
  const { index, errors } = await pagefind.createIndex({ includeCharacters: '._' });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  const searched = pages.filter(({ html }) => html.includes('data-pagefind-body'));
  for (const { href, html } of searched) {
    const added = await index.addHTMLFile({ url: href, content: html });
    if (added.errors.length > 0) throw new Error(`Pagefind could not read ${href}: ${added.errors.join('; ')}`);
  }
  const written = await index.writeFiles({ outputPath: path.join(out, 'pagefind') });
  if (written.errors.length > 0) throw new Error(`Pagefind could not write its index: ${written.errors.join('; ')}`);
  await pagefind.close();
  const words = writeVocabulary(buildVocabulary(searched.map(({ html }) => wordsOf(html))));
  await writeFile(path.join(out, 'pagefind', 'words.txt'), words);
  return searched.length;
}

function wordsOf(html: string): { text: string; names: string } {
  const tree = unified().use(rehypeParse).parse(html);
  const texts = (selector: string) =>
    selectAll(selector, tree)
      .map((element: Element) => toText(element))
      .join(' ');
  const body = select('[data-pagefind-body]', tree);
  return { text: body ? toText(body) : '', names: texts('h1, h2, h3, [data-pagefind-meta="terms"]') };
}
