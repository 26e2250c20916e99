import { guideFragment, shortAddress } from '../guide-links.ts';
import type { MailSettings } from '../settings/schema.ts';

/** An address that leads to a page. Each is a page of its own, and most are in `_redirects` too, for hosts that read it. */
export interface Redirect {
  /** Address with a slash at both ends. */
  readonly from: string;
  readonly to: string;
  /**
   * 301 for a page that moved, so search engines follow. 302 for a short link, which stays the address to give over the
   * phone. Either way, browsers keep the fragment with the reader's email address (RFC 9110, section 10.2.2), unless the
   * target has a fragment of its own. That's why a link to a step has no status: only its page, which has a script, can
   * lead to the step and keep the address.
   */
  readonly status?: 301 | 302;
}

/** A guide that short links lead to, and how many steps it has. */
export interface ShortLinkGuide {
  /** With a slash at both ends. A translation has an address of its own: `/es/guides/outlook/`. */
  readonly address: string;
  readonly steps?: readonly unknown[];
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

/** All redirects of the site: the old addresses from the settings, and short links to each guide and to its steps. */
export function redirectsOf({ site }: Pick<MailSettings, 'site'>, guides: readonly ShortLinkGuide[]): Redirect[] {
  return [
    ...Object.entries({ ...MOVED, ...site.oldAddresses }).map(([from, to]): Redirect => ({ from, to, status: 301 })),
    ...guides
      .toSorted((a, b) => (a.address < b.address ? -1 : 1))
      .flatMap(({ address, steps = [] }): Redirect[] => [
        { from: shortAddress(address), to: address, status: 302 },
        ...steps.map((_, index) => ({
          from: shortAddress(address, index + 1),
          to: `${address}${guideFragment({ step: index + 1 })}`,
        })),
      ]),
  ];
}

/**
 * The text of `_redirects`. Each page is listed with and without its last slash, to save readers a second redirect. Netlify
 * finds the page for missing addresses in another language here; others find it by its place.
 *
 * @param base the path that the site is published below
 * @param languages those with addresses of their own, such as `es`
 */
export function redirectsFile(redirects: readonly Redirect[], base = '/', languages: readonly string[] = []): string {
  const line = (from: string, to: string, status = 301) => `${base}${from.slice(1)} ${base}${to.slice(1)} ${status}\n`;
  const pages = redirects
    .filter(({ status }) => status !== undefined)
    .flatMap(({ from, to, status }) => [from, from.slice(0, -1)].map((address) => line(address, to, status)));
  const files = Object.entries(MOVED_FILES).map(([from, to]) => line(from, to));
  const missing = languages.map((language) => line(`/${language}/*`, `/${language}/404.html`, 404));
  return [...pages, ...files, ...missing].join('');
}
