import type { Repair } from '../content/schemas.ts';
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
  readonly repair?: Repair | undefined;
  /** Reply codes, enhanced codes, and mail apps' codes (in small letters) that the article is about. */
  readonly codes: readonly string[];
}

export interface Catalogue {
  readonly entries: readonly CatalogueEntry[];
  /** Tells causes apart, and errors from other texts (`unknown`). */
  readonly causes: Model;
  /** For each cause with several articles what tells them apart. */
  readonly articles: Readonly<Partial<Record<AnswerableCause, Model>>>;
}

/** An article's checked front matter, as far as it's used here. */
export interface Article {
  readonly slug: string;
  readonly data: Omit<CatalogueEntry, 'slug' | 'codes'> & {
    readonly codes: readonly string[];
    readonly enhancedCodes: readonly string[];
    /** Codes of mail apps, such as `0x800CCC79`: examples too. */
    readonly appCodes: readonly string[];
    /** How the error reads, in the words of those who say it. */
    readonly examples: readonly string[];
  };
}

const MAX_CAUSE_FEATURES = 3200;
/** To tell the articles on one cause apart: so many for each article. */
const FEATURES_PER_ARTICLE = 40;
/** What an example counts for its article: it was chosen to tell. */
const EXAMPLE_WEIGHT = 5;
/** What a labeled text counts that has all words of an article's example, and what any other counts for the main article. */
const MATCHING_WEIGHT = 0.5;
const OTHER_WEIGHT = 0.05;

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
      [...data.examples, ...data.appCodes].map(async (text): Promise<Example> => {
        const features = await featuresOfText(text);
        return { slug, cause: data.cause, features, words: [...features.keys()].filter(isWord) };
      }),
    ),
  );
  const labeled = (await Promise.all(texts.map(lessonsOf))).flat();
  const lessons: Lesson[] = [...examples.map(({ cause, features }) => ({ features, classes: [cause] })), ...labeled];
  return {
    entries: sorted.map(({ slug, data }): CatalogueEntry => {
      const { cause, main, title, permanence, whoFixes, firstStep, repair } = data;
      const codes = [...data.codes, ...data.enhancedCodes, ...data.appCodes.map((code) => code.toLowerCase())];
      return { slug, cause, main, title, permanence, whoFixes, firstStep, codes, ...(repair && { repair }) };
    }),
    causes: train(lessons, [...ANSWERABLE_CAUSES, 'unknown'], { maxFeatures: MAX_CAUSE_FEATURES }),
    articles: trainArticles(sorted, examples, labeled),
  };
}

interface Example {
  readonly slug: string;
  readonly cause: AnswerableCause;
  readonly features: Features;
  /** The features that are words, without their pairs and meanings. */
  readonly words: readonly string[];
}

function isWord(feature: string): boolean {
  return !feature.startsWith(':') && !feature.includes(' ');
}

/**
 * What tells the articles on a cause apart. A labeled text that has all words of an example is about that article, as
 * any other is about the main one.
 */
function trainArticles(
  articles: readonly Article[],
  examples: readonly Example[],
  labeled: readonly Lesson[],
): Catalogue['articles'] {
  const models = ANSWERABLE_CAUSES.flatMap((cause): [AnswerableCause, Model][] => {
    const slugs = articles.filter(({ data }) => data.cause === cause).map(({ slug }) => slug);
    if (slugs.length < 2) return [];
    const main = articles.find(({ data }) => data.cause === cause && data.main)?.slug ?? '';
    const own = examples
      .filter((example) => example.cause === cause)
      .toSorted((a, b) => b.words.length - a.words.length);
    const lessons = [
      ...own.map(({ slug, features }): Lesson => ({ features, classes: [slug], weight: EXAMPLE_WEIGHT })),
      ...labeled
        .filter(({ classes }) => classes[0] === cause)
        .map(({ features }): Lesson => {
          const said = own.find(({ words }) => words.length > 0 && words.every((word) => features.has(word)));
          return { features, classes: [said?.slug ?? main], weight: said ? MATCHING_WEIGHT : OTHER_WEIGHT };
        }),
    ];
    const model = train(lessons, slugs, { maxFeatures: slugs.length * FEATURES_PER_ARTICLE });
    // How much was written on an article says nothing of how often it is meant.
    return [[cause, { ...model, bias: slugs.map(() => 0) }]];
  });
  return Object.fromEntries(models);
}

/** What somebody really pasted or wrote tells more than what was written to learn from. */
const COLLECTED_WEIGHT = 4;
/** A part of a text that is no error is none either. */
const PART_WEIGHT = 0.3;

/** What a labeled text teaches. */
async function lessonsOf({ causes, text, source }: LabeledText): Promise<Lesson[]> {
  const { passages } = await read(text);
  const { tokens } = tokenize(passages);
  const weight = source === '' ? 1 : COLLECTED_WEIGHT;
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
