import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import buildSites, { NO_SWITCHES } from '../tests/support/sites.ts';
import { findOrInstallChromium } from './browser.ts';

/** `npm test`: every check and test that needs no other program, and a line at the end that counts them. */

const REPORTS = 'node_modules/.cache/test-reports';
rmSync(REPORTS, { recursive: true, force: true });
process.env['CHROMIUM_PATH'] = findOrInstallChromium();
console.log('Building the site, and the same site for another provider …');
buildSites();

let passed = 0;
let failed = 0;

function run(command: string, env: NodeJS.ProcessEnv = {}): boolean {
  const { status } = spawnSync(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...NO_SWITCHES, ...env },
  });
  return status === 0;
}

function count(good: number, bad: number): void {
  passed += good;
  failed += bad;
}

/** What a test runner reported as JSON. A runner that reports nothing has failed. */
function report<T>(name: string): T | undefined {
  try {
    return JSON.parse(readFileSync(`${REPORTS}/${name}`, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

const checked = run('npm run check');
count(Number(checked), Number(!checked));

run(
  `vitest run --project unit --project built --reporter=default --reporter=json --outputFile.json=${REPORTS}/vitest.json`,
);
const units = report<{ numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }>('vitest.json');
count(units?.numPassedTests ?? 0, units ? Math.max(units.numFailedTests, Math.min(1, units.numFailedTestSuites)) : 1);

run('playwright test --reporter=line,json', { PLAYWRIGHT_JSON_OUTPUT_FILE: `${REPORTS}/playwright.json` });
const stories = report<{ stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }>(
  'playwright.json',
);
const wrong = stories && stories.stats.unexpected + stories.stats.flaky + stories.errors.length;
count(stories?.stats.expected ?? 0, wrong ?? 1);

console.log('\nLeft out: real mail and web servers (npm run test:real), WebKit and Firefox (npm run test:webkit).');
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
