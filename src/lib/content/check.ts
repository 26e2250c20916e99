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
import { type ContentFile, isDraft, readPages, readTranslations, strayFiles } from './read-files.ts';
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
export function checkContent(root: string, settings: MailSettings, options: CheckOptions): CheckedPage[] {
  const content = readAll(root, options);
  const lists = checkLists(root, settings, content);
  const { pages, ...checked } = checkPages(root, settings, content, lists);
  const problems = [
    ...lists.problems,
    ...checked.problems,
    ...symptomProblems(root, content, lists, pages),
    ...addressProblems(root, settings, content, lists),
    ...doubleProblems(pages),
  ];
  problems.push(...draftProblems(content, problems), ...strayFiles(root));
  for (const name of COLLECTIONS) {
    if (content.ids[name].length === 0)
      problems.push(`src/content/${name}: There is no .md or .mdx file in this folder.`);
  }
  if (problems.length > 0) throw new ContentError(problems.join('\n\n'));
  return pages;
}

type Content = ReturnType<typeof readAll>;
type Lists = ReturnType<typeof checkLists>;

/** The files of all pages, and the addresses that they'll have. */
function readAll(root: string, { languages, drafts }: CheckOptions) {
  const all = readPages(root);
  const hidden = drafts ? [] : all.filter(isDraft);
  const files = all.filter((file) => !hidden.includes(file));
  const translations = readTranslations(root).filter(
    ({ collection, id }) => !hidden.some((file) => file.collection === collection && file.id === id),
  );
  const ids = Object.fromEntries(
    COLLECTIONS.map((name) => [name, files.filter((file) => file.collection === name).map((file) => file.id)]),
  ) as Record<CollectionName, string[]>;
  const everyLanguage = (pages: readonly string[]) =>
    Object.keys(languages).flatMap((locale) => pages.map((address) => localAddress(locale, address)));
  const addresses = new Set([
    ...Object.keys(ENGLISH_PAGES),
    ...everyLanguage(TRANSLATED_PAGES),
    ...files.map(({ collection, id }) => addressOf(collection, id)),
    ...translations.map(({ locale, collection, id }) => localAddress(locale, addressOf(collection, id))),
  ]);
  return { files, hidden, translations, ids, addresses, languages, everyLanguage };
}

/** Reads the lists, and checks each by itself. One that can't be used is `undefined`. */
function checkLists(root: string, settings: MailSettings, { addresses, languages }: Content) {
  const problems: string[] = [];
  const glossary = orProblem(problems, () => loadGlossary(root)) ?? [];
  const groups = orProblem(problems, () => loadSymptomGroups(root));
  const questions = orProblem(problems, () => loadQuestions(root));
  const causes = orProblem(problems, () => loadLikelyCauses(root));
  const asked = listPlace(root, QUESTIONS_FILE);
  const ends = listPlace(root, LIKELY_CAUSES_FILE);
  problems.push(
    ...valueProblems(listPlace(root, GLOSSARY_FILE), glossary, settings),
    ...valueProblems(listPlace(root, SYMPTOM_GROUPS_FILE), groups ?? [], settings),
    ...valueProblems(asked, questions ?? [], settings),
    ...valueProblems(ends, causes ?? [], settings),
    ...(questions && causes ? questionProblems(questions, causes, addresses, asked, ends) : []),
  );
  const locales = Object.keys(languages);
  const originals = { glossary, groups: groups ?? [], questions: questions ?? [], causes: causes ?? [], locales };
  for (const list of readListTexts(root)) {
    const checked = orProblem(problems, () => checkListTexts(list, originals));
    problems.push(
      ...(checked?.problems ?? []),
      ...valueProblems(listPlace(root, list.file), checked?.entries ?? [], settings),
    );
  }
  // Astro would log a mistake in it, and build the diagnosis without these texts.
  orProblem(problems, () => loadErrorTexts(root));
  return { problems, terms: glossary.map(({ id }) => id), groups, questions, causes };
}

/** Checks each page and each translation. */
function checkPages(
  root: string,
  settings: MailSettings,
  { files, translations, ids, addresses, languages }: Content,
  { terms }: Lists,
): { problems: string[]; pages: CheckedPage[] } {
  const anchors = new Map(
    [...files.map((file) => ({ ...file, locale: DEFAULT_LOCALE })), ...translations].flatMap(
      ({ locale, collection, id, file, text }) => {
        const parts = anchorsOf(file, text);
        return parts ? [[localAddress(locale, addressOf(collection, id)), parts] as const] : [];
      },
    ),
  );
  const known: Known = { root, settings, ids, addresses, anchors, terms, languages };
  const isOf = (page: ContentFile) => (other: ContentFile) =>
    other.collection === page.collection && other.id === page.id;
  const translated = translations.map((file) => ({ file, ...checkTranslation(file, files.find(isOf(file)), known) }));
  const checked = files.map((page) => ({ page, ...checkPage(page, known) }));
  const translationsOf = (page: ContentFile) =>
    translated.flatMap(({ file, data }) =>
      data && isOf(page)(file) ? [{ file: file.file, translated: data.translated }] : [],
    );
  return {
    problems: [...checked, ...translated].flatMap(({ problems }) => problems),
    pages: checked.flatMap(({ page, data }) => {
      const { collection, id, file } = page;
      return data ? [{ collection, id, file, data, translations: translationsOf(page) }] : [];
    }),
  };
}

function symptomProblems(
  root: string,
  { addresses }: Content,
  { groups }: Lists,
  pages: readonly CheckedPage[],
): string[] {
  if (!groups) return [];
  const symptoms = pages
    .filter(({ collection }) => collection === 'symptoms')
    .map(({ file, data }) => ({ file, group: (data as SymptomData).group }));
  return symptomGroupProblems(groups, symptoms, addresses, listPlace(root, SYMPTOM_GROUPS_FILE));
}

/** Old addresses that are taken or lead nowhere, and two files with the same address. */
function addressProblems(
  root: string,
  settings: MailSettings,
  { files, addresses, everyLanguage }: Content,
  { questions, causes }: Lists,
): string[] {
  // Pages that no content may link to.
  const asking = questions && causes ? questionPages(questions, causes).map(({ address }) => address) : [];
  const taken = new Set([...addresses, '/404/', ...everyLanguage(['/offline/', ...asking])]);
  const byAddress = Map.groupBy(files, ({ collection, id }) => addressOf(collection, id));
  return [
    oldAddressProblem(settingsPlace(root), settings, { content: [...byAddress.keys()], taken }) ?? [],
    [...byAddress.values()].flatMap(([first, second]) =>
      first && second ? `${second.file}: ${first.file} has the same address. Rename one of the two.` : [],
    ),
  ].flat();
}

/** Titles and main articles that are there twice. */
function doubleProblems(pages: readonly CheckedPage[]): string[] {
  const mains = pages.filter(({ data }) => 'cause' in data && data.main);
  return [
    ...[...Map.groupBy(pages, ({ data }) => data.title)].flatMap(([title, [first, second]]) =>
      first && second ? `${second.file}: title: found ${show(title)}; ${first.file} has the same title.` : [],
    ),
    ...[...Map.groupBy(mains, ({ data }) => (data as ErrorData).cause)].flatMap(([cause, [first, second]]) =>
      first && second
        ? `${second.file}: main: ${first.file} is the main article about ${cause}. Write main: false here.`
        : [],
    ),
  ];
}

/** Drafts that other problems name, and so may be the reason for. */
function draftProblems({ hidden }: Content, problems: readonly string[]): string[] {
  return hidden
    .filter(({ collection, id }) =>
      problems.some((problem) => problem.includes(addressOf(collection, id)) || problem.includes(`"${id}"`)),
    )
    .map(({ file }) => `${file}: This page is a draft, which only dev shows. Delete "draft: true" to publish it.`);
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
