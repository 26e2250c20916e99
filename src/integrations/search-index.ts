import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Element } from 'hast';
import { selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import * as pagefind from 'pagefind';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { writeNames } from '../search/names.ts';
import { buildVocabulary, writeVocabulary } from '../search/vocabulary.ts';
import type { BuiltPage } from './help-site.ts';

/**
 * Writes Pagefind's index of all pages with `data-pagefind-body` into `pagefind/`, and beside it, for each
 * language, the words of these pages, with which the search corrects what is mistyped, and what the pages are called.
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
  for (const [language, list] of Map.groupBy(searched, ({ html }) => languageOf(html))) {
    const read = list.map(({ href, html }) => ({ href, ...namesOf(html) }));
    const vocabulary = buildVocabulary(
      read.map(({ text, title, headings, terms }) => ({ text, names: [title, headings, ...terms].join(' ') })),
    );
    const names = read.map(({ href: url, kind, title, rank, terms }) => ({ url, kind, title, rank, terms }));
    await writeFile(path.join(out, 'pagefind', `words.${language}.txt`), writeVocabulary(vocabulary));
    await writeFile(path.join(out, 'pagefind', `names.${language}.txt`), writeNames(names));
  }
  return searched.length;
}

function languageOf(html: string): string {
  return /<html lang="([\w-]+)"/u.exec(html)?.[1] ?? 'en';
}

/** A page's text, and what it is called. */
function namesOf(html: string): {
  text: string;
  title: string;
  headings: string;
  kind: string;
  rank: number;
  terms: string[];
} {
  const tree = unified().use(rehypeParse).parse(html);
  const texts = (selector: string) =>
    selectAll(selector, tree)
      .map((element: Element) => toText(element))
      .join(' ');
  const terms = texts('[data-pagefind-meta="terms"]');
  return {
    text: texts('[data-pagefind-body]'),
    title: texts('h1'),
    headings: texts('h2, h3'),
    kind: texts('[data-pagefind-meta="kind"]'),
    rank: Number(texts('[data-search-rank]')),
    // As `Base.astro` joins them.
    terms: terms === '' ? [] : terms.split('. '),
  };
}
