import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { TARGETS } from '../tests/fuzz/index.ts';
import type { Found, Job } from '../tests/fuzz/worker.ts';

/**
 * `npm run fuzz -- [--seed N] [--scale X] [TARGET…]`: tries what the properties in `tests/fuzz/` say on many inputs.
 * Prints what was tried and, for each finding, the property, the smallest input found, and the seed that shows it again.
 * Exit status 1 where there is a finding.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, scale: { type: 'string', default: '1' } },
});
const seed = values.seed === undefined ? Date.now() % 0x7fffffff : Number(values.seed);
const scale = Number(values.scale);
const unknown = positionals.filter((name) => !Object.hasOwn(TARGETS, name));
if (unknown.length > 0 || !Number.isInteger(seed) || !(scale > 0)) {
  console.error(`Usage: npm run fuzz -- [--seed N] [--scale X] [TARGET…]
Targets: ${Object.keys(TARGETS).join(', ')}`);
  process.exit(2);
}

/** A case that takes longer than this, on whatever machine, will not end. Milliseconds. */
const STUCK_MS = 120_000;

/** One property in a thread of its own, which can be ended where an input makes it run for ever. */
async function run(job: Job): Promise<Found> {
  const tried = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('../tests/fuzz/worker.ts', import.meta.url), { workerData: { ...job, tried } });
  return new Promise((resolve) => {
    let before = -1;
    const end = (found: Found): void => {
      clearInterval(watch);
      void worker.terminate();
      resolve(found);
    };
    const failed = (finding: string): void => end({ cases: tried[0] ?? 0, cpu: 0, slowest: 0, finding });
    const watch = setInterval(() => {
      if (tried[0] === before) failed(`case ${before} did not end`);
      before = tried[0] ?? 0;
    }, STUCK_MS);
    worker.on('message', end);
    worker.on('error', (error) => failed(String(error)));
  });
}

console.log(`Seed ${seed}\n`);
const rows: string[][] = [['target', 'cases', 'CPU s', 'slowest case, ms', 'findings']];
let findings = 0;
for (const [name, load] of Object.entries(TARGETS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const { properties } = await load();
  let [cases, cpu, slowest, bad] = [0, 0, 0, 0];
  for (const [index, { says }] of properties.entries()) {
    const found = await run({ target: name, index, seed, scale });
    cases += found.cases;
    cpu += found.cpu;
    slowest = Math.max(slowest, found.slowest);
    if (found.finding === undefined) continue;
    bad += 1;
    findings += 1;
    // At once: a whole run is long.
    console.log(`${name}: ${says}\n${found.finding}\n`);
  }
  rows.push([name, cases.toLocaleString('en'), (cpu / 1_000).toFixed(1), slowest.toFixed(0), String(bad)]);
  console.error(`${name}: ${bad} findings`);
}
const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
for (const row of rows) {
  console.log(row.map((cell, at) => (at === 0 ? cell.padEnd(width(at)) : cell.padStart(width(at)))).join('  '));
}
process.exit(findings > 0 ? 1 : 0);
