import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as pagefind from 'pagefind';
import { writeNames } from '../lib/search/names.ts';
import { buildVocabulary, writeVocabulary } from '../lib/search/vocabulary.ts';
import type { Outcome } from '../finishing/worker.ts';
import { contentOf, ENTRY, entryOf, type IndexFiles, mergeIndexes } from '../finishing/merge-indexes.ts';

/** What Pagefind made of the pages. */
export interface Index {
  readonly files: IndexFiles;
  /** What it calls each page, by the page's address. */
  readonly ids: ReadonlyMap<string, string>;
}

/** What Pagefind's program keeps grows with the pages, a quarter of a megabyte for each: it is given a part at a time. */
const PAGES_A_PART = 1_200;

/**
 * Lets Pagefind read all pages with `data-pagefind-body`, beside whatever else is done with the pages, because it is a
 * program of its own.
 *
 * @param out the folder of the site
 * @param files its HTML files: sorted paths below it
 * @param bytes of the pages as Astro writes them
 * @param whenFinished settled when nothing changes a file any more
 * @throws {Error} where Pagefind reports a fault: a site without search is not published
 */
export async function indexPages(
  out: string,
  files: readonly string[],
  bytes: number,
  whenFinished: (file: string) => Promise<unknown>,
): Promise<Index> {
  const chunkSize = chunkSizeFor(bytes);
  // Read by Pagefind when it starts; there is no other way to say it yet.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(chunkSize);
  const parts: IndexFiles[] = [];
  let part: pagefind.PagefindIndex | undefined;
  let given = 0;
  for (const sourcePath of files) {
    await whenFinished(sourcePath);
    const content = readFileSync(path.join(out, sourcePath), 'utf8');
    if (!content.includes('data-pagefind-body')) continue;
    part ??= await startPart();
    failOn(sourcePath, await part.addHTMLFile({ sourcePath, content }));
    given += 1;
    if (given % PAGES_A_PART > 0) continue;
    parts.push(await finishPart(part));
    part = undefined;
  }
  if (part) parts.push(await finishPart(part));
  await pagefind.close();
  return toPublish(mergeIndexes(parts, chunkSize));
}

async function startPart(): Promise<pagefind.PagefindIndex> {
  const { index, errors } = await pagefind.createIndex({ includeCharacters: '._' });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  return index;
}

/** Takes the files from Pagefind: where it writes them itself, some may still be empty when it says that it is done. */
async function finishPart(part: pagefind.PagefindIndex): Promise<IndexFiles> {
  const made = await part.getFiles();
  failOn('the index', made);
  await part.deleteIndex();
  return new Map(made.files.map(({ path: name, content }) => [name, content]));
}

function failOn(what: string, { errors }: { readonly errors: readonly string[] }): void {
  if (errors.length > 0) throw new Error(`Pagefind failed with ${what}: ${errors.join('; ')}`);
}

/** The files without those that the site does not use, and what they say of the pages. */
function toPublish(files: IndexFiles): Index {
  const programs = programsIn(files);
  const needed = new Map<string, Uint8Array>();
  const ids = new Map<string, string>();
  for (const [name, content] of files) {
    // Its program for languages that it knows nothing of, where the site has none.
    if (/^wasm\.[\w-]+\.pagefind$/u.test(name) && !programs.has(name)) continue;
    // Its own interfaces, which the site does not use.
    if (/^pagefind-(?:.*ui|highlight)\.(?:js|css)$/u.test(name)) continue;
    if (name.endsWith('.pf_fragment')) ids.set(urlOf(content), path.basename(name, '.pf_fragment'));
    needed.set(name, name === ENTRY ? Buffer.from(inOrder(files)) : content);
  }
  return { files: needed, ids };
}

/**
 * Writes the index into `pagefind/`, and beside it, for each language, the words of its pages, with which the search
 * corrects what is mistyped, and what the pages are called.
 *
 * @param out the folder of the finished site
 * @returns the number of pages that can be searched
 */
export async function writeSearchIndex(
  { files, ids }: Index,
  { pages, words }: Pick<Outcome, 'pages' | 'words'>,
  out: string,
): Promise<number> {
  for (const [name, content] of files) {
    const file = path.join(out, 'pagefind', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const searched = pages.flatMap(({ href, search }) => (search ? [{ url: href, ...search }] : []));
  for (const [language, list] of Map.groupBy(searched, (page) => page.language)) {
    const vocabulary = buildVocabulary(words.flatMap(([one, counts]) => (one === language ? [counts] : [])));
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

/** Below this a file of the index is not worth its request. Words. */
const SMALLEST_CHUNK = 2_000;

/**
 * How many words, each as often as it stands on the site, a file of Pagefind's index holds. A query loads a file for
 * each of its words, and first of all the list of the files: with the square root both grow alike, slower than the site.
 * Pagefind's own 20,000 words are 27 kB a file.
 *
 * @param bytes of all pages
 */
function chunkSizeFor(bytes: number): number {
  return Math.max(SMALLEST_CHUNK, Math.round(2 * Math.sqrt(bytes / BYTES_A_WORD)));
}

/** The address of the page that one of Pagefind's fragments tells of. */
function urlOf(fragment: Uint8Array): string {
  const { url } = JSON.parse(contentOf(fragment).toString('utf8')) as { url: string };
  return url;
}

/** The files with the programs that search the site's languages. */
function programsIn(files: IndexFiles): ReadonlySet<string> {
  const { languages } = entryOf(files);
  return new Set(Object.values(languages).map(({ wasm }) => `wasm.${wasm ?? 'unknown'}.pagefind`));
}

/** Pagefind's list of languages, whose order changes from run to run; two builds are to be the same. */
function inOrder(files: IndexFiles): string {
  const entry = entryOf(files);
  const languages = Object.fromEntries(Object.entries(entry.languages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ ...entry, languages });
}
