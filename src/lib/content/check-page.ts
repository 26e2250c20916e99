import { checkBody } from '../../remark/check/index.ts';
import { stepsIn } from '../../remark/steps.ts';
import { didYouMean, explainProblems, problemLine, show } from '../problems.ts';
import type { MailSettings } from '../settings/schema.ts';
import { fillInAll } from '../settings/wording.ts';
import type { StepSummary } from './body-facts.ts';
import { type ContentFile, splitFile, type TranslationFile } from './read-files.ts';
import {
  type CollectionName,
  COLLECTIONS,
  type GuideData,
  type PageData,
  REPAIRS,
  SCHEMAS,
  translationSchema,
} from './schemas.ts';

/** What a page may refer to. */
export interface Known {
  readonly settings: MailSettings;
  readonly ids: Readonly<Record<CollectionName, readonly string[]>>;
  readonly addresses: ReadonlySet<string>;
  /** Ids of the glossary. */
  readonly terms: readonly string[];
  readonly locales: readonly string[];
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
      problems: [`${file}: The file's name becomes its address. Use lowercase letters, digits and hyphens only.`],
    };
  }
  const split = trySplit(file, text);
  if ('problem' in split) return { problems: [split.problem] };
  const { frontmatter, content } = split;
  const schema = SCHEMAS[collection];
  const checked = schema.safeParse(frontmatter);
  const problems = checked.success
    ? [
        ...tokenProblems(file, { ...checked.data, signals: [] }, known),
        ...relatedProblems(file, collection, id, checked.data, known),
      ]
    : [explainProblems(file, checked.error, frontmatter, schema)];

  const body = bodyProblems(content, file, known);
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
): string[] {
  if (!known.locales.includes(locale)) {
    return [
      `${file}: There is no language "${locale}". Add src/i18n/locales/${locale}.ts, or move the file to src/content/translations/<language>/${collection}/.`,
    ];
  }
  if (!original) return [`${file}: There is no src/content/${collection}/${id}.mdx that this could translate.`];
  const split = trySplit(file, text);
  if ('problem' in split) return [split.problem];
  const checked = translationSchema.safeParse(split.frontmatter);
  const problems = checked.success
    ? tokenProblems(file, checked.data, known)
    : [explainProblems(file, checked.error, split.frontmatter, translationSchema)];
  const body = bodyProblems(split.content, file, known);
  problems.push(...body.problems);
  const outline = (steps: readonly StepSummary[]) => steps.map(({ covers }) => covers.join(' ') || '-').join(', ');
  const own = outline(body.steps);
  const first = outline(bodyProblems(splitFile(original.text).content, original.file, known).steps);
  if (own !== first) {
    problems.push(
      `${file}: Its steps cover ${own}; those of ${original.file} cover ${first}. A translation has the same steps in the same order.`,
    );
  }
  return problems;
}

function trySplit(file: string, text: string): ReturnType<typeof splitFile> | { problem: string } {
  try {
    return splitFile(text);
  } catch (error) {
    return { problem: `${file}: The front matter between the --- lines is not YAML.\n  ${messageOf(error)}` };
  }
}

function bodyProblems(content: string, file: string, known: Known): { problems: string[]; steps: StepSummary[] } {
  try {
    const { tree, problems } = checkBody(content, file, known);
    return { problems: problems.map(({ line, message }) => `${file}:${line}: ${message}.`), steps: stepsIn(tree) };
  } catch (error) {
    const { line } = error as { line?: number };
    return {
      problems: [`${file}${line ? `:${line}` : ''}: The text is not valid MDX. ${messageOf(error)}`],
      steps: [],
    };
  }
}

/** Names of values in front matter that the settings don't have. */
function tokenProblems(file: string, data: object, { settings }: Known): string[] {
  try {
    fillInAll(settings, data);
    return [];
  } catch (error) {
    return [`${file}: ${messageOf(error)}.`];
  }
}

/** Related pages that don't exist. */
function relatedProblems(
  file: string,
  collection: CollectionName,
  id: string,
  data: PageData,
  { ids }: Known,
): string[] {
  const lines = COLLECTIONS.flatMap((name) =>
    data.related[name].flatMap((target) => {
      const itself = name === collection && target === id;
      if (ids[name].includes(target) && !itself) return [];
      const remedy = itself
        ? 'that is this page itself; leave it out'
        : `there is no such page in src/content/${name}. ${didYouMean(target, ids[name])}Known: ${ids[name].join(', ')}`;
      return [problemLine(`related.${name}`, show(target), remedy)];
    }),
  );
  return lines.length > 0 ? [`${file}: A related page is missing.\n${lines.join('\n')}`] : [];
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
          `${file}: No step covers ${missing.join(', ')}, and every guide covers all repairs. Write <Step title="…" covers="${missing[0]}">. If the app has no such setting, say why in the front matter: notNeeded: { ${missing[0]}: '…' }.`,
        ]),
    ...both.map(
      (repair) => `${file}: A step covers ${repair}, but notNeeded.${repair} says it isn't needed. Leave out one.`,
    ),
  ];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
