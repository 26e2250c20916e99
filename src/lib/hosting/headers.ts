import { PROFILE_TYPE } from '../setup-files/apple-profile.ts';

/**
 * How each file of the site is to be served: one list, from which the files for static hosts, the configurations for
 * nginx and Caddy, and the project's own server are made. Addresses are paths on the site, decoded.
 */

/** What is sent with everything. */
export const SITE_HEADERS: Readonly<Record<string, string>> = {
  // Each page states its own policy in a <meta> with the hashes of what stands in it. A header is the same for all
  // pages, so it could only allow more, and where there are two policies both must allow: it says nothing of scripts.
  // It adds the one thing that a <meta> cannot say (Content Security Policy Level 3, section 3.3).
  'Content-Security-Policy': "frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  // The address of a search holds what was typed, and would be sent with each file that the search then loads.
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // A year (RFC 6797). Neither the provider's other hosts nor the browsers' own lists are spoken for. Browsers heed it
  // only where the connection is encrypted already.
  'Strict-Transport-Security': 'max-age=31536000',
};

/**
 * How long a file may be kept (RFC 9111): it may be, but is asked for again before each use, which costs one round
 * trip and no bytes (304). A setting that was changed is then never shown as it was: with `stale-while-revalidate` the
 * reader who comes back because mail stopped working would be the one to see the old port. Unlike `no-store` it leaves
 * pages in the browser's back/forward cache.
 */
export const REVALIDATED = 'no-cache';
/** A file whose name changes with its content. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * Files with a hash of their content in the name; `*` stands for any characters, as in `_headers`. Pagefind's hash is
 * one of the content too (github.com/Pagefind/pagefind/issues/747). Its program, its entry and the lists of words and
 * names beside them have none.
 */
export const HASHED = ['/_astro/*', '/pagefind/fragment/*', '/pagefind/index/*', '/pagefind/*.pf_meta'] as const;

/** Whether the file at `address` has its content's hash in its name. */
export function isHashed(address: string): boolean {
  return HASHED.some((pattern) => {
    const [before = '', after = ''] = pattern.split('*');
    return address.startsWith(before) && address.endsWith(after) && address.length > pattern.length - 1;
  });
}

/** The value of `Cache-Control` for a file that is there. What is not there must not be kept: see {@link REVALIDATED}. */
export function cacheControl(address: string): string {
  return isHashed(address) ? IMMUTABLE : REVALIDATED;
}

/** Text, worth compressing. XML says its encoding itself, and JSON is always UTF-8 (RFC 8259). */
export const TEXT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml',
  svg: 'image/svg+xml',
  mobileconfig: PROFILE_TYPE,
};

/** Types by the end of a file's name, without the dot. */
export const TYPES: Readonly<Record<string, string>> = { ...TEXT_TYPES, png: 'image/png' };

/** For what has no entry in {@link TYPES}: Pagefind's files, which its program reads and which are compressed already. */
export const OTHER_TYPE = 'application/octet-stream';

/** The value of `Content-Type` for a file. */
export function typeOf(file: string): string {
  return TYPES[/\.(\w+)$/u.exec(file)?.[1] ?? ''] ?? OTHER_TYPE;
}

/** Files for the server and not for readers. */
export const FOR_SERVERS = ['/_headers', '/_redirects'] as const;

/** Whether an address is answered as if nothing were there: files for servers, and names with a dot in front (RFC 8615). */
export function isHidden(address: string): boolean {
  return (
    (FOR_SERVERS as readonly string[]).includes(address) || address.replace(/^\/\.well-known\//u, '/').includes('/.')
  );
}
