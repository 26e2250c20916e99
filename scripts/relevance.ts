import path from 'node:path';
import { browserEnvironment } from './browser.ts';
import { freePort, TEST_PORT } from './port.ts';
import { buildSite, ROOT, runTool } from './run.ts';

/**
 * `npm run relevance`: searches as people type them, in the finished site, and how often the page they need comes first
 * or among the first three. The searches are in `tests/fixtures/search/queries.tsv`.
 */
const out = path.join(ROOT, 'node_modules/.cache/relevance');
if (!buildSite(out)) process.exit(1);
process.exit(
  await runTool('playwright', ['test', 'search-relevance', '--reporter=line'], {
    ...(await browserEnvironment()),
    TEST_PORT: String(await freePort(TEST_PORT)),
    TEST_DIST: out,
  }),
);
