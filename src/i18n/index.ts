import { localized } from './addresses.ts';
import { DEFAULT_LOCALE, localeOfFile } from './locale.ts';
import en, { type Strings } from './locales/en.ts';

export type { Strings } from './locales/en.ts';
export { localized } from './addresses.ts';
export { fill, pieces } from './fill.ts';
export { DEFAULT_LOCALE, localAddress } from './locale.ts';

const files = import.meta.glob<Strings>('./locales/*.ts', { eager: true, import: 'default' });

/** Every language of the site, the default one first: the files of `locales/`. */
export const LOCALES: readonly string[] = Object.keys(files)
  .flatMap((file) => localeOfFile(file) ?? [])
  .sort((a, b) => Number(b === DEFAULT_LOCALE) - Number(a === DEFAULT_LOCALE) || a.localeCompare(b));

/** The `locale` of a `[...locale]` route: the default language has none in its addresses. */
export function localeParam(locale: string): string | undefined {
  return locale === DEFAULT_LOCALE ? undefined : locale;
}

/** What `getStaticPaths` of a `[...locale]` route returns for a page that exists in every language. */
export function localePaths() {
  return LOCALES.map((locale) => ({ params: { locale: localeParam(locale) } }));
}

/** The link to a page in each language, for a page that exists in every one. */
export function everyLanguage(address: string): Record<string, string> {
  return Object.fromEntries(LOCALES.map((locale) => [locale, localized(locale, address)]));
}

/** What the site says in a language; English where there is no such language. */
export function stringsFor(locale: string): Strings {
  return files[`./locales/${locale}.ts`] ?? en;
}

/** The language of the page at an address. */
export function localeOf(address: string): string {
  return LOCALES.find((locale) => locale !== DEFAULT_LOCALE && address.startsWith(`/${locale}/`)) ?? DEFAULT_LOCALE;
}
