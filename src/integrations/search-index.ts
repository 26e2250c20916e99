import { mkdir, writeFile } from 'node:fs/promises';
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
  // Taken from it and written here: where Pagefind writes, files may still be empty when it says that it is done.
  const { files, errors: faults } = await index.getFiles();
  if (faults.length > 0) throw new Error(`Pagefind could not make its index: ${faults.join('; ')}`);
  for (const { path: name, content } of files) {
    const file = path.join(out, 'pagefind', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, name === 'pagefind-entry.json' ? inOrder(content) : content);
  }
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

/** Pagefind's list of languages, whose order changes from run to run; two builds are to be the same. */
function inOrder(entryFile: Uint8Array): string {
  const entry = JSON.parse(Buffer.from(entryFile).toString('utf8')) as { languages: Record<string, unknown> };
  const languages = Object.fromEntries(Object.entries(entry.languages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ ...entry, languages });
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
