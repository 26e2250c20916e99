import { DEFAULT_LOCALE, localAddress } from '../../i18n/locale.ts';
import { ENGLISH_PAGES, TRANSLATED_PAGES } from '../fixed-pages.ts';
import { settingsPlace } from '../settings/load.ts';
import type { MailSettings } from '../settings/schema.ts';
import { show } from '../problems.ts';
import { addressOf } from './addresses.ts';
import { anchorsOf, checkPage, checkTranslation, type Known, valueProblems } from './check-page.ts';
import { GLOSSARY_FILE } from './glossary.ts';
import { checkListTexts } from './list-texts.ts';
import { ListError } from './lists.ts';
import {
  listPlace,
  loadErrorTexts,
  loadGlossary,
  loadLikelyCauses,
  loadQuestions,
  loadSymptomGroups,
  readListTexts,
} from './load-lists.ts';
import { oldAddressProblem } from './old-addresses.ts';
import { LIKELY_CAUSES_FILE, questionPages, questionProblems, QUESTIONS_FILE } from './questions.ts';
import { isDraft, readPages, readTranslations, strayFiles } from './read-files.ts';
import { type CollectionName, COLLECTIONS, type ErrorData, type PageData, type SymptomData } from './schemas.ts';
import { SYMPTOM_GROUPS_FILE, symptomGroupProblems } from './symptom-groups.ts';

/** Thrown if content can't be published. The message lists every problem with file, line or field, and what to do. */
export class ContentError extends Error {
  override name = 'ContentError';

  /** Without the message: to errors that say "window", Astro adds a hint about browsers. */
  override toString(): string {
    return this.name;
  }
}

/** A page whose front matter fits, before the settings are filled in. */
export interface CheckedPage {
  readonly collection: CollectionName;
  readonly id: string;
  /** Path from the project's root. */
  readonly file: string;
  readonly data: PageData;
  /** The page in other languages. */
  readonly translations: readonly { readonly file: string; readonly translated: Date }[];
}

interface CheckOptions {
  /** What the site says in each of its languages. */
  readonly languages: Known['languages'];
  /** Whether drafts are pages too, as they are in dev. */
  readonly drafts: boolean;
}

/**
 * Checks all content below `root`, and the old addresses of the settings, which only content can prove wrong. Astro
 * would stop at the first problem.
 *
 * @param root the project's folder
 * @param settings the settings that content may name
 * @returns the pages in order
 * @throws {ContentError} one message for all problems
 */
export function checkContent(root: string, settings: MailSettings, { languages, drafts }: CheckOptions): CheckedPage[] {
  const locales = Object.keys(languages);
  const all = readPages(root);
  const hidden = drafts ? [] : all.filter(isDraft);
  const files = all.filter((file) => !hidden.includes(file));
  const translations = readTranslations(root).filter(
    ({ collection, id }) => !hidden.some((file) => file.collection === collection && file.id === id),
  );
  const ids = Object.fromEntries(
    COLLECTIONS.map((name) => [name, files.filter((file) => file.collection === name).map((file) => file.id)]),
  ) as Record<CollectionName, string[]>;
  const content = files.map(({ collection, id }) => addressOf(collection, id));
  const everyLanguage = (pages: readonly string[]) =>
    locales.flatMap((locale) => pages.map((address) => localAddress(locale, address)));
  const addresses = new Set([
    ...Object.keys(ENGLISH_PAGES),
    ...everyLanguage(TRANSLATED_PAGES),
    ...content,
    ...translations.map(({ locale, collection, id }) => localAddress(locale, addressOf(collection, id))),
  ]);

  const problems: string[] = [];
  const glossary = orProblem(problems, () => loadGlossary(root)) ?? [];
  const groups = orProblem(problems, () => loadSymptomGroups(root));
  const questions = orProblem(problems, () => loadQuestions(root));
  const causes = orProblem(problems, () => loadLikelyCauses(root));
  const asked = listPlace(root, QUESTIONS_FILE);
  const ends = listPlace(root, LIKELY_CAUSES_FILE);
  problems.push(
    ...valueProblems(listPlace(root, GLOSSARY_FILE), glossary, settings),
    ...valueProblems(asked, questions ?? [], settings),
    ...valueProblems(ends, causes ?? [], settings),
    ...(questions && causes ? questionProblems(questions, causes, addresses, asked, ends) : []),
  );
  const originals = { glossary, groups: groups ?? [], questions: questions ?? [], causes: causes ?? [], locales };
  for (const list of readListTexts(root)) {
    const checked = orProblem(problems, () => checkListTexts(list, originals));
    problems.push(
      ...(checked?.problems ?? []),
      ...valueProblems(listPlace(root, list.file), checked?.entries ?? [], settings),
    );
  }
  // Astro would log a fault in it, and build the diagnosis without these texts.
  orProblem(problems, () => loadErrorTexts(root));
  const anchors = new Map(
    [...files.map((file) => ({ ...file, locale: DEFAULT_LOCALE })), ...translations].flatMap(
      ({ locale, collection, id, file, text }) => {
        const parts = anchorsOf(file, text);
        return parts ? [[localAddress(locale, addressOf(collection, id)), parts] as const] : [];
      },
    ),
  );
  const known: Known = { root, settings, ids, addresses, anchors, terms: glossary.map(({ id }) => id), languages };

  const checkedPages = files.flatMap((file): Omit<CheckedPage, 'translations'>[] => {
    const checked = checkPage(file, known);
    problems.push(...checked.problems);
    return checked.data ? [{ collection: file.collection, id: file.id, file: file.file, data: checked.data }] : [];
  });
  const checkedTranslations = translations.flatMap((translation) => {
    const original = files.find(({ collection, id }) => collection === translation.collection && id === translation.id);
    const { problems: found, data } = checkTranslation(translation, original, known);
    problems.push(...found);
    return data ? [{ ...translation, translated: data.translated }] : [];
  });
  const pages = checkedPages.map((page): CheckedPage => ({
    ...page,
    translations: checkedTranslations.filter(({ collection, id }) => collection === page.collection && id === page.id),
  }));
  if (groups) {
    const symptoms = pages
      .filter(({ collection }) => collection === 'symptoms')
      .map(({ file, data }) => ({ file, group: (data as SymptomData).group }));
    problems.push(...symptomGroupProblems(groups, symptoms, addresses, listPlace(root, SYMPTOM_GROUPS_FILE)));
  }
  // Pages that no content may link to.
  const asking = questions && causes ? questionPages(questions, causes).map(({ address }) => address) : [];
  const taken = new Set([...addresses, '/404/', ...everyLanguage(['/offline/', ...asking])]);
  const moved = oldAddressProblem(settingsPlace(root), settings, { content, taken });
  if (moved !== undefined) problems.push(moved);
  for (const [, [first, second]] of Map.groupBy(files, ({ collection, id }) => addressOf(collection, id))) {
    if (first && second) problems.push(`${second.file}: ${first.file} has the same address. Rename one of the two.`);
  }
  for (const [title, [first, second]] of Map.groupBy(pages, ({ data }) => data.title)) {
    if (first && second)
      problems.push(`${second.file}: title: found ${show(title)}; ${first.file} has the same title.`);
  }
  const mains = pages.filter(({ data }) => 'cause' in data && data.main);
  for (const [cause, [first, second]] of Map.groupBy(mains, ({ data }) => (data as ErrorData).cause)) {
    if (first && second) {
      problems.push(`${second.file}: main: ${first.file} is the main article about ${cause}. Write main: false here.`);
    }
  }
  for (const { collection, id, file } of hidden) {
    const isNamed = problems.some(
      (problem) => problem.includes(addressOf(collection, id)) || problem.includes(`"${id}"`),
    );
    if (isNamed)
      problems.push(`${file}: This page is a draft, which only dev shows. Delete "draft: true" to publish it.`);
  }
  problems.push(...strayFiles(root));
  for (const name of COLLECTIONS) {
    if (ids[name].length === 0) problems.push(`src/content/${name}: There is no .md or .mdx file in this folder.`);
  }
  if (problems.length > 0) throw new ContentError(problems.join('\n\n'));
  return pages;
}

/** The files of pages that only dev shows. */
export function draftFiles(root: string): string[] {
  return readPages(root)
    .filter(isDraft)
    .map(({ file }) => file);
}

/** What `read` returns; `undefined` if it says that a list can't be used, which is added to the problems. */
function orProblem<T>(problems: string[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    problems.push(error.message);
    return undefined;
  }
}
