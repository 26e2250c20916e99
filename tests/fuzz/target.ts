import type fc from 'fast-check';

/**
 * What is fuzzed: a property says what holds for every input. `npm test` tries each on few inputs, always the same
 * ones, so that a red run can be seen again; `npm run fuzz` tries each on many new ones.
 */
export interface Property {
  readonly says: string;
  /** How many inputs `npm run fuzz` tries. */
  readonly cases: number;
  /** How many inputs `npm test` tries. */
  readonly few: number;
  readonly property: fc.IPropertyWithHooks<never> | fc.IAsyncPropertyWithHooks<never>;
}

export interface Target {
  readonly properties: readonly Property[];
}

/** The inputs of `npm test`. */
export const SEED = 1;

/** One property; the types of its inputs are its own business. */
export function holds<Inputs>(
  says: string,
  { cases, few = Math.ceil(cases / 200) }: { cases: number; few?: number },
  property: fc.IPropertyWithHooks<Inputs> | fc.IAsyncPropertyWithHooks<Inputs>,
): Property {
  return { says, cases, few, property: property as unknown as Property['property'] };
}
