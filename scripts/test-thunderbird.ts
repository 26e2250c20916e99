import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runTool } from './run.ts';

/** `npm run test:thunderbird`: a real Thunderbird sets accounts up from the built site. Debian's package is installed. */

function find(): string | undefined {
  const named = process.env['THUNDERBIRD_PATH'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, 'thunderbird')).find((file) => existsSync(file));
}

if (!find() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  console.log("No Thunderbird found. Installing Debian's thunderbird …");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  const args = ['install', '-y', '-qq', '--no-install-recommends', 'thunderbird'];
  spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
}
const program = find();
if (!program || !existsSync(program)) {
  console.error('There is no Thunderbird. Install it, or name it: THUNDERBIRD_PATH=/path npm run test:thunderbird');
  process.exit(1);
}

const site = path.join(ROOT, 'node_modules/.cache/tests/thunderbird');
const built = spawnSync(process.execPath, ['scripts/build.ts', '--outDir', site], {
  cwd: ROOT,
  env: { ...process.env, MAIL_SETTINGS: 'tests/fixtures/other-provider.ts' },
  encoding: 'utf8',
});
if (built.status !== 0) {
  console.error(built.stdout, built.stderr);
  process.exit(1);
}
process.exit(
  await runTool('vitest', ['run', 'tests/site/thunderbird.test.ts'], {
    THUNDERBIRD_PATH: program,
    TEST_OTHER_DIST: site,
  }),
);
