import en, { type Strings } from './locales/en.ts';
import { withBase } from '../base.ts';

export type { Strings } from './locales/en.ts';
export { fill, pieces } from './fill.ts';

/** The language that addresses without a language are in, and that a missing translation falls back to. */
export const DEFAULT_LOCALE = 'en';

const files = import.meta.glob<Strings>('./locales/*.ts', { eager: true, import: 'default' });

/** Every language of the site, the default one first: the files of `locales/`. */
export const LOCALES: readonly string[] = Object.keys(files)
  .map((file) => /([\w-]+)\.ts$/u.exec(file)?.[1] ?? '')
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

/** The address of a page in a language: the default one has none in its addresses. */
export function localAddress(locale: string, address: string): string {
  return locale === DEFAULT_LOCALE ? address : `/${locale}${address}`;
}

/** The language of the page at an address. */
export function localeOf(address: string): string {
  return LOCALES.find((locale) => locale !== DEFAULT_LOCALE && address.startsWith(`/${locale}/`)) ?? DEFAULT_LOCALE;
}

/** The link to a page in a language. */
export function localized(locale: string, address: string): string {
  return withBase(localAddress(locale, address));
}
