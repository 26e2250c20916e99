import type { Pagefind, SearchData, SearchIndex } from '../../lib/search/find.ts';
import { TitleIndex } from '../../lib/search/title-index.ts';
// Pagefind starts a worker.
import '../../scripts/trusted-types.ts';

interface PagefindModule extends Pagefind {
  options(options: { readonly ranking: { readonly metaWeights: Readonly<Record<string, number>> } }): Promise<void>;
  init(): Promise<void>;
  destroy(): Promise<void>;
}

let loading: Promise<SearchIndex> | undefined;

/** Loads everything that is searched in the page's language, once. */
export function loadSearchIndex(): Promise<SearchIndex> {
  loading ??= load();
  return loading;
}

/** Forgets what was loaded, so that the next search loads it again. */
export async function unloadSearchIndex(): Promise<void> {
  loading = undefined;
  const pagefind = await importPagefind();
  await pagefind.destroy();
}

async function load(): Promise<SearchIndex> {
  const [pagefind, { pages, words }] = await Promise.all([
    importPagefind(),
    fetchData(`/search/${document.documentElement.lang}.json`),
  ]);
  await pagefind.options({ ranking: { metaWeights: { title: 5, terms: 4 } } });
  await pagefind.init();
  return { pagefind, titles: new TitleIndex(pages), vocabulary: new Map(Object.entries(words)) };
}

async function importPagefind(): Promise<PagefindModule> {
  // Written after the scripts are bundled: the bundler must not look for it.
  const address = '/pagefind/pagefind.js';
  return (await import(/* @vite-ignore */ address)) as PagefindModule;
}

async function fetchData(address: string): Promise<SearchData> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as SearchData;
}
