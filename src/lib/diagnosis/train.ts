import { MAX_STEP, type Model, digitOf } from './classifier.ts';
import type { Features } from './tokens.ts';

/** A labeled text to learn from. */
export interface Lesson {
  readonly features: Features;
  /** The class, or several where any of them is right. */
  readonly classes: readonly string[];
  /** How much it counts; 1 by default. */
  readonly weight?: number;
}

const EPOCHS = 20;
const RATE = 0.5;
/** Keeps weights small (L2), so that no single text decides. */
const DECAY = 1.5e-4;

/**
 * Trains a classifier by AdaGrad. The same lessons in the same order give the same model to the byte.
 *
 * @param maxFeatures how many features are kept: those that tell most
 * @throws {Error} for a lesson of a class that isn't listed
 */
export function train(lessons: readonly Lesson[], classes: readonly string[], maxFeatures: number): Model {
  const all = numberFeatures(lessons);
  const weights = fit(lessons, classes, all);
  const kept = mostTelling(lessons, all, weights, classes.length, maxFeatures);
  return compress(kept, fit(lessons, classes, kept), classes);
}

/** The features that move the sums most, over all texts. */
function mostTelling(
  lessons: readonly Lesson[],
  numbers: ReadonlyMap<string, number>,
  weights: Float64Array,
  size: number,
  limit: number,
): Map<string, number> {
  const worth = new Map<string, number>();
  for (const { features, weight = 1 } of lessons) {
    for (const [name, value] of features) {
      const number = numbers.get(name);
      if (number === undefined) continue;
      const row = weights.subarray(number * size, (number + 1) * size);
      worth.set(name, (worth.get(name) ?? 0) + weight * value * (Math.max(...row) - Math.min(...row)));
    }
  }
  const best = [...worth].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, limit);
  return new Map(best.map(([name], index) => [name, index]));
}

function fit(
  lessons: readonly Lesson[],
  classes: readonly string[],
  numbers: ReadonlyMap<string, number>,
): Float64Array {
  const size = classes.length;
  const biasRow = numbers.size;
  const weights = new Float64Array((biasRow + 1) * size);
  const squares = new Float64Array(weights.length).fill(1e-6);
  const rows = lessons.map((lesson) => toRow(lesson, classes, numbers));
  const order = rows.map((_, index) => index);
  const random = randomNumbers();
  const errors = new Float64Array(size);

  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const number of order) {
      const { at, values, target, weight } = rows[number] as Row;
      errors.fill(0);
      at.forEach((row, i) => {
        const value = values[i] as number;
        for (let k = 0; k < size; k += 1)
          errors[k] = (errors[k] as number) + (weights[row * size + k] as number) * value;
      });
      toErrors(errors, target, weight);
      at.forEach((row, i) => {
        const value = values[i] as number;
        for (let k = 0; k < size; k += 1) {
          const place = row * size + k;
          const slope = (errors[k] as number) * value + DECAY * (weights[place] as number);
          squares[place] = (squares[place] as number) + slope * slope;
          weights[place] = (weights[place] as number) - (RATE * slope) / Math.sqrt(squares[place] as number);
        }
      });
    }
  }
  return weights;
}

interface Row {
  readonly at: readonly number[];
  readonly values: readonly number[];
  readonly target: Float64Array;
  readonly weight: number;
}

function numberFeatures(lessons: readonly Lesson[]): Map<string, number> {
  const names = new Set(lessons.flatMap(({ features }) => [...features.keys()]));
  return new Map([...names].map((name, index) => [name, index]));
}

function toRow(
  { features, classes: right, weight = 1 }: Lesson,
  classes: readonly string[],
  numbers: ReadonlyMap<string, number>,
): Row {
  const target = new Float64Array(classes.length);
  for (const name of right) {
    const index = classes.indexOf(name);
    if (index === -1) throw new Error(`${name} is none of the classes: ${classes.join(', ')}`);
    target[index] = 1 / right.length;
  }
  const known = [...features].flatMap(([name, value]): [number, number][] => {
    const number = numbers.get(name);
    return number === undefined ? [] : [[number, value]];
  });
  known.push([numbers.size, 1]);
  return { at: known.map(([number]) => number), values: known.map(([, value]) => value), target, weight };
}

/** From sums to how far each probability is from what it should be. */
function toErrors(sums: Float64Array, target: Float64Array, weight: number): void {
  const most = Math.max(...sums);
  let total = 0;
  for (let k = 0; k < sums.length; k += 1) total += sums[k] = Math.exp((sums[k] as number) - most);
  for (let k = 0; k < sums.length; k += 1) sums[k] = ((sums[k] as number) / total - (target[k] as number)) * weight;
}

/** Numbers between 0 and 1 that are always the same (a linear congruential generator). */
function randomNumbers(): () => number {
  let state = 1;
  return () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff) / 0x7fff_ffff;
}

function shuffle(list: number[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] as number, list[i] as number];
  }
}

/** Weights in steps that fit into one character each. */
function compress(numbers: ReadonlyMap<string, number>, weights: Float64Array, classes: readonly string[]): Model {
  const size = classes.length;
  const rowOf = (number: number): number[] => {
    const row = [...weights.slice(number * size, (number + 1) * size)];
    // What is the same for all classes makes no difference.
    const mean = row.reduce((sum, weight) => sum + weight, 0) / size;
    return row.map((weight) => weight - mean);
  };
  const rows = [...numbers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, number]) => ({ name, row: rowOf(number) }));
  const scale = Number(
    (
      rows.flatMap(({ row }) => row).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / MAX_STEP
    ).toPrecision(6),
  );
  return {
    classes,
    features: rows.map(({ name }) => name),
    weights: rows.map(({ row }) => row.map((weight) => digitOf(Math.round(weight / scale))).join('')).join(''),
    scale,
    bias: rowOf(numbers.size).map((weight) => Number(weight.toPrecision(6))),
  };
}
