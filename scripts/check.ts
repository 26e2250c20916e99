import { runTool } from './run.ts';

/** `npm run check`: types, lint, formatting. All are run, so that one look shows everything. */
const results = [
  ['types', await runTool('astro', ['check'])],
  ['lint', await runTool('eslint', ['.', '--max-warnings', '0'])],
  ['formatting', await runTool('prettier', ['.', '--check', '--log-level', 'warn'])],
] as const;
const failed = results.filter(([, status]) => status !== 0).map(([name]) => name);
console.log(failed.length === 0 ? 'Types, lint and formatting are in order.' : `Not in order: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
