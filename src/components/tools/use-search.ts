import { useEffect, useState } from 'preact/hooks';
import type { Found } from '../../lib/search/find.ts';

export type SearchResult =
  | { readonly state: 'idle' }
  | { readonly state: 'failed' }
  | { readonly state: 'found'; readonly query: string; readonly found: Found };

// The explanation of an error doesn't wait for the search.
const searching = () => import('./search-pages.ts');

/** The pages for what was typed. */
export function useSearch(query: string): SearchResult {
  const [result, setResult] = useState<SearchResult>({ state: 'idle' });
  useEffect(() => {
    searching()
      .then(async ({ prepareSearch }) => prepareSearch())
      .catch(() => undefined);
  }, []);
  useEffect(() => {
    let current = true;
    const show = (found: SearchResult): void => {
      if (current) setResult(found);
    };
    if (query === '') show({ state: 'idle' });
    else {
      searching()
        .then(async ({ searchPages }) => searchPages(query))
        .then((found) => show({ state: 'found', query, found }))
        .catch(() => show({ state: 'failed' }));
    }
    return () => (current = false);
  }, [query]);
  return result;
}
