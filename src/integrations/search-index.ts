import { statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { filesIn } from '../files.ts';
import { writeNames } from '../search/names.ts';
import { buildVocabulary, writeVocabulary } from '../search/vocabulary.ts';
import type { FinishedPage } from './finish-worker.ts';

/** What Pagefind made of the pages. */
export interface Index {
  /** Its files by their path below `pagefind/`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What it calls each page, by the page's address. */
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * Lets Pagefind read all pages with `data-pagefind-body`. It is a program of its own with one thread, so it works beside
 * whatever else is done with the pages, as long as each file is whole at any moment and its body stays the same.
 *
 * @param out the folder of the site
 * @throws {Error} where Pagefind reports a fault: a site without search is not published
 */
export async function indexPages(out: string): Promise<Index> {
  // Read by Pagefind when it starts; there is no other way to say it yet.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(partSize(out));
  const { index, errors } = await pagefind.createIndex({ includeCharacters: '._' });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  const read = await index.addDirectory({ path: out });
  if (read.errors.length > 0) throw new Error(`Pagefind could not read the pages: ${read.errors.join('; ')}`);
  // Taken from it and written here: where Pagefind writes, files may still be empty when it says that it is done.
  const { files, errors: faults } = await index.getFiles();
  if (faults.length > 0) throw new Error(`Pagefind could not make its index: ${faults.join('; ')}`);
  await pagefind.close();

  const entry = files.find(({ path: name }) => name === ENTRY)?.content ?? new Uint8Array();
  const programs = programsIn(entry);
  const needed = new Map<string, Uint8Array>();
  const ids = new Map<string, string>();
  for (const { path: name, content } of files) {
    // Its program for languages that it knows nothing of, where the site has none.
    if (/^wasm\.[\w-]+\.pagefind$/u.test(name) && !programs.has(name)) continue;
    // Its own interfaces, which the site does not use.
    if (/^pagefind-(?:.*ui|highlight)\.(?:js|css)$/u.test(name)) continue;
    if (name.endsWith('.pf_fragment')) ids.set(urlOf(content), path.basename(name, '.pf_fragment'));
    needed.set(name, name === ENTRY ? Buffer.from(inOrder(content)) : content);
  }
  return { files: needed, ids };
}

/** The file that Pagefind's program reads first. */
const ENTRY = 'pagefind-entry.json';

/**
 * Writes the index into `pagefind/`, and beside it, for each language, the words of its pages, with which the search
 * corrects what is mistyped, and what the pages are called.
 *
 * @param out the folder of the finished site
 * @returns the number of pages that can be searched
 */
export async function writeSearchIndex(
  { files, ids }: Index,
  pages: readonly FinishedPage[],
  out: string,
): Promise<number> {
  for (const [name, content] of files) {
    const file = path.join(out, 'pagefind', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const searched = pages.flatMap(({ href, search }) => (search ? [{ url: href, ...search }] : []));
  for (const [language, list] of Map.groupBy(searched, (page) => page.language)) {
    const vocabulary = buildVocabulary(
      list.map(({ text, title, headings, terms }) => ({ text, names: [title, headings, ...terms].join(' ') })),
    );
    const names = list.map(({ url, kind, title, rank, terms }) => ({
      url,
      id: ids.get(url) ?? '',
      kind,
      title,
      rank,
      terms,
    }));
    const lists = { words: writeVocabulary(vocabulary), names: writeNames(names) };
    for (const [name, files] of Object.entries(lists)) {
      for (const [ending, text] of files) {
        await writeFile(path.join(out, 'pagefind', `${name}.${language}${ending}.txt`), text);
      }
    }
  }
  return searched.length;
}

/** Of pages as Astro writes them, with their styles: about this much for each word that can be found. */
const BYTES_A_WORD = 50;

/** Below this a part of the index is not worth its request. Words. */
const SMALLEST_PART = 2_000;

/**
 * How many words, each as often as it stands on the site, a part of Pagefind's index holds. A query loads a part for
 * each of its words, and first of all the list of the parts: with the square root both grow alike, slower than the site.
 * Pagefind's own 20,000 words are 27 kB a part.
 */
function partSize(out: string): number {
  const pages = filesIn(out).filter((name) => name.endsWith('.html'));
  const bytes = pages.reduce((sum, name) => sum + statSync(path.join(out, name)).size, 0);
  return Math.max(SMALLEST_PART, Math.round(2 * Math.sqrt(bytes / BYTES_A_WORD)));
}

/** The address of the page that one of Pagefind's fragments tells of: JSON behind twelve letters, compressed. */
function urlOf(fragment: Uint8Array): string {
  const { url } = JSON.parse(gunzipSync(fragment).subarray('pagefind_dcd'.length).toString('utf8')) as { url: string };
  return url;
}

interface Entry {
  readonly languages: Readonly<Record<string, { readonly wasm?: string | null }>>;
}

/** The files with the programs that search the site's languages. */
function programsIn(entryFile: Uint8Array): ReadonlySet<string> {
  const { languages } = JSON.parse(Buffer.from(entryFile).toString('utf8')) as Entry;
  return new Set(Object.values(languages).map(({ wasm }) => `wasm.${wasm ?? 'unknown'}.pagefind`));
}

/** Pagefind's list of languages, whose order changes from run to run; two builds are to be the same. */
function inOrder(entryFile: Uint8Array): string {
  const entry = JSON.parse(Buffer.from(entryFile).toString('utf8')) as Entry;
  const languages = Object.fromEntries(Object.entries(entry.languages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ ...entry, languages });
}
