import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import { settingsFile } from '../settings/load.ts';
import type { MailSettings } from '../settings/schema.ts';
import { fillInAll } from '../settings/wording.ts';
import { Bodies } from '../../content-model/bodies.ts';
import { type Body, compileBody } from './body.ts';
import { languageOf } from './foreign.ts';
import { GLOSSARY_FILE } from './glossary.ts';
import { ListError } from './lists.ts';
import { loadGlossary, loadWaysIn } from './load-lists.ts';
import type { BodyFacts, BodyProblem, StepSummary } from './mdx.ts';
import { oldAddressProblem } from './old-addresses.ts';
import { explainProblems, nearest, problemLine, show } from '../problems.ts';
import {
  type CollectionName,
  COLLECTIONS,
  type GuideData,
  type PageData,
  REPAIRS,
  SCHEMAS,
  type SymptomData,
  translationSchema,
} from './schemas.ts';
import { waysInProblems } from './symptom-groups.ts';

/**
 * Reads every content file before the build and says all that is wrong with them in one go. Astro would stop at the
 * first fault, some seconds later, and in its own words.
 */

/** Thrown where content cannot be published. The message lists every fault with file, field or line, and remedy. */
export class ContentError extends Error {
  override name = 'ContentError';
}

/** The languages of the site. */
const LOCALES = path.join(import.meta.dirname, '../i18n/locales');

const ADDRESS: Record<CollectionName, string> = {
  errors: '/errors/',
  guides: '/guides/',
  articles: '/articles/',
  symptoms: '/symptoms/',
};

/** The address of a page of content on this site. */
export function addressOf(collection: CollectionName, id: string): string {
  return `${ADDRESS[collection]}${id}/`;
}

/** The pages that are not made from content. A link in content may lead to these too. */
export const FIXED_ADDRESSES = [
  '/',
  '/errors/',
  '/guides/',
  '/articles/',
  '/symptoms/',
  '/glossary/',
  '/settings/',
  '/settings/apple/',
  '/settings/dns/',
  '/check/',
  '/diagnose/',
  '/support/',
  '/search/',
];

export interface ContentFile {
  readonly collection: CollectionName;
  readonly id: string;
  /** Path from the project's root, for messages. */
  readonly file: string;
  readonly text: string;
}

/** A page whose front matter fits, before the settings are filled in. */
export interface CheckedPage {
  readonly collection: CollectionName;
  readonly id: string;
  /** Path from the project's root. */
  readonly file: string;
  readonly data: PageData;
}

async function readFiles(root: string): Promise<ContentFile[]> {
  const files: ContentFile[] = [];
  for (const collection of COLLECTIONS) {
    const base = path.join(root, 'src/content', collection);
    if (!existsSync(base)) continue;
    for await (const name of glob('**/*.mdx', { cwd: base })) {
      const file = path.join('src/content', collection, name);
      const id = name.replaceAll(path.sep, '/').replace(/\.mdx$/u, '');
      files.push({ collection, id, file, text: readFileSync(path.join(root, file), 'utf8') });
    }
  }
  return files.sort((a, b) => a.file.localeCompare(b.file));
}

/**
 * Checks all content below `root`, and the old addresses of the settings, which only content can prove wrong.
 *
 * @param root the project's folder
 * @param settings the settings that content may name
 * @returns the pages, all of them in order
 * @throws {ContentError} one message for all faults
 */
export async function checkContent(root: string, settings: MailSettings): Promise<CheckedPage[]> {
  const files = await readFiles(root);
  const ids = Object.fromEntries(
    COLLECTIONS.map((name) => [name, files.filter((file) => file.collection === name).map((file) => file.id)]),
  ) as Record<CollectionName, string[]>;
  const content = files.map(({ collection, id }) => addressOf(collection, id));
  const addresses = new Set([...FIXED_ADDRESSES, ...content]);
  const problems: string[] = [];
  const glossary = orProblem(problems, () => loadGlossary(root)) ?? [];
  try {
    fillInAll(settings, glossary);
  } catch (error) {
    problems.push(`${GLOSSARY_FILE}: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const terms = glossary.map(({ id }) => id);
  const waysIn = orProblem(problems, () => loadWaysIn(root));

  const translations = await readTranslations(root);
  for (const { locale, collection, id } of translations) addresses.add(`/${locale}${addressOf(collection, id)}`);
  for (const locale of new Set(translations.map((one) => one.locale))) {
    for (const address of TRANSLATED_ADDRESSES) addresses.add(`/${locale}${address}`);
  }

  const bodies = new Bodies(root, { settings, terms });
  const known: Known = { settings, ids, addresses, terms, read: (text, file) => bodies.read(text, file) };
  // From the last to the first: Astro reads the same files at the same time from the first to the last, and each finds
  // the bodies that the other has compiled.
  const examined = files.toReversed().map((file) => ({ file, ...examine(file, known) }));
  const pages: CheckedPage[] = [];
  for (const { file, problem, data } of examined.reverse()) {
    if (problem !== undefined) problems.push(problem);
    if (data) pages.push({ collection: file.collection, id: file.id, file: file.file, data });
  }
  for (const translation of translations) {
    const original = files.find(({ collection, id }) => collection === translation.collection && id === translation.id);
    const problem = translationProblems(translation, original, known);
    if (problem !== undefined) problems.push(problem);
  }
  if (waysIn) {
    const symptoms = pages.flatMap(({ collection, file, data }) =>
      collection === 'symptoms' ? [{ file, group: (data as SymptomData).group }] : [],
    );
    problems.push(...waysInProblems(waysIn, symptoms, addresses));
  }
  const moved = oldAddressProblem(path.relative(root, settingsFile(root)), settings, {
    guides: ids.guides,
    content,
    all: addresses,
  });
  if (moved !== undefined) problems.push(moved);
  for (const name of COLLECTIONS) {
    if (ids[name].length === 0) problems.push(`src/content/${name}: there is no .mdx file in this folder.`);
  }
  if (problems.length > 0) throw new ContentError(problems.join('\n\n'));
  bodies.forgetOldest();
  return pages;
}

/** What `read` gives; `undefined` where it says that a list cannot be used, which is noted among the problems. */
function orProblem<T>(problems: string[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    problems.push(error.message);
    return undefined;
  }
}

/** A translation, and the page that it is one of. */
export interface CheckedTranslation {
  /** Path from the project's root. */
  readonly file: string;
  readonly original: CheckedPage;
  /** When it was last compared with the original. */
  readonly translated: Date;
}

/**
 * The translations of pages that {@link checkContent} has passed.
 *
 * @param pages what it returned
 */
export async function translationsOf(root: string, pages: readonly CheckedPage[]): Promise<CheckedTranslation[]> {
  return (await readTranslations(root)).flatMap(({ file, collection, id, text }) => {
    const original = pages.find((page) => page.file === path.join('src/content', collection, `${id}.mdx`));
    if (!original) return [];
    const { translated } = translationSchema.parse(parseFrontmatter(text).frontmatter);
    return [{ file, original, translated }];
  });
}

interface TranslationFile extends ContentFile {
  readonly locale: string;
}

/** The pages that are not made from content, and are there in every language. */
const TRANSLATED_ADDRESSES = ['/', '/guides/', '/search/'];

/** The texts in other languages: `src/content/translations/es/guides/iphone.mdx`. */
async function readTranslations(root: string): Promise<TranslationFile[]> {
  const base = path.join(root, 'src/content/translations');
  if (!existsSync(base)) return [];
  const files: TranslationFile[] = [];
  for await (const name of glob('**/*.mdx', { cwd: base })) {
    const file = path.join('src/content/translations', name);
    const [locale = '', collection = '', ...rest] = name
      .replaceAll(path.sep, '/')
      .replace(/\.mdx$/u, '')
      .split('/');
    const text = readFileSync(path.join(root, file), 'utf8');
    files.push({ locale, collection: collection as CollectionName, id: rest.join('/'), file, text });
  }
  return files.sort((a, b) => a.file.localeCompare(b.file));
}

/**
 * What is wrong with a translation, if anything: it has an original, texts only, and the same steps that cover the same
 * repairs, so that a link to a step leads to the same place in every language.
 */
function translationProblems(
  { file, text, locale, collection, id }: TranslationFile,
  original: ContentFile | undefined,
  known: Known,
): string | undefined {
  if (!existsSync(path.join(LOCALES, `${locale}.ts`))) {
    return `${file}: there is no language "${locale}"; a language is a file in src/i18n/locales. Move the text to src/content/translations/<language>/${collection}/.`;
  }
  if (!original) {
    return `${file}: there is no src/content/${collection}/${id}.mdx that this could be a translation of.`;
  }
  try {
    const { frontmatter, content } = parseFrontmatter(text, { frontmatter: 'empty-with-lines' });
    const checked = translationSchema.safeParse(frontmatter);
    const messages = checked.success ? [] : [explainProblems(file, checked.error, frontmatter, translationSchema)];
    if (checked.success) fillInAll(known.settings, checked.data);
    const { facts, faults } = readFacts(content, { collection, file }, known);
    messages.push(...faults.map(({ line, message }) => `${file}:${line}: ${message}.`));
    const outline = (steps: readonly StepSummary[]) => steps.map(({ covers }) => covers.join(' ') || '-').join(', ');
    const own = outline(facts.steps);
    const first = outline(readFacts(parseFrontmatter(original.text).content, original, known).facts.steps);
    if (own !== first) {
      messages.push(
        `${file}: its steps cover ${own}; those of ${original.file} cover ${first}. A translation has the same steps in the same order.`,
      );
    }
    return messages.length > 0 ? messages.join('\n') : undefined;
  } catch (error) {
    return `${file}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Links that lead nowhere, as faults. */
function deadLinks(links: BodyFacts['links'], addresses: ReadonlySet<string>): BodyProblem[] {
  return links
    .map(({ href, line }) => ({ href, line, address: href.replace(/[?#].*$/u, '') }))
    .filter(({ address }) => !addresses.has(address))
    .map(({ href, line, address }) => {
      const guess = nearest(address, [...addresses]);
      const hint = guess ? `; did you mean ${guess}?` : '';
      return { line, message: `the link leads to ${href}, which is no page of this site${hint}` };
    });
}

/** What a page may refer to. */
export interface Known {
  readonly settings: MailSettings;
  readonly ids: Readonly<Record<CollectionName, readonly string[]>>;
  readonly addresses: ReadonlySet<string>;
  readonly terms: readonly string[];
  /** Compiles a body, or knows it already; left out, each one is compiled. */
  readonly read?: (text: string, file: string) => Body;
}

/**
 * A body's facts, and what is wrong with it.
 *
 * @param content the file's text with blank lines in the place of the front matter, so that lines are those of the file
 * @throws {Error} where the text is not valid MDX; its `line` says where
 */
function readFacts(
  content: string,
  { collection, file }: Pick<ContentFile, 'collection' | 'file'>,
  known: Known,
): { facts: BodyFacts; faults: BodyProblem[] } {
  const compile = (text: string) => compileBody(text, { ...known, language: languageOf(file) });
  const faultsOf = ({ problems, links, screens }: BodyFacts): BodyProblem[] => [
    ...problems,
    ...deadLinks(links, known.addresses),
    ...(collection === 'guides' ? [] : screens).map((line) => ({
      line,
      message: '<Screen> stands in guides only, so that no other page carries its styles',
    })),
  ];
  try {
    const { facts } = (known.read ?? compile)(content.trim(), file);
    if (faultsOf(facts).length === 0) return { facts, faults: [] };
  } catch {
    // Said below, where lines are those of the file.
  }
  const { facts } = compile(content);
  return { facts, faults: faultsOf(facts) };
}

/** @returns what is wrong with a file, if anything, and its front matter, if that can be used */
export function examine(
  { collection, id, file, text }: ContentFile,
  known: Known,
): { problem?: string; data?: PageData } {
  const { settings, ids } = known;
  if (!/^[a-z0-9]+(?:[-/][a-z0-9]+)*$/u.test(id)) {
    return {
      problem: `${file}: the file's name becomes its address; use lower-case letters, digits and hyphens only.`,
    };
  }
  let raw: Record<string, unknown>;
  let content: string;
  try {
    // Blank lines in the place of the front matter keep the line numbers of the body true.
    ({ frontmatter: raw, content } = parseFrontmatter(text, { frontmatter: 'empty-with-lines' }));
  } catch (error) {
    return {
      problem: `${file}: the front matter between the --- lines is not YAML.\n  ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  const messages: string[] = [];

  const schema = SCHEMAS[collection];
  const checked = schema.safeParse(raw);
  const excused = collection === 'guides' && checked.success ? (checked.data as GuideData).notNeeded : {};
  if (!checked.success) {
    messages.push(explainProblems(file, checked.error, raw, schema));
  } else {
    try {
      fillInAll(settings, { ...checked.data, signals: [] });
    } catch (error) {
      messages.push(`${file}: ${error instanceof Error ? error.message : String(error)}.`);
    }
    const lines = COLLECTIONS.flatMap((name) =>
      checked.data.related[name]
        .filter((target) => !ids[name].includes(target) || (name === collection && target === id))
        .map((target) => {
          if (name === collection && target === id) {
            return problemLine(`related.${name}`, show(target), 'that is this page itself; leave it out');
          }
          const guess = nearest(target, ids[name]);
          return problemLine(
            `related.${name}`,
            show(target),
            `there is no such page in src/content/${name}; ${guess ? `did you mean "${guess}"? ` : ''}Known: ${ids[name].join(', ')}`,
          );
        }),
    );
    if (lines.length > 0) messages.push(`${file}: a related page is missing.\n${lines.join('\n')}`);
  }

  try {
    const { facts, faults } = readFacts(content, { collection, file }, known);
    for (const { line, message } of faults) messages.push(`${file}:${line}: ${message}.`);
    if (collection === 'guides' && faults.length === 0) messages.push(...missingRepairs(file, facts.steps, excused));
  } catch (error) {
    const place = (error as { line?: number }).line;
    messages.push(
      `${file}${place ? `:${place}` : ''}: the text is not valid MDX. ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return {
    ...(messages.length > 0 ? { problem: messages.join('\n') } : {}),
    ...(checked.success ? { data: checked.data } : {}),
  };
}

/** A guide that skips one of the five repairs leaves its reader with the error, unless its client has no place for it. */
function missingRepairs(file: string, steps: readonly StepSummary[], excused: GuideData['notNeeded']): string[] {
  const covered = new Set(steps.flatMap((step) => step.covers));
  const missing = REPAIRS.filter((repair) => !covered.has(repair) && excused[repair] === undefined);
  const both = REPAIRS.filter((repair) => covered.has(repair) && excused[repair] !== undefined);
  return [
    ...(missing.length === 0
      ? []
      : [
          `${file}: no step covers ${missing.join(', ')}; every guide covers all five repairs. Write <Step title="…" covers="${missing[0]}">. Where the client has no such setting, say why in the front matter: notNeeded: { ${missing[0]}: '…' }.`,
        ]),
    ...both.map(
      (repair) =>
        `${file}: notNeeded.${repair} says that this repair is not needed, but a step covers it; leave out one.`,
    ),
  ];
}
