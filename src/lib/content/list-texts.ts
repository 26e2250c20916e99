import { didYouMean, type FieldPath, type Place, problemLine, show } from '../problems.ts';
import { GLOSSARY_FILE, type GlossaryTerm, termSchema } from './glossary.ts';
import { parseList } from './lists.ts';
import { likelyCauseTextsSchema, questionTextsSchema, textsOfLikelyCause, textsOfQuestion } from './question-texts.ts';
import { type LikelyCause, LIKELY_CAUSES_FILE, type Question, QUESTIONS_FILE } from './questions.ts';
import { type SymptomGroup, SYMPTOM_GROUPS_FILE, symptomGroupTextsSchema } from './symptom-groups.ts';
import { yamlPlace } from './yaml-place.ts';

/** Lists in other languages: `src/content/translations/es/glossary.yaml` has the texts of `src/content/glossary.yaml`. */

export interface ListTexts {
  /** Path from the project's root, for messages. */
  readonly file: string;
  readonly locale: string;
  /** The name of the list: `glossary.yaml`. */
  readonly list: string;
  readonly text: string;
}

/** What a list in another language is compared with. */
interface Originals {
  readonly glossary: readonly GlossaryTerm[];
  readonly groups: readonly SymptomGroup[];
  readonly questions: readonly Question[];
  readonly causes: readonly LikelyCause[];
  readonly locales: readonly string[];
}

/** The lists that can be translated. */
const LISTS = [GLOSSARY_FILE, LIKELY_CAUSES_FILE, QUESTIONS_FILE, SYMPTOM_GROUPS_FILE].map((file) =>
  file.replace('src/content/', ''),
);

/**
 * Checks a list in another language: it has texts for each entry of the original, and for no other.
 *
 * @returns the entries, and what is wrong with them, a message each
 * @throws {ListError} if the list can't be read
 */
export function checkListTexts(
  { file, locale, list, text }: ListTexts,
  { glossary, groups, questions, causes, locales }: Originals,
): { entries: readonly object[]; problems: string[] } {
  const refused = (problem: string) => ({ entries: [], problems: [`${file}: ${problem}`] });
  if (!locales.includes(locale)) {
    return refused(`There is no language "${locale}". Add src/i18n/locales/${locale}.ts, or move the file.`);
  }
  const at = (id: string) => `${file}:${lineOf(id, text)}`;
  if (`src/content/${list}` === GLOSSARY_FILE) {
    const entries = parseList(file, text, termSchema);
    return { entries, problems: entryProblems(file, at, entries, GLOSSARY_FILE, glossary) };
  }
  if (`src/content/${list}` === SYMPTOM_GROUPS_FILE) {
    const entries = parseList(file, text, symptomGroupTextsSchema);
    const links = entries.flatMap(({ id, also }) => {
      const wanted = groups.find((group) => group.id === id)?.also.length ?? also.length;
      return also.length === wanted
        ? []
        : [
            `${at(id)}: "${id}" has ${also.length} texts under also, but the original has ${wanted}. Write a text for each link in ${SYMPTOM_GROUPS_FILE}, in the same order.`,
          ];
    });
    return { entries, problems: [...entryProblems(file, at, entries, SYMPTOM_GROUPS_FILE, groups), ...links] };
  }
  const place = yamlPlace(file, text);
  if (`src/content/${list}` === QUESTIONS_FILE) {
    const entries = parseList(file, text, questionTextsSchema);
    const differences = textProblems(place, entries, questions.map(textsOfQuestion));
    return { entries, problems: [...entryProblems(file, at, entries, QUESTIONS_FILE, questions), ...differences] };
  }
  if (`src/content/${list}` === LIKELY_CAUSES_FILE) {
    const entries = parseList(file, text, likelyCauseTextsSchema);
    const differences = textProblems(place, entries, causes.map(textsOfLikelyCause));
    return { entries, problems: [...entryProblems(file, at, entries, LIKELY_CAUSES_FILE, causes), ...differences] };
  }
  return refused(
    `There is no such list to translate. ${didYouMean(list, LISTS)}The lists are ${LISTS.slice(0, -1).join(', ')} and ${LISTS.at(-1)}.`,
  );
}

type Entries = readonly { readonly id: string }[];

/** Entries that only one of the two lists has. */
function entryProblems(
  file: string,
  at: (id: string) => string,
  entries: Entries,
  originalFile: string,
  originals: Entries,
): string[] {
  const without = (all: Entries, others: Entries) =>
    all.map(({ id }) => id).filter((id) => !others.some((other) => other.id === id));
  const missing = without(originals, entries);
  return [
    ...without(entries, originals).map(
      (id) =>
        `${at(id)}: There is no "${id}" in ${originalFile}. ${didYouMean(id, missing)}Use an id of that list, or delete the entry.`,
    ),
    ...(missing.length > 0
      ? [
          `${file}: Texts are missing for ${missing.join(', ')}. Add an entry for each, with the id it has in ${originalFile}.`,
        ]
      : []),
  ];
}

/** Texts that only one of the two has, in the entries that both lists have. One message for all. */
function textProblems(place: Place, entries: Entries, originals: Entries): string[] {
  const lines = entries.flatMap((entry, index) => {
    const original = originals.find(({ id }) => id === entry.id);
    return original ? differences(place, [index], entry, original) : [];
  });
  return lines.length > 0 ? [lines.join('\n')] : [];
}

/** Where a translation has another shape than its original, a line each. What has an id is compared with its like. */
function differences(place: Place, path: FieldPath, own: unknown, original: unknown): string[] {
  if (original === undefined) {
    return own === undefined
      ? []
      : [problemLine(place, path, show(own), 'the original has no such text. Leave it out')];
  }
  if (own === undefined) return [problemLine(place, path, 'nothing', `expected this, translated: ${show(original)}`)];
  if (isEntries(own) && isEntries(original)) return entryDifferences(place, path, own, original);
  if (typeof own !== 'object' || own === null || typeof original !== 'object' || original === null) return [];
  const keys = new Set([...Object.keys(original), ...Object.keys(own)]);
  const field = (value: object, key: string): unknown => (value as Record<string, unknown>)[key];
  return [...keys].flatMap((key) =>
    differences(place, [...path, Array.isArray(own) ? Number(key) : key], field(own, key), field(original, key)),
  );
}

function isEntries(value: unknown): value is Entries {
  return Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null && 'id' in one);
}

function entryDifferences(place: Place, path: FieldPath, own: Entries, originals: Entries): string[] {
  const missing = originals.filter(({ id }) => !own.some((one) => one.id === id));
  return [
    ...own.flatMap((one, index) => {
      const original = originals.find(({ id }) => id === one.id);
      const at = [...path, index];
      if (own.findIndex(({ id }) => id === one.id) !== index)
        return [problemLine(place, [...at, 'id'], show(one.id), 'this id is there twice. Delete one of the two')];
      if (original) return differences(place, at, one, original);
      const guess = didYouMean(
        one.id,
        missing.map(({ id }) => id),
      );
      const remedy = `the original has no such id. ${guess}Use an id of the original, or delete the entry`;
      return [problemLine(place, [...at, 'id'], show(one.id), remedy)];
    }),
    ...missing.map((one) =>
      problemLine(place, path, `no "${one.id}"`, `expected an entry with this id, translated: ${show(one)}`),
    ),
  ];
}

/** The line on which the entry begins. */
function lineOf(id: string, text: string): number {
  const start = new RegExp(`\\bid:\\s*['"]?${id}(?![\\w-])`, 'u').exec(text)?.index ?? 0;
  return text.slice(0, start).split('\n').length;
}
