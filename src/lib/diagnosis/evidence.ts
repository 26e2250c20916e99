import { type Model, weightsOf } from './classifier.ts';
import type { Passage, Reading } from './read.ts';
import type { Token } from './tokens.ts';

/** Which words of a text made the classifier decide, as quotes of the reader's own text. */

export interface Evidence {
  /** The words that tell, as in the reader's text or in the decoded message. Can contain any character. */
  readonly quote: string;
  /** UTF-16 offsets into `Diagnosis.text`, end exclusive; absent if the quote is encoded there. */
  readonly range?: readonly [number, number];
}

const MAX_EVIDENCE = 3;
/** In UTF-16 units. */
const MAX_QUOTE = 300;
/** A further quote tells at least this share of what the first one does. */
const MIN_SHARE = 0.4;
/** Each word of a quote has to be worth this share of the most telling word, or the quote ends. */
const COST = 0.12;

interface Span {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly worth: number;
}

/** The parts of the text that speak most for a class, best first. */
export function evidenceFor(cause: string, tokens: readonly Token[], model: Model, reading: Reading): Evidence[] {
  const index = model.classes.indexOf(cause);
  const cache = new Map<string, number>();
  const weightOf = (feature: string): number => {
    const known = cache.get(feature) ?? weightsOf(model, feature)?.[index] ?? 0;
    cache.set(feature, known);
    return known;
  };
  const seen = new Set<string>();
  const worthOf = ({ features }: Token): number =>
    features.reduce((sum, [name, value]) => {
      // Said twice, it tells no more than once.
      const again = seen.has(name) ? 0.5 : 1;
      seen.add(name);
      return sum + again * value * weightOf(name);
    }, 0);
  const placed = Map.groupBy(
    tokens.filter(({ end }) => end > 0),
    ({ passage }) => passage,
  );
  const spans = [...placed]
    .flatMap(([passage, own]) =>
      bestSpans(
        passage,
        own.toSorted((a, b) => a.start - b.start),
        worthOf,
      ),
    )
    .sort((a, b) => b.worth - a.worth);
  const least = (spans[0]?.worth ?? 0) * MIN_SHARE;
  const all: Evidence[] = [];
  for (const span of spans) {
    if (all.length === MAX_EVIDENCE || span.worth < least) break;
    const one = quote(span, reading);
    if (!all.some((other) => other.quote.includes(one.quote) || one.quote.includes(other.quote))) all.push(one);
  }
  return all;
}

/** The runs of tokens that are worth most: each begins where the worth turns positive, and ends at its height. */
function bestSpans(passage: Passage, tokens: readonly Token[], worthOf: (token: Token) => number): Span[] {
  const worth = tokens.map(worthOf);
  const cost = worth.reduce((most, one) => Math.max(most, one), 0) * COST;
  const spans: Span[] = [];
  let run: Span | undefined;
  let sum = 0;
  tokens.forEach(({ start, end }, index) => {
    sum += (worth[index] ?? 0) - cost;
    if (run === undefined) {
      if (sum <= 0) sum = 0;
      // A single word can be as long as the text.
      else run = { passage, start, end: Math.min(end, start + MAX_QUOTE), worth: sum };
    } else if (sum <= 0 || end - run.start > MAX_QUOTE) {
      spans.push(run);
      run = undefined;
      sum = 0;
    } else if (sum > run.worth) {
      run = { ...run, end, worth: sum };
    }
  });
  return run === undefined ? spans : [...spans, run];
}

function quote({ passage, start, end }: Span, { text }: Reading): Evidence {
  if (passage.at !== undefined) {
    const range: [number, number] = [passage.at + start, passage.at + end];
    return { quote: text.slice(...range), range };
  }
  const shown = passage.text.slice(start, end);
  const at = text.indexOf(shown);
  return at === -1 ? { quote: shown.replace(/[\s\u200b]+/gu, ' ') } : { quote: shown, range: [at, at + shown.length] };
}
