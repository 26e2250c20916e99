import type { Root } from 'mdast';
import { checkBody, parseBody, type RuleContext } from '../../remark/check/index.ts';
import { anchorsIn } from '../../remark/anchors.ts';
import { givenLabels } from '../../remark/lang.ts';
import { drawnLabels } from '../../remark/screens.ts';
import { stepsIn } from '../../remark/steps.ts';
import type { Strings } from '../../i18n/index.ts';
import { DEFAULT_LOCALE } from '../../i18n/locale.ts';
import en from '../../i18n/locales/en.ts';
import { shortAddress } from '../guide-links.ts';
import { didYouMean, explainProblems, fieldName, type FieldPath, type Place, problemLine, show } from '../problems.ts';
import type { MailSettings } from '../settings/schema.ts';
import { fillIn, typedByHand } from '../settings/wording.ts';
import type { StepSummary } from './body-facts.ts';
import { addressOf } from './addresses.ts';
import { textsOf } from './page-texts.ts';
import { mdxRemedy } from './mdx-remedies.ts';
import { type ContentFile, splitFile, type TranslationFile } from './read-files.ts';
import {
  type CollectionName,
  COLLECTIONS,
  type ErrorData,
  errorSchema,
  type GuideData,
  isCentral,
  type PageData,
  REPAIRS,
  SCHEMAS,
  type TranslationData,
  translationSchema,
} from './schemas.ts';
import { yamlPlace } from './yaml-place.ts';
import { frontMatterRemedy } from './yaml-remedies.ts';

/** What a page may refer to. */
export interface Known extends Omit<RuleContext, 'errorOutline' | 'locales'> {
  /** What the site says in each of its languages. */
  readonly languages: Readonly<Record<string, Pick<Strings, 'errorSections'>>>;
  readonly ids: Readonly<Record<CollectionName, readonly string[]>>;
}

/** What is wrong with a file, a message each, and its front matter if that can be used. */
export interface CheckedFile<Data> {
  readonly problems: readonly string[];
  readonly data?: Data;
}

/** Checks a page of a collection. */
export function checkPage({ collection, id, file, text }: ContentFile, known: Known): CheckedFile<PageData> {
  if (!/^[a-z0-9]+(?:[-/][a-z0-9]+)*$/u.test(id)) {
    return {
      problems: [`${file}: The file's name becomes its address. Use only lowercase letters, digits and hyphens.`],
    };
  }
  if (collection === 'guides' && /\/\d+$/u.test(id)) {
    return {
      problems: [
        `${file}: ${shortAddress(addressOf(collection, id))} is the short link to a step. Use a name that isn't a number.`,
      ],
    };
  }
  const split = trySplit(file, text);
  if ('problem' in split) return { problems: [split.problem] };
  const { frontmatter, content } = split;
  const place = yamlPlace(file, text);
  const schema = SCHEMAS[collection];
  const checked = schema.safeParse(frontmatter);
  const problems = checked.success
    ? [
        ...valueProblems(place, textsOf(checked.data), known.settings),
        ...relatedProblems(place, collection, id, checked.data, known),
      ]
    : [explainProblems(place, checked.error, frontmatter, schema)];
  problems.push(...dateProblems(file, text, checked.data));

  const error = collection === 'errors' ? (checked.data as ErrorData | undefined) : undefined;
  const body = bodyProblems(content, file, known, error);
  problems.push(...body.problems);
  if (collection === 'guides' && body.problems.length === 0) {
    const { notNeeded } = checked.success ? (checked.data as GuideData) : { notNeeded: {} };
    problems.push(...repairProblems(file, body.steps, notNeeded));
  }
  return { problems, ...(checked.success ? { data: checked.data } : {}) };
}

/**
 * Checks a translation: it has an original, and the same steps that cover the same repairs, so that a link to a step
 * leads to the same place in every language.
 *
 * @param original the page it translates, if there is one
 */
export function checkTranslation(
  { file, text, locale, collection, id }: TranslationFile,
  original: ContentFile | undefined,
  known: Known,
): CheckedFile<TranslationData> {
  const refused = (problem: string) => ({ problems: [problem] });
  if (!Object.hasOwn(known.languages, locale)) {
    return refused(
      `${file}: There is no language "${locale}". Add src/i18n/locales/${locale}.ts, or move the file to src/content/translations/<language>/${collection}/.`,
    );
  }
  if (!original) {
    return refused(
      `${file}: There is no page src/content/${collection}/${id} for this to translate. Give it the path of its page, such as src/content/translations/${locale}/guides/iphone.mdx for src/content/guides/iphone.mdx, or delete it.`,
    );
  }
  const split = trySplit(file, text);
  if ('problem' in split) return refused(split.problem);
  const place = yamlPlace(file, text);
  const checked = translationSchema.safeParse(split.frontmatter);
  const problems = checked.success
    ? valueProblems(place, textsOf(checked.data), known.settings)
    : [explainProblems(place, checked.error, split.frontmatter, translationSchema)];
  problems.push(...dateProblems(file, text));
  const first = collection === 'errors' ? trySplit(original.file, original.text) : undefined;
  const error = first && 'frontmatter' in first ? errorSchema.safeParse(first.frontmatter).data : undefined;
  const own = error && { ...error, firstStep: checked.data?.firstStep ?? error.firstStep };
  const body = bodyProblems(split.content, file, known, own, locale);
  problems.push(...body.problems);
  if (checked.success) problems.push(...screenLabelProblems(place, checked.data, tryParse(file, split.content)));
  problems.push(...stepProblems({ file, text }, original));
  return { problems, ...(checked.success ? { data: checked.data } : {}) };
}

/** Labels of a drawn screen that the drawing doesn't have, and that the text calls something else. */
function screenLabelProblems(
  place: Place,
  { screenLabels }: TranslationData,
  body: ReturnType<typeof tryParse>,
): string[] {
  if ('problem' in body) return [];
  const drawn = drawnLabels(body.tree);
  const given = givenLabels(body.tree);
  if (drawn.length === 0 && Object.keys(screenLabels).length > 0) {
    return [
      `${place(['screenLabels'])}: screenLabels: This page shows no screen. Write <Screen of="…" />, or delete the field.`,
    ];
  }
  return Object.entries(screenLabels).flatMap(([original, own]) => {
    const say = (problem: string) => [problemLine(place, ['screenLabels', original], show(own), problem)];
    if (!drawn.includes(original)) {
      const known = drawn.filter((label) => !(label in screenLabels));
      return say(
        `the screen of this page has no label "${original}". ${didYouMean(original, known)}Write the label before the colon as the drawing in src/components/screens has it`,
      );
    }
    const inText = given.filter((label) => label.original === original);
    if (inText.length === 0 || inText.some((label) => label.own === own)) return [];
    return say(`the text of this page calls it "${inText[0]?.own} (${original})". Write the same words in both`);
  });
}

/** Steps of a translation that aren't those of its original. Nothing is said of a page that can't be read. */
function stepProblems(own: Pick<ContentFile, 'file' | 'text'>, original: ContentFile): string[] {
  const [steps, first] = [own, original].map(({ file, text }) => {
    const read = tryRead(file, text);
    return 'problem' in read ? undefined : stepsIn(read.tree).map(({ covers }) => covers.join(' ') || 'nothing');
  });
  if (!steps || !first) return [];
  const at = steps.findIndex((covers, index) => covers !== first[index]);
  if (at < 0 && steps.length === first.length) return [];
  const difference =
    steps.length === first.length
      ? `Step ${at + 1} covers ${steps[at]}, but in ${original.file} it covers ${first[at]}`
      : `The number of steps is ${steps.length}, but ${first.length} in ${original.file}`;
  return [`${own.file}: ${difference}. A translation needs the same steps in the same order.`];
}

function trySplit(file: string, text: string): ReturnType<typeof splitFile> | { problem: string } {
  try {
    if (text.includes('\uFFFD') || text.includes('\0')) {
      return { problem: `${file}: This file isn't saved as UTF-8. In your editor, save it again with that encoding.` };
    }
    const split = splitFile(text);
    if (split.content.startsWith('---')) {
      return {
        problem: `${file}:1: The front matter has no end. Write --- on a line of its own after the last field.`,
      };
    }
    if (Object.keys(split.frontmatter).length > 0) return split;
    return {
      problem: `${file}:1: The front matter is missing. Begin the file with a line ---, then its fields, such as title: '…', then another line ---.`,
    };
  } catch (error) {
    const { line, message } = frontMatterRemedy(text, error);
    return {
      problem: `${file}:${line}: The front matter between the --- lines can't be read past this line. ${message}`,
    };
  }
}

/** Why a page can't be read; `undefined` if it can, whatever its rules say. */
export function readingProblem(file: string, text: string): string | undefined {
  const read = tryRead(file, text);
  return 'problem' in read ? read.problem : undefined;
}

/** The parts of a page that a link can lead to; `undefined` if the page can't be read. */
export function anchorsOf(file: string, text: string): string[] | undefined {
  const read = tryRead(file, text);
  return 'problem' in read ? undefined : anchorsIn(read.tree);
}

function tryRead(file: string, text: string): { tree: Root } | { problem: string } {
  const split = trySplit(file, text);
  return 'problem' in split ? split : tryParse(file, split.content);
}

function tryParse(file: string, content: string): { tree: Root } | { problem: string } {
  try {
    return { tree: parseBody(content, file) };
  } catch (error) {
    const { line, message } = mdxRemedy(messageOf(error), (error as { line?: number }).line ?? 1, content);
    return { problem: `${file}:${line}: ${message}` };
  }
}

/**
 * What is wrong with a body, and its steps.
 *
 * @param error what a page about an error says of it
 * @param locale the language of a translation
 */
function bodyProblems(
  content: string,
  file: string,
  { languages, ...known }: Known,
  error: Pick<ErrorData, 'cause' | 'main' | 'firstStep'> | undefined,
  locale?: string,
): { problems: string[]; steps: StepSummary[] } {
  const parsed = tryParse(file, content);
  if ('problem' in parsed) return { problems: [parsed.problem], steps: [] };
  const { errorSections: sections } = languages[locale ?? DEFAULT_LOCALE] ?? en;
  // The central article has sections of its own.
  const errorOutline = error && !isCentral(error) ? { firstStep: error.firstStep, sections } : undefined;
  const locales = Object.keys(languages);
  const problems = checkBody(parsed.tree, content, file, { ...known, locales, locale, errorOutline });
  return { problems: problems.map(({ line, message }) => `${file}:${line}: ${message}`), steps: stepsIn(parsed.tree) };
}

/** Values in front matter or a list that the settings don't have, or that are typed by hand. */
export function valueProblems(place: Place, value: unknown, settings: MailSettings, path: FieldPath = []): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) =>
      valueProblems(place, item, settings, [...path, Array.isArray(value) ? Number(key) : key]),
    );
  }
  if (typeof value !== 'string') return [];
  const typed = typedByHand(settings, value);
  const say = (problem: string): string[] => [`${place(path)}: ${fieldName(path)}: ${problem}`];
  if (typed) return say(`"${typed.value}" is typed by hand. Write {${typed.path}}, so that it follows the settings.`);
  try {
    fillIn(settings, value, en.settings);
    return [];
  } catch (error) {
    return say(messageOf(error));
  }
}

/** Days that the calendar doesn't have, which YAML takes for days of the next month, and days in the wrong order. */
function dateProblems(file: string, text: string, data?: PageData): string[] {
  const problems: string[] = [];
  for (const { 1: field, 2: day = '', index } of text.matchAll(/(\w+): *(\d{4}-\d\d-\d\d) *\r?$/gmu)) {
    if (index > text.indexOf('\n---')) break;
    const date = new Date(day);
    if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)) continue;
    problems.push(
      `${file}:${text.slice(0, index).split('\n').length}: ${field}: found ${day}; the calendar has no such day.`,
    );
  }
  if (problems.length === 0 && data && data.checked < data.published) {
    problems.push(
      `${file}: checked: found ${show(data.checked)}; expected ${show(data.published)}, which is in published, or later.`,
    );
  }
  return problems;
}

/** Related pages that don't exist, and guides to apps that readers may have instead. */
function relatedProblems(
  place: Place,
  collection: CollectionName,
  id: string,
  data: PageData,
  { ids }: Known,
): string[] {
  const named = [
    ...COLLECTIONS.map((name) => ({ path: ['related', name], name, targets: data.related[name] })),
    { path: ['confusedWith'], name: 'guides' as const, targets: 'confusedWith' in data ? data.confusedWith : [] },
  ];
  const lines = named.flatMap(({ path, name, targets }) =>
    targets.flatMap((target, index) => {
      const itself = name === collection && target === id;
      if (ids[name].includes(target) && !itself) return [];
      const remedy = itself
        ? 'this is the page itself. Leave it out'
        : `there is no such page in src/content/${name}. ${didYouMean(target, ids[name])}Write the path of its file there, without .mdx`;
      return [problemLine(place, [...path, index], show(target), remedy)];
    }),
  );
  return lines.length > 0 ? [lines.join('\n')] : [];
}

/** A guide that skips one of the repairs leaves its reader with the error, unless its app has no place for it. */
function repairProblems(file: string, steps: readonly StepSummary[], notNeeded: GuideData['notNeeded']): string[] {
  const covered = new Set(steps.flatMap((step) => step.covers));
  const missing = REPAIRS.filter((repair) => !covered.has(repair) && notNeeded[repair] === undefined);
  const both = REPAIRS.filter((repair) => covered.has(repair) && notNeeded[repair] !== undefined);
  return [
    ...(missing.length === 0
      ? []
      : [
          `${file}: No step covers ${missing.join(', ')}, but a guide must cover every repair. Write <Step title="…" covers="${missing[0]}">. If the app has no such setting, give the reason in the front matter: notNeeded: { ${missing[0]}: '…' }.`,
        ]),
    ...both.map(
      (repair) =>
        `${file}: A step covers ${repair}, but notNeeded.${repair} says it isn't needed. Remove one of the two.`,
    ),
  ];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
