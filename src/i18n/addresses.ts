import { withBase } from '../base.ts';

/** The addresses of pages in each language. Apart from the texts, so that scripts can make links without loading those. */

/** The language that addresses without a language are in, and that a missing translation falls back to. */
export const DEFAULT_LOCALE = 'en';

/** The address of a page in a language: the default one has none in its addresses. */
export function localAddress(locale: string, address: string): string {
  return locale === DEFAULT_LOCALE ? address : `/${locale}${address}`;
}

/** The link to a page in a language. */
export function localized(locale: string, address: string): string {
  return withBase(localAddress(locale, address));
}
