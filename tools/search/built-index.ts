import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Catalogue } from '../../src/lib/diagnosis/catalogue.ts';
import type { DiagnoseData } from '../../src/lib/diagnosis/data.ts';
import { type Pagefind, RANKING, type SearchData, type SearchIndex, toPages } from '../../src/lib/search/find.ts';
import type { Language } from '../../src/lib/search/stop-words.ts';

interface PagefindModule extends Pagefind {
  options(options: object): Promise<void>;
}

/**
 * Opens the search of a built site in Node: the files that a browser loads, read from disk. Pagefind's script is made
 * for browsers; all it asks of one is `fetch`, and the page's language.
 */
export async function openBuiltIndex(dist: string, language: Language): Promise<SearchIndex> {
  const folder = path.resolve(dist);
  const read = async (name: Language): Promise<SearchData> => {
    const file = path.join(folder, `search/${name}.json`);
    if (!existsSync(file)) throw new Error(`${file} is missing: build the site, or name one of its languages.`);
    return JSON.parse(await readFile(file, 'utf8')) as SearchData;
  };
  const pages = toPages(await read(language), language);
  const english = language === 'en' ? undefined : toPages(await read('en'), 'en');
  return { language, pagefind: await openPagefind(folder, language), ...pages, ...(english && { english }) };
}

/** Opens what the diagnosis of a built site has learned. */
export async function openBuiltCatalogue(dist: string, language: Language): Promise<Catalogue> {
  const file = path.resolve(dist, language === 'en' ? '' : language, 'diagnose/data.json');
  const { catalogue } = JSON.parse(await readFile(file, 'utf8')) as DiagnoseData;
  return catalogue;
}

async function openPagefind(folder: string, language: Language): Promise<Pagefind> {
  globalThis.fetch = readFromDisk;
  const page = { currentScript: null, querySelector: () => ({ getAttribute: () => language }) };
  Object.assign(globalThis, { document: page });
  // A search for another language is another copy of the script.
  const script = `${pathToFileURL(path.join(folder, 'pagefind/pagefind.js')).href}?${language}`;
  const pagefind = (await import(script)) as PagefindModule;
  await pagefind.options({ baseUrl: '/', ranking: RANKING });
  await pagefind.search('');
  Reflect.deleteProperty(globalThis, 'document');
  return pagefind;
}

const fromNetwork = globalThis.fetch;
const readFromDisk: typeof fetch = async (input, options) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (url.protocol !== 'file:') return fromNetwork(input, options);
  return new Response(await readFile(fileURLToPath(`file://${url.pathname}`)));
};
