import type { MailSettings } from '../settings/schema.ts';

/**
 * An address that leads to a page. It's in `_redirects` for hosts that read that file, and it's a page of its own for
 * all others.
 */
export interface Redirect {
  /** Address with a slash at both ends. */
  readonly from: string;
  readonly to: string;
  /**
   * 301 for a page that moved, so search engines follow. 302 for a short link, which stays the address to give over the
   * phone. Either way, browsers keep the fragment with the reader's email address (RFC 9110, section 10.2.2).
   */
  readonly status: 301 | 302;
}

/** Addresses that this site itself published once. */
const MOVED = {
  '/review/': '/',
  '/guides/outlook/mobile/': '/guides/outlook/iphone/',
  '/go/outlook/mobile/': '/guides/outlook/iphone/',
};

/** The text and the share image of pages that moved. A file can't lead on by itself, so only `_redirects` has these. */
const MOVED_FILES = {
  '/guides/outlook/mobile/index.md': '/guides/outlook/iphone/index.md',
  '/og/guides/outlook/mobile.png': '/og/guides/outlook/iphone.png',
};

/** All redirects of the site: the old addresses from the settings, and a short link to each guide. */
export function redirectsOf(
  { site }: Pick<MailSettings, 'site'>,
  guides: readonly { readonly id: string }[],
): Redirect[] {
  return [
    ...Object.entries({ ...MOVED, ...site.oldAddresses }).map(([from, to]): Redirect => ({ from, to, status: 301 })),
    ...guides
      .map(({ id }) => id)
      .sort()
      .map((id): Redirect => ({ from: `/go/${id}/`, to: `/guides/${id}/`, status: 302 })),
  ];
}

/** The text of `_redirects`. Each page is listed with and without its last slash, to save readers a second redirect. */
export function redirectsFile(redirects: readonly Redirect[]): string {
  const pages = redirects.flatMap(({ from, to, status }) =>
    [from, from.slice(0, -1)].map((address) => `${address} ${to} ${status}\n`),
  );
  const files = Object.entries(MOVED_FILES).map(([from, to]) => `${from} ${to} 301\n`);
  return [...pages, ...files].join('');
}
