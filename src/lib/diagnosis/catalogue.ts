import type { Permanence, WhoFixes } from '../error-words.ts';
import { ANSWERABLE_CAUSES, type AnswerableCause } from './causes.ts';
import { type Matcher, compilePatterns } from './match.ts';
import { STRENGTHS, type Signal } from './signals.ts';

/** What the diagnosis knows: an entry for each error article. Plain JSON that a page can fetch. */

export interface CatalogueEntry {
  /** Path of the article below `/errors/`. */
  readonly slug: string;
  readonly cause: AnswerableCause;
  /** Whether this is the main article on its cause. The others are for special cases. */
  readonly main: boolean;
  readonly title: string;
  readonly summary: string;
  readonly permanence: Permanence;
  readonly whoFixes: WhoFixes;
  readonly firstStep: string;
  readonly signals: readonly Signal[];
}

export interface Catalogue {
  readonly entries: readonly CatalogueEntry[];
}

/**
 * The catalogue of the error articles.
 *
 * @param articles each with its checked front matter. Its texts can hold `{server.software}` and the like.
 * @throws {Error} for causes without a main article, or with several
 */
export function buildCatalogue(
  articles: readonly { readonly slug: string; readonly data: Omit<CatalogueEntry, 'slug'> }[],
): Catalogue {
  const entries = articles
    .map(({ slug, data }): CatalogueEntry => {
      const { cause, main, title, summary, permanence, whoFixes, firstStep, signals } = data;
      return { slug, cause, main, title, summary, permanence, whoFixes, firstStep, signals };
    })
    .sort((a, b) => a.slug.localeCompare(b.slug));
  const problems = ANSWERABLE_CAUSES.flatMap((cause) => {
    const mains = entries.filter((entry) => entry.cause === cause && entry.main);
    const [first, second] = mains;
    if (first === undefined) return `${cause}: no article in src/content/errors has this cause.`;
    if (second !== undefined)
      return `${cause}: several main articles: ${mains.map(({ slug }) => slug).join(', ')}. Add "main: false" to all but one.`;
    return first.signals.length === 0 ? `${cause}: ${first.slug} has no signals, so the diagnosis can't name it.` : [];
  });
  if (problems.length > 0)
    throw new Error(`The diagnosis can't use the error articles.\n${problems.map((line) => `  ${line}`).join('\n')}`);
  return { entries };
}

/** A signal ready to be looked for. Its conditions are numbers of patterns. */
export interface CompiledSignal {
  readonly signal: Signal;
  readonly entry: CatalogueEntry;
  readonly weight: number;
  readonly unless: readonly number[] | undefined;
  readonly with: readonly number[] | undefined;
  readonly near: readonly number[] | undefined;
}

export interface CompiledCatalogue {
  /** Finds every pattern of every signal. */
  readonly matcher: Matcher;
  /** For each pattern: the signals that have it among their words. */
  readonly signalsOf: readonly (readonly CompiledSignal[])[];
  /** Signals without words. */
  readonly codeSignals: readonly CompiledSignal[];
}

const compiled = new WeakMap<Catalogue, CompiledCatalogue>();

/** Makes the signals of a catalogue ready to be looked for, once for each catalogue. */
export function compileCatalogue(catalogue: Catalogue): CompiledCatalogue {
  const known = compiled.get(catalogue);
  if (known !== undefined) return known;
  const numbers = new Map<string, number>();
  const signalsOf: CompiledSignal[][] = [];
  const numberOf = (pattern: string): number => {
    const number = numbers.get(pattern) ?? numbers.size;
    numbers.set(pattern, number);
    signalsOf[number] ??= [];
    return number;
  };
  const codeSignals: CompiledSignal[] = [];
  for (const entry of catalogue.entries) {
    for (const signal of entry.signals) {
      const numbersOf = signal.words?.map(numberOf);
      const ready: CompiledSignal = {
        signal,
        entry,
        weight: STRENGTHS[signal.strength],
        unless: signal.unless?.map(numberOf),
        with: signal.with?.map(numberOf),
        near: signal.near?.map(numberOf),
      };
      for (const number of numbersOf ?? []) signalsOf[number]?.push(ready);
      if (numbersOf === undefined) codeSignals.push(ready);
    }
  }
  const result = { matcher: compilePatterns([...numbers.keys()]), signalsOf, codeSignals };
  compiled.set(catalogue, result);
  return result;
}
