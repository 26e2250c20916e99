import path from 'node:path';
import { findFirefox, installEngine } from './engines.ts';
import { buildSite, ROOT, runTool } from './run.ts';

/**
 * `npm run test:engines`: the stories in WebKit and in Firefox, beside `npm test`, which runs them in Chromium and
 * WebKit. Debian's packages are installed where this is root. What follows `--` goes to Playwright.
 */
const sites = path.join(ROOT, 'node_modules/.cache/tests/engines');
const env = {
  TEST_DIST: process.env['TEST_DIST'] ?? path.join(sites, 'site'),
  TEST_OTHER_DIST: process.env['TEST_OTHER_DIST'] ?? path.join(sites, 'other-provider'),
};

function build(outDir: string, more: NodeJS.ProcessEnv): void {
  if (!buildSite(outDir, more)) process.exit(1);
}

const missing = { WebKit: installEngine('WebKit'), Firefox: installEngine('Firefox') };
console.log('Building the site, and the same site for another provider …');
if (!process.env['TEST_DIST']) build(env.TEST_DIST, { MAIL_SETTINGS: '' });
if (!process.env['TEST_OTHER_DIST']) {
  build(env.TEST_OTHER_DIST, { MAIL_SETTINGS: 'tests/fixtures/other-provider.ts', BUILD_DAY: '2040-01-01' });
}

const failed: string[] = [];
if (!missing.WebKit && (await runTool('vitest', ['run', 'tests/engines'], env)) !== 0) failed.push('WebKit');
if (!missing.Firefox) {
  const firefox = { ...env, FIREFOX_PATH: findFirefox() };
  if ((await runTool('playwright', ['test', '--reporter=list', ...process.argv.slice(2)], firefox)) !== 0) {
    failed.push('Firefox');
  }
}
for (const [engine, why] of Object.entries(missing)) {
  if (why) console.log(`SKIPPED: the stories in ${engine}: ${why}.`);
}
if (failed.length > 0) console.error(`FAILED: the stories in ${failed.join(' and ')}`);
process.exit(failed.length > 0 || (missing.WebKit && missing.Firefox) ? 1 : 0);
