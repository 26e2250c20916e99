import { z } from 'zod';
import en from '../../i18n/locales/en.ts';
import { explainProblems, type Place, problemLine, show } from '../problems.ts';

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
