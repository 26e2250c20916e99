import type { AnswerableCause } from './causes.ts';
import { type Matcher, compilePatterns } from './pattern.ts';

/**
 * What the diagnosis knows, as plain JSON, and its compiled form. Apart from `signals.ts` and `catalogue.ts`, which
 * check what authors write, so that no page has to load the checks.
 */

/** How far a signal's words alone tell the cause: 0 says nothing, 1 leaves no doubt. Found by measuring. */
export const STRENGTHS = { certain: 0.97, strong: 0.86, fair: 0.6, weak: 0.3 } as const;
export type Strength = keyof typeof STRENGTHS;

/** A signal written out, plain JSON. */
export interface Signal {
  readonly words?: readonly string[] | undefined;
  readonly strength: Strength;
  readonly reply?: readonly string[] | undefined;
  readonly status?: readonly string[] | undefined;
  readonly unless?: readonly string[] | undefined;
  readonly with?: readonly string[] | undefined;
  readonly near?: readonly string[] | undefined;
  readonly only?: 'server-reply' | 'bounce' | 'machine' | 'sending' | undefined;
  readonly saidBy?: 'mail-app' | undefined;
}

/** A signal ready to be looked for, and whose it is. */
export interface CompiledSignal {
  readonly signal: Signal;
  /** Index of the article in the catalogue. */
  readonly entry: number;
  readonly weight: number;
}

/** All signals of a catalogue, ready: one matcher for every pattern that they use. */
export interface CompiledSignals {
  readonly matcher: Matcher;
  /** For a pattern's number: the signals whose words it is. */
  readonly wordsOf: readonly (readonly CompiledSignal[])[];
  /** For a signal: the pattern numbers of its conditions. */
  readonly unlessOf: ReadonlyMap<CompiledSignal, readonly number[]>;
  readonly withOf: ReadonlyMap<CompiledSignal, readonly number[]>;
  readonly nearOf: ReadonlyMap<CompiledSignal, readonly number[]>;
  /** Signals without words. */
  readonly codesOnly: readonly CompiledSignal[];
}

/** Compiles the signals of several articles. `groups[i]` are those of the catalogue's entry `i`. */
export function compileSignals(groups: readonly (readonly Signal[])[]): CompiledSignals {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  const wordsOf: CompiledSignal[][] = [];
  const unlessOf = new Map<CompiledSignal, number[]>();
  const withOf = new Map<CompiledSignal, number[]>();
  const nearOf = new Map<CompiledSignal, number[]>();
  const codesOnly: CompiledSignal[] = [];
  groups.forEach((signals, entry) => {
    for (const signal of signals) {
      const compiled: CompiledSignal = { signal, entry, weight: STRENGTHS[signal.strength] };
      if (signal.words === undefined) codesOnly.push(compiled);
      for (const text of signal.words ?? []) {
        const number = numberOf(text);
        (wordsOf[number] ??= []).push(compiled);
      }
      if (signal.unless !== undefined) unlessOf.set(compiled, signal.unless.map(numberOf));
      if (signal.with !== undefined) withOf.set(compiled, signal.with.map(numberOf));
      if (signal.near !== undefined) nearOf.set(compiled, signal.near.map(numberOf));
    }
  });
  const all = [...numbers.keys()];
  return {
    matcher: compilePatterns(all),
    wordsOf: all.map((_, i) => wordsOf[i] ?? []),
    unlessOf,
    withOf,
    nearOf,
    codesOnly,
  };
}

/** Whether a code fits a condition such as `45x` or `x.2.2`. */
export function codeFits(code: string, condition: string): boolean {
  if (!condition.includes('.')) {
    return code.length === condition.length && [...condition].every((c, i) => c === 'x' || c === code[i]);
  }
  const parts = code.split('.');
  return condition.split('.').every((part, i) => part === 'x' || part === parts[i]);
}

export type Permanence = 'permanent' | 'temporary' | 'either';
export type WhoFixes = 'you' | 'recipient' | 'administrator' | 'wait';

export interface CatalogueEntry {
  /** Path of the article below `/errors/`. */
  readonly slug: string;
  readonly cause: AnswerableCause;
  /** The article that stands for its cause; further ones are for special cases. */
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

const compiled = new WeakMap<Catalogue, CompiledSignals>();

/** The signals of a catalogue, ready to be looked for; made once a catalogue. */
export function compileCatalogue(catalogue: Catalogue): CompiledSignals {
  let signals = compiled.get(catalogue);
  if (signals === undefined) {
    signals = compileSignals(catalogue.entries.map((entry) => entry.signals));
    compiled.set(catalogue, signals);
  }
  return signals;
}
