import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { record } from '../tests/support/mail/record.ts';
import { installMailTools } from './mail-tools.ts';
import { ROOT } from './run.ts';

/** `npm run transcript`: records anew the talk that the central article shows, with a real mail server. */
const missing = installMailTools();
if (missing) {
  console.error(`The talk cannot be recorded: ${missing}.`);
  process.exit(1);
}
const file = path.join(ROOT, 'src/conversation/recordings.json');
writeFileSync(file, `${JSON.stringify(await record(), null, 2)}\n`);
console.log(`Recorded ${path.relative(process.cwd(), file)}`);
