import { startTool } from './run.ts';

/** `npm run check`: types, lint, formatting. All are run, so that one look shows everything, and side by side. */
const tools = [
  ['types', startTool('astro', ['check'], {}, [])],
  ['lint', startTool('eslint', ['.', '--max-warnings', '0'], {}, [])],
  ['formatting', startTool('prettier', ['.', '--check', '--log-level', 'warn'], {}, [])],
] as const;
const failed: string[] = [];
for (const [name, tool] of tools) {
  // One after the other, what they say can be read.
  tool.show();
  if ((await tool.ended) !== 0) failed.push(name);
}
console.log(failed.length === 0 ? 'Types, lint and formatting are in order.' : `Not in order: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
