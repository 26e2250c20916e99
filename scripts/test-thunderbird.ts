import { existsSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from './debian.ts';
import { onPath } from './programs.ts';
import { buildSite, ROOT, runTool } from './run.ts';

/** `npm run test:thunderbird`: a real Thunderbird sets accounts up from the built site. Debian's package is installed. */

function find(): string | undefined {
  return process.env['THUNDERBIRD_PATH'] || onPath(['thunderbird']);
}

if (!find() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  console.log("No Thunderbird found. Installing Debian's thunderbird …");
  const why = installPackages(['thunderbird']);
  if (why) console.error(why);
}
const program = find();
if (!program || !existsSync(program)) {
  console.error('There is no Thunderbird. Install it, or name it: THUNDERBIRD_PATH=/path npm run test:thunderbird');
  process.exit(1);
}

const site = path.join(ROOT, 'node_modules/.cache/tests/thunderbird');
if (!buildSite(site, { MAIL_SETTINGS: 'tests/fixtures/other-provider.ts' })) process.exit(1);
process.exit(
  await runTool('vitest', ['run', 'tests/site/thunderbird.test.ts'], {
    THUNDERBIRD_PATH: program,
    TEST_OTHER_DIST: site,
  }),
);
