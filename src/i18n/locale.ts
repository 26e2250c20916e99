/** The languages of the site by their codes (BCP 47). Apart from texts and links, so that the build's own steps can use it. */

/** The language that addresses without a language are in, and that a missing translation falls back to. */
export const DEFAULT_LOCALE = 'en';

/** The language of a file of texts, whose name is its code: `locales/pt-BR.ts`. Other files have none. */
export function localeOfFile(file: string): string | undefined {
  return /(?:^|\/)([a-z]{2,3}(?:-[A-Za-z\d]+)*)\.ts$/u.exec(file)?.[1];
}

/** The address of a page in a language: the default one has none in its addresses. */
export function localAddress(locale: string, address: string): string {
  return locale === DEFAULT_LOCALE ? address : `/${locale}${address}`;
}
