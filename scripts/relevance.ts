import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { findChromium } from './browser.ts';
import { ROOT, runTool } from './run.ts';

/**
 * `npm run relevance`: searches as people type them, in the finished site, and how often the page they need comes first
 * or among the first three. The searches are in `tests/fixtures/search/queries.tsv`.
 */
const out = path.join(ROOT, 'node_modules/.cache/relevance');
const built = spawnSync(process.execPath, ['scripts/build.ts', '--outDir', out], { cwd: ROOT, encoding: 'utf8' });
if (built.status !== 0) {
  console.error(built.stdout, built.stderr);
  process.exit(1);
}
process.exit(
  await runTool('playwright', ['test', 'search-relevance', '--reporter=line'], {
    CHROMIUM_PATH: await findChromium(),
    TEST_DIST: out,
  }),
);
