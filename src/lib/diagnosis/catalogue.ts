import type { Repair } from '../content/schemas.ts';
import type { Permanence, WhoFixes } from '../error-words.ts';
import { ANSWERABLE_CAUSES, type AnswerableCause } from './causes.ts';
import type { Model } from './classifier.ts';
import type { LabeledText } from './labeled-texts.ts';
import { read } from './read.ts';
import { type Features, featuresOf, partsOf, tokenize } from './tokens.ts';
import { type Lesson, train } from './train.ts';
import { type DiagnosisWords, ENGLISH } from './wording.ts';

/**
 * What the diagnosis knows: what tells errors apart, which is the same in every language, and in the reader's an entry
 * for each error article, with the words to say it. Plain JSON for a page to fetch.
 */

export interface CatalogueEntry {
  /** Path of the article below `/errors/`. */
  readonly slug: string;
  /** Address of the article that answers, in the reader's language if possible. */
  readonly address: string;
  /** The language of the article, if it isn't the reader's. */
  readonly language?: string | undefined;
  /** The error's own words in a title that's otherwise in another language. */
  readonly quoted?: string | undefined;
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

export interface Catalogue extends Trained {
  readonly entries: readonly CatalogueEntry[];
  readonly words: DiagnosisWords;
}

/** What was learned. */
export interface Trained {
  /** Tells causes apart, and errors from other texts (`unknown`). */
  readonly causes: Model;
  /** For each cause with several articles what tells them apart. */
  readonly articles: Readonly<Partial<Record<AnswerableCause, Model>>>;
}

/** Where a reader finds an article. */
type Place = Pick<CatalogueEntry, 'address' | 'language' | 'quoted'>;

/** An article's checked front matter, as far as it's used here. */
export interface Article {
  readonly slug: string;
  readonly data: Omit<CatalogueEntry, keyof Place | 'slug' | 'codes'> & {
    readonly codes: readonly string[];
    readonly enhancedCodes: readonly string[];
    /** Codes of mail apps, such as `0x800CCC79`: examples too. */
    readonly appCodes: readonly string[];
    /** How the error reads, in the words of those who say it. */
    readonly examples: readonly string[];
  };
}

const MAX_CAUSE_FEATURES = 6000;
/** To tell the articles on one cause apart: so many for each article. */
const FEATURES_PER_ARTICLE = 40;
/** But at least so many: what tells two articles apart can be said in many ways, such as whose mailbox is full. */
const MIN_ARTICLE_FEATURES = 240;
/** What an example counts for its article: it was chosen to tell. */
const EXAMPLE_WEIGHT = 5;
/** What a labeled text counts that has all words of an article's example, and what any other counts for the main article. */
const MATCHING_WEIGHT = 0.5;
const OTHER_WEIGHT = 0.05;

/**
 * The catalogue of the error articles in English, for the command line and the tests. Takes a few seconds, because the
 * classifiers are trained.
 *
 * @param articles their texts can hold `{server.software}` and the like
 * @param texts further labeled texts to learn from
 * @throws {Error} for causes without a main article, or with several
 */
export async function buildCatalogue(articles: readonly Article[], texts: readonly LabeledText[]): Promise<Catalogue> {
  const placed = articles.map((article) => ({ ...article, address: `/errors/${article.slug}/` }));
  return catalogueFor(placed, await trainDiagnosis(articles, texts), ENGLISH);
}

/**
 * The catalogue for readers of one language. Where a special article isn't in their language, the main one on its cause
 * answers in its place; a main one answers in whichever language it is.
 *
 * @param trained by `trainDiagnosis` from the same articles; texts that recognize errors are the same in every language
 */
export function catalogueFor(
  articles: readonly (Article & Place)[],
  trained: Trained,
  words: DiagnosisWords,
): Catalogue {
  const mains = new Map(articles.filter(({ data }) => data.main).map((article) => [article.data.cause, article]));
  const entries = articles.toSorted(bySlug).map((article): CatalogueEntry => {
    const { slug, data } = article;
    const { address, language, quoted, data: said } = (article.language && mains.get(data.cause)) || article;
    const { title, permanence, whoFixes, firstStep, repair } = said;
    return {
      slug,
      address,
      ...(language && { language }),
      cause: data.cause,
      main: data.main,
      title,
      ...(quoted && { quoted }),
      permanence,
      whoFixes,
      firstStep,
      codes: [...data.codes, ...data.enhancedCodes, ...data.appCodes.map((code) => code.toLowerCase())],
      ...(repair && { repair }),
    };
  });
  return { entries, words, causes: trained.causes, articles: trained.articles };
}

/**
 * Learns to tell the errors of the articles apart. Takes a few seconds.
 *
 * @throws {Error} for causes without a main article, or with several
 */
export async function trainDiagnosis(articles: readonly Article[], texts: readonly LabeledText[]): Promise<Trained> {
  const sorted = articles.toSorted(bySlug);
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
    causes: train(lessons, [...ANSWERABLE_CAUSES, 'unknown'], MAX_CAUSE_FEATURES),
    articles: trainArticles(sorted, examples, labeled),
  };
}

function bySlug(a: Article, b: Article): number {
  return a.slug < b.slug ? -1 : 1;
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
    const model = train(lessons, slugs, Math.max(MIN_ARTICLE_FEATURES, slugs.length * FEATURES_PER_ARTICLE));
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
