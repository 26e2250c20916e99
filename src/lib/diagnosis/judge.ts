import { type Model, classify } from './classifier.ts';
import { type Token, featuresOf, partsOf } from './tokens.ts';

/**
 * The probability of each cause for a text: what the text as a whole says, and what its most telling line or sentence
 * says, because few of the words that people paste speak of the cause.
 */

/** How much the most telling part counts beside the whole. */
const PART = 0.75;
/** How far a text is taken for no error while nothing speaks clearly for one. Found by cross-validation. */
const CAUTION = 0.4;

/**
 * @param mustBeError whether it is known that a text reports an error, so that `unknown` is no answer
 * @returns in the order of `model.classes`
 */
export function judge(model: Model, tokens: readonly Token[], mustBeError = false): number[] {
  const unknown = model.classes.indexOf('unknown');
  const parts = partsOf(tokens).map((part) => classify(model, featuresOf(part)).map(Math.log));
  const logs = classify(model, featuresOf(tokens)).map((whole, index) => {
    if (index === unknown) return mustBeError ? -Infinity : Math.log(whole) + CAUTION;
    const best = parts.reduce((most, part) => Math.max(most, (part[index] ?? 0) - (part[unknown] ?? 0)), -Infinity);
    return Math.log(whole) + (parts.length > 0 ? PART * best : 0);
  });
  const most = Math.max(...logs);
  const odds = logs.map((log) => Math.exp(log - most));
  const total = odds.reduce((sum, one) => sum + one, 0);
  return odds.map((one) => one / total);
}
