import { copy } from '../i18n/english/copy.ts';
import type { ScriptStrings } from '../i18n/locales/en.ts';

/** What scripts say in other languages. By its name, so that the rest of a language's texts isn't published as a script. */
const LOCALES = import.meta.glob<ScriptStrings>(['../i18n/locales/*.ts', '!../i18n/locales/en.ts'], {
  import: 'scripts',
});

/** What scripts say in a language other than English. */
export const stringsOf = (locale: string): Promise<ScriptStrings> | undefined =>
  LOCALES[`../i18n/locales/${locale}.ts`]?.();

/** What scripts say in the language of the page. English is in the script; other languages load when they are needed. */
export async function pageStrings(): Promise<Pick<ScriptStrings, 'copy'> & Partial<ScriptStrings>> {
  return (await stringsOf(document.documentElement.lang)) ?? { copy };
}
