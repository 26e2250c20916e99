import type { Features } from './tokens.ts';

/**
 * A linear classifier (multinomial logistic regression): each feature speaks for or against each class, and the sums
 * become probabilities. Plain JSON; `train.ts` makes it.
 */

export interface Model {
  readonly classes: readonly string[];
  readonly features: readonly string[];
  /** For each feature one character a class, see `DIGITS`. */
  readonly weights: string;
  /** What one step of a weight is worth. */
  readonly scale: number;
  /** What speaks for each class before anything is read. */
  readonly bias: readonly number[];
}

/** The steps of a weight, from the most against a class to the most for it. The one in the middle is 0. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTU';
export const MAX_STEP = (DIGITS.length - 1) / 2;
const STEPS = new Map([...DIGITS].map((digit, index) => [digit, index - MAX_STEP]));

/** Writes a weight in steps, from minus to plus `MAX_STEP`. */
export function digitOf(step: number): string {
  return DIGITS.charAt(step + MAX_STEP);
}

const numbered = new WeakMap<Model, ReadonlyMap<string, number>>();

/** What a feature says of each class; undefined if it isn't known. */
export function weightsOf(model: Model, feature: string): number[] | undefined {
  const numbers = numbered.get(model) ?? new Map(model.features.map((name, index) => [name, index]));
  numbered.set(model, numbers);
  const number = numbers.get(feature);
  if (number === undefined) return undefined;
  const size = model.classes.length;
  const digits = model.weights.slice(number * size, (number + 1) * size);
  return [...digits].map((digit) => (STEPS.get(digit) ?? 0) * model.scale);
}

/** The probability of each class, in the order of `model.classes`. */
export function classify(model: Model, features: Features): number[] {
  const sums = [...model.bias];
  for (const [feature, value] of features)
    weightsOf(model, feature)?.forEach((weight, index) => (sums[index] = (sums[index] ?? 0) + weight * value));
  const most = Math.max(...sums);
  const odds = sums.map((sum) => Math.exp(sum - most));
  const total = odds.reduce((sum, one) => sum + one, 0);
  return odds.map((one) => one / total);
}
