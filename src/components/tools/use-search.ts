import { useEffect, useState } from 'preact/hooks';
import { findPages, type Found } from '../../lib/search/find.ts';
import { loadSearchIndex, unloadSearchIndex } from './load-search-index.ts';

export type SearchResult =
  | { readonly state: 'idle' }
  | { readonly state: 'failed' }
  | { readonly state: 'found'; readonly query: string; readonly found: Found };

const MAX_HITS = 24;

/** The pages for what was typed. */
export function useSearch(query: string): SearchResult {
  const [result, setResult] = useState<SearchResult>({ state: 'idle' });
  useEffect(() => void loadSearchIndex().catch(() => undefined), []);
  useEffect(() => {
    let current = true;
    const show = (found: SearchResult): void => {
      if (current) setResult(found);
    };
    if (query === '') show({ state: 'idle' });
    else {
      search(query)
        .then((found) => show({ state: 'found', query, found }))
        .catch(() => show({ state: 'failed' }));
    }
    return () => (current = false);
  }, [query]);
  return result;
}

/** Searches, and once more where something was lost on a bad network. */
async function search(typed: string): Promise<Found> {
  const find = async () => {
    try {
      return await findPages(await loadSearchIndex(), typed, MAX_HITS);
    } catch (error) {
      await unloadSearchIndex();
      throw error;
    }
  };
  return find().catch(find);
}
