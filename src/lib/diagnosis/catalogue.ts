import type { Permanence, WhoFixes } from '../error-words.ts';
import { ANSWERABLE_CAUSES, type AnswerableCause } from './causes.ts';
import type { Model } from './classifier.ts';
import type { LabeledText } from './labeled-texts.ts';
import { read } from './read.ts';
import { type Features, featuresOf, partsOf, tokenize } from './tokens.ts';
import { type Lesson, train } from './train.ts';

/** What the diagnosis knows: an entry for each error article, and what tells them apart. Plain JSON for a page to fetch. */

export interface CatalogueEntry {
  /** Path of the article below `/errors/`. */
  readonly slug: string;
  readonly cause: AnswerableCause;
  /** Whether this is the main article on its cause. The others are for special cases. */
  readonly main: boolean;
  readonly title: string;
  readonly permanence: Permanence;
  readonly whoFixes: WhoFixes;
  readonly firstStep: string;
  /** Reply codes and enhanced codes that the article is about. */
  readonly codes: readonly string[];
}

export interface Catalogue {
  readonly entries: readonly CatalogueEntry[];
  /** Tells causes apart, and errors from other texts (`unknown`). */
  readonly causes: Model;
  /** Tells the articles on one cause apart. */
  readonly articles: Model;
}

/** An article's checked front matter, as far as it's used here. */
export interface Article {
  readonly slug: string;
  readonly data: Omit<CatalogueEntry, 'slug' | 'codes'> & {
    readonly codes: readonly string[];
    readonly enhancedCodes: readonly string[];
    /** How the error reads, in the words of those who say it. */
    readonly examples: readonly string[];
  };
}

const MAX_CAUSE_FEATURES = 3200;
const MAX_ARTICLE_FEATURES = 250;

/**
 * The catalogue of the error articles. Takes a few seconds, because the classifiers are trained.
 *
 * @param articles their texts can hold `{server.software}` and the like
 * @param texts further labeled texts to learn from
 * @throws {Error} for causes without a main article, or with several
 */
export async function buildCatalogue(articles: readonly Article[], texts: readonly LabeledText[]): Promise<Catalogue> {
  const sorted = articles.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  refuseUnclearCauses(sorted);
  const examples = await Promise.all(
    sorted.flatMap(({ slug, data }) =>
      data.examples.map(async (text) => ({ slug, cause: data.cause, features: await featuresOfText(text) })),
    ),
  );
  const lessons: Lesson[] = [
    ...examples.map(({ cause, features }) => ({ features, classes: [cause] })),
    ...(await Promise.all(texts.map(lessonsOf))).flat(),
  ];
  return {
    entries: sorted.map(({ slug, data }): CatalogueEntry => {
      const { cause, main, title, permanence, whoFixes, firstStep, codes, enhancedCodes } = data;
      return {
        slug,
        cause,
        main,
        title,
        permanence,
        whoFixes,
        firstStep,
        codes: [...codes, ...enhancedCodes],
      };
    }),
    causes: train(lessons, [...ANSWERABLE_CAUSES, 'unknown'], { maxFeatures: MAX_CAUSE_FEATURES }),
    articles: train(
      examples.map(({ slug, features }) => ({ features, classes: [slug] })),
      sorted.map(({ slug }) => slug),
      { maxFeatures: MAX_ARTICLE_FEATURES },
    ),
  };
}

/** What somebody really pasted or wrote tells more than what was written to learn from. */
const FOUND_TEXT_WEIGHT = 4;
/** A part of a text that is no error is none either. */
const PART_WEIGHT = 0.3;

/** What a labeled text teaches. */
export async function lessonsOf({ causes, text, source }: LabeledText): Promise<Lesson[]> {
  const { passages } = await read(text);
  const { tokens } = tokenize(passages);
  const weight = source === '' ? 1 : FOUND_TEXT_WEIGHT;
  const whole = { features: featuresOf(tokens), classes: causes, weight };
  const parts = partsOf(tokens);
  if (causes.some((cause) => cause !== 'unknown') || parts.length === 1) return [whole];
  return [
    whole,
    ...parts.map((part) => ({ features: featuresOf(part), classes: causes, weight: weight * PART_WEIGHT })),
  ];
}

async function featuresOfText(text: string): Promise<Features> {
  const { passages } = await read(text);
  return featuresOf(tokenize(passages).tokens);
}

function refuseUnclearCauses(articles: readonly Article[]): void {
  const problems = ANSWERABLE_CAUSES.flatMap((cause) => {
    const mains = articles.filter(({ data }) => data.cause === cause && data.main);
    const [first, second] = mains;
    if (first === undefined) return `${cause}: no article in src/content/errors has this cause.`;
    if (second !== undefined)
      return `${cause}: several main articles: ${mains.map(({ slug }) => slug).join(', ')}. Add "main: false" to all but one.`;
    return first.data.examples.length === 0
      ? `${cause}: ${first.slug} has no examples, so the diagnosis can't name it.`
      : [];
  });
  if (problems.length > 0)
    throw new Error(`The diagnosis can't use the error articles.\n${problems.map((line) => `  ${line}`).join('\n')}`);
}
