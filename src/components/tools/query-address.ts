/** A search in the fragment of an address, which browsers never send to a server. */

/** Longer texts, those of several lines, and those with an email address don't belong in a page's address. */
const MAX_LENGTH = 60;

/** Whether a query may be in an address. A half character, as a broken text has one, can't be. */
export function fitsAddress(query: string): boolean {
  return query !== '' && query.length <= MAX_LENGTH && !/[@\n\p{Cs}]/u.test(query);
}

/** The fragment with a query, `#q=outlook`; empty for a query that doesn't belong there. */
export function queryFragment(query: string): string {
  return fitsAddress(query) ? `#q=${encodeURIComponent(query)}` : '';
}

/** The query in an address. Links from elsewhere may have it in front of the fragment, as `?q=outlook`. */
export function queryIn({ hash, search }: Pick<URL, 'hash' | 'search'>): string {
  return new URLSearchParams(hash.slice(1)).get('q') ?? new URLSearchParams(search).get('q') ?? '';
}
