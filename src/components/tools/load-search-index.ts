import {
  type Pages,
  type Pagefind,
  RANKING,
  type SearchData,
  type SearchIndex,
  toPages,
} from '../../lib/search/find.ts';
import type { Language } from '../../lib/search/stop-words.ts';
import { withBase } from '../../base.ts';

interface PagefindModule extends Pagefind {
  options(options: { readonly ranking: typeof RANKING; readonly baseUrl: string }): Promise<void>;
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
  const language: Language = document.documentElement.lang;
  const [pagefind, pages, english] = await Promise.all([
    importPagefind(),
    fetchPages(language),
    language === 'en' ? undefined : fetchPages('en'),
  ]);
  await pagefind.options({ ranking: RANKING, baseUrl: withBase('/') });
  await pagefind.init();
  return { language, pagefind, ...pages, ...(english && { english }) };
}

async function importPagefind(): Promise<PagefindModule> {
  // Written after the scripts are bundled: the bundler must not look for it.
  const address = withBase('/pagefind/pagefind.js');
  return (await import(/* @vite-ignore */ address)) as PagefindModule;
}

async function fetchPages(language: Language): Promise<Pages> {
  const address = withBase(`/search/${language}.json`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return toPages((await response.json()) as SearchData, language);
}
