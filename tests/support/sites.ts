import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The finished sites that tests read: the project's own, one for another provider, built on a day on which every page is
 * overdue, and the other provider's below a path. `TEST_DIST` and the like name sites that are built already.
 */
const CACHE = 'node_modules/.cache/test-sites';
export const DIST = path.resolve(process.env['TEST_DIST'] ?? `${CACHE}/own`);
export const OTHER_DIST = path.resolve(process.env['TEST_OTHER_DIST'] ?? `${CACHE}/other`);
export const SUB_PATH_DIST = path.resolve(process.env['TEST_SUB_PATH_DIST'] ?? `${CACHE}/sub-path`);

/** The site as it is without switches: what somebody's `.env` or terminal sets is for their own builds. */
export const NO_SWITCHES = { MAIL_SETTINGS: '', BUILD_DAY: '', OFFLINE: '' };

/** Builds the sites. Vitest and Playwright run this once before the tests that need them. */
export default function buildSites(): void {
  if (!process.env['TEST_DIST']) build(DIST, {});
  if (!process.env['TEST_OTHER_DIST']) {
    build(OTHER_DIST, { MAIL_SETTINGS: 'tests/fixtures/other-provider.ts', BUILD_DAY: '2040-01-01' });
  }
  if (!process.env['TEST_SUB_PATH_DIST']) build(SUB_PATH_DIST, { MAIL_SETTINGS: 'tests/fixtures/sub-path.ts' });
  // Whatever is started from here reads these, and builds nothing.
  process.env['TEST_DIST'] = DIST;
  process.env['TEST_OTHER_DIST'] = OTHER_DIST;
  process.env['TEST_SUB_PATH_DIST'] = SUB_PATH_DIST;
}

function build(outDir: string, env: NodeJS.ProcessEnv): void {
  // On Windows, only a shell finds `astro`. The path from here has no spaces, where a shell would split it.
  const { status, stdout, stderr } = spawnSync(`astro build --outDir ${path.relative('', outDir)}`, {
    shell: true,
    encoding: 'utf8',
    env: { ...process.env, ...NO_SWITCHES, NODE_ENV: 'production', ...env },
  });
  if (status !== 0 || !existsSync(outDir)) throw new Error(`The site can't be built.\n${stdout}${stderr}`);
}
