import { didYouMean } from '../problems.ts';
import { GLOSSARY_FILE, type GlossaryTerm, termSchema } from './glossary.ts';
import { parseList } from './lists.ts';
import { type SymptomGroup, SYMPTOM_GROUPS_FILE, symptomGroupTextsSchema } from './symptom-groups.ts';

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
  readonly locales: readonly string[];
}

/**
 * Checks a list in another language: it has texts for each entry of the original, and for no other.
 *
 * @returns the entries, and what is wrong with them, a message each
 * @throws {ListError} if the list can't be read
 */
export function checkListTexts(
  { file, locale, list, text }: ListTexts,
  { glossary, groups, locales }: Originals,
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
  return refused(
    `There is no such list to translate. ${didYouMean(list, ['glossary.yaml', 'symptom-groups.yaml'])}The lists are glossary.yaml and symptom-groups.yaml.`,
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

/** The line on which the entry begins. */
function lineOf(id: string, text: string): number {
  const start = new RegExp(`\\bid:\\s*['"]?${id}(?![\\w-])`, 'u').exec(text)?.index ?? 0;
  return text.slice(0, start).split('\n').length;
}
