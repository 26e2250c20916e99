import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { TARGETS } from './index.ts';

/** One property on many inputs, for `npm run fuzz`. */
export interface Job {
  readonly target: string;
  readonly index: number;
  readonly seed: number;
  /** How many times the usual number of inputs. */
  readonly scale: number;
}

export interface Found {
  readonly cases: number;
  /** Milliseconds of this thread, and those of its slowest case. */
  readonly cpu: number;
  readonly slowest: number;
  /** What went wrong, with the smallest input that shows it. */
  readonly finding?: string;
}

/** No input is worth more than this. Milliseconds of this thread: other work on the machine does not count. */
const LIMIT_MS = 10_000;

const { target, index, seed, scale, tried } = workerData as Job & { readonly tried: Int32Array };
const found = (await TARGETS[target]?.())?.properties[index];
if (!found || !parentPort) throw new Error(`there is no property ${index} of ${target}`);
// Both kinds of property count and report alike here.
const property = found.property as fc.IAsyncPropertyWithHooks<never>;

const milliseconds = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};
const begin = milliseconds();
let slowest = 0;
let before = 0;
property.beforeEach(() => {
  Atomics.add(tried, 0, 1);
  before = milliseconds();
});
property.afterEach(() => {
  slowest = Math.max(slowest, milliseconds() - before);
});

const result = await fc.check(property, { seed, numRuns: Math.ceil(found.cases * scale) });
const finding = result.failed
  ? `${fc.defaultReportMessage(result)}\n${result.errorInstance instanceof Error ? result.errorInstance.message : ''}`
  : slowest > LIMIT_MS
    ? `one case took ${slowest.toFixed(0)} ms`
    : undefined;
parentPort.postMessage({
  cases: result.numRuns,
  cpu: milliseconds() - begin,
  slowest,
  ...(finding === undefined ? {} : { finding }),
} satisfies Found);
