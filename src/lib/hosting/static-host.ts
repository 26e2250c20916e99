import { PROFILE_PATH } from '../setup-files/index.ts';
import { HASHED, IMMUTABLE, SITE_HEADERS, typeOf } from './headers.ts';
import { type Redirect, spellings } from './redirects.ts';

/**
 * The files `_headers` and `_redirects`, as Netlify, Cloudflare Pages and hosts like them read them
 * (docs.netlify.com/routing, developers.cloudflare.com/pages/configuration).
 */

/**
 * The text of `_headers`.
 *
 * These hosts join the values where two rules name the same header, so nothing is said of files without a hash: their
 * own default is the one of this site, to ask before each use. They know all types but that of the profile.
 */
export function headersFile(): string {
  const rules: [string, Readonly<Record<string, string>>][] = [
    ['/*', SITE_HEADERS],
    ...HASHED.map((pattern): [string, Record<string, string>] => [pattern, { 'Cache-Control': IMMUTABLE }]),
    [PROFILE_PATH, { 'Content-Type': typeOf(PROFILE_PATH) }],
  ];
  return rules
    .map(([pattern, headers]) =>
      [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
    )
    .join('\n\n')
    .concat('\n');
}

/** The text of `_redirects`. */
export function redirectsFile(redirects: readonly Redirect[]): string {
  return redirects
    .flatMap((redirect) => spellings(redirect).map((from) => `${from} ${redirect.to} ${redirect.status}\n`))
    .join('');
}

/** Reads what {@link redirectsFile} wrote: where each address leads. */
export function readRedirects(text: string): Map<string, { readonly to: string; readonly status: number }> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [from, to, status] = line.split(' ');
      return from && to ? [[from, { to, status: Number(status) }] as const] : [];
    }),
  );
}
