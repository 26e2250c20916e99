import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildDay } from '../src/lib/review.ts';
import { isoDay } from '../src/lib/structured-data.ts';
import { browserEnvironment } from './browser.ts';
import { installEngine } from './engines.ts';
import { installMailTools } from './mail-tools.ts';
import { freePort, TEST_PORT } from './port.ts';
import { buildSite, ROOT, runTool } from './run.ts';
import { spawnSync } from 'node:child_process';
import { installWebServers } from './web-servers.ts';

/** `npm test`: every check and test, and one line at the end that counts them. */
const cache = path.join(ROOT, 'node_modules/.cache/tests');
rmSync(cache, { recursive: true, force: true });

let passed = 0;
let failed = 0;
function count(name: string, good: boolean): void {
  if (good) passed += 1;
  else {
    failed += 1;
    console.error(`FAILED: ${name}`);
  }
}

const withoutMail = installMailTools();
const withoutServers = installWebServers();
// Tests that build again compare with the day on which this run began.
process.env['BUILD_DAY'] ||= isoDay(buildDay());
const withoutWebKit = installEngine('WebKit');
const env = {
  ...(await browserEnvironment()),
  TEST_DIST: path.join(cache, 'site'),
  TEST_OTHER_DIST: path.join(cache, 'other-provider'),
  PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(cache, 'playwright.json'),
};

console.log('Building the site, and the same site for another provider …');
count('the site builds', buildSite(env.TEST_DIST, { MAIL_SETTINGS: '' }));
// On a day on which every page is overdue.
count(
  'the site builds for another provider',
  buildSite(env.TEST_OTHER_DIST, { MAIL_SETTINGS: 'tests/fixtures/other-provider.ts', BUILD_DAY: '2040-01-01' }),
);

if (failed === 0) {
  count('types, lint and formatting', (await checks()) === 0);
  await runTool(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${path.join(cache, 'vitest.json')}`],
    env,
  );
  const units = read<{ numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }>('vitest.json');
  passed += units?.numPassedTests ?? 0;
  failed += units ? Math.max(units.numFailedTests, Math.min(1, units.numFailedTestSuites)) : 1;

  // A server that an interrupted run left behind, or another program, keeps its port.
  const port = { TEST_PORT: String(await freePort(TEST_PORT)) };
  await runTool('playwright', ['test', '--reporter=line,json'], { ...env, ...port });
  const stories = read<{ stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }>(
    'playwright.json',
  );
  passed += stories?.stats.expected ?? 0;
  failed += stories ? stories.stats.unexpected + stories.stats.flaky + stories.errors.length : 1;
}

if (withoutMail) console.log(`\nSKIPPED: the tests with real mail: ${withoutMail}.`);
if (withoutServers) console.log(`\nSKIPPED: the tests with real web servers: ${withoutServers}.`);
if (withoutWebKit) console.log(`\nSKIPPED: the stories in WebKit: ${withoutWebKit}.`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function checks(): Promise<number> {
  const { status } = spawnSync(process.execPath, ['scripts/check.ts'], { cwd: ROOT, stdio: 'inherit' });
  return status ?? 1;
}

function read<T>(name: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path.join(cache, name), 'utf8')) as T;
  } catch {
    console.error(`FAILED: no report in ${name}`);
    return undefined;
  }
}
