import type { MailSettings } from '../settings/schema.ts';

/** Addresses that lead on to a page. Each is a page as well, for hosts that know nothing of redirects. */

export interface Redirect {
  /** Address with a slash at both ends. */
  readonly from: string;
  readonly to: string;
  /**
   * 301 where the page has moved, so that search engines move with it. 302 for short links: they stay the address to
   * say on the phone, wherever their guide goes. A browser takes the fragment along in both cases (RFC 9110, section
   * 10.2.2), and with it the reader's email address or the number of a step.
   */
  readonly status: 301 | 302;
}

/** All redirects of a site: the addresses that it replaces, and a short link to each guide. */
export function redirectsOf(
  { site }: Pick<MailSettings, 'site'>,
  guides: readonly { readonly id: string }[],
): Redirect[] {
  return [
    ...Object.entries(site.oldAddresses ?? {}).map(([from, to]): Redirect => ({ from, to, status: 301 })),
    ...[...guides]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id }): Redirect => ({ from: `/go/${id}/`, to: `/guides/${id}/`, status: 302 })),
  ];
}

/** A redirect's addresses, the one without the slash at the end included: it saves its reader a second redirect. */
export function spellings({ from }: Redirect): [string, string] {
  return [from, from.replace(/\/$/u, '')];
}
