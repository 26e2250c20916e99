import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { localeOfFile } from '../../i18n/locale.ts';
import en from '../../i18n/locales/en.ts';
import { loadFile } from '../settings/load.ts';
import { explainProblems, type Place, problemLine, show } from '../problems.ts';

const FOLDER = 'src/i18n/locales';

/** The languages of the site: each is a file of texts. */
function localesIn(root: string): string[] {
  return readdirSync(path.join(root, FOLDER)).flatMap((file) => localeOfFile(file) ?? []);
}

/** The texts of all languages. @throws {SettingsError} if a file of them can't be read */
export async function loadLanguages(root: string): Promise<(Language & { readonly locale: string })[]> {
  const load = async (locale: string) => ({ locale, ...(await loadFile(path.join(root, FOLDER, `${locale}.ts`))) });
  return Promise.all(localesIn(root).map(load));
}

/** What the site says itself in one language: a file of `src/i18n/locales`. */
export interface Language {
  /** Where its texts stand. */
  readonly place: Place;
  readonly value: unknown;
}

/** What is wrong with the languages: a text that is missing or that no page uses, and two of the same name. */
export function languageProblems(languages: readonly Language[]): string[] {
  const schema = like(en);
  const names = new Set<unknown>();
  return languages.flatMap(({ place, value: texts }) => {
    const { error } = schema.safeParse(texts);
    if (error) return [explainProblems(place, error, texts, schema)];
    const { language } = texts as { language: string };
    if (names.has(language))
      return [problemLine(place, ['language'], show(language), 'another language has this name. Write its own')];
    names.add(language);
    return [];
  });
}

/** What has the same texts as `model`. */
function like(model: unknown): z.ZodType {
  if (typeof model === 'string') return z.string({ error: `this text in quotes, translated: ${show(model)}` });
  if (Array.isArray(model)) return z.array(z.unknown());
  return z.strictObject(Object.fromEntries(Object.entries(model as object).map(([key, value]) => [key, like(value)])));
}
