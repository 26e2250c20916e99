import { copy } from '../i18n/english/copy.ts';
import { summary } from '../i18n/english/summary.ts';
import type { Strings } from '../i18n/locales/en.ts';

/** What the site says in other languages. */
const LOCALES = import.meta.glob<Strings>(['../i18n/locales/*.ts', '!../i18n/locales/en.ts'], { import: 'default' });

/** What scripts say in the language of the page. English is in the script; other languages load when they are needed. */
export async function pageStrings(): Promise<
  Pick<Strings, 'copy' | 'summary'> & Partial<Pick<Strings, 'search' | 'addressProblems'>>
> {
  return (await LOCALES[`../i18n/locales/${document.documentElement.lang}.ts`]?.()) ?? { copy, summary };
}
