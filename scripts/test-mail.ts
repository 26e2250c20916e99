import { installMailTools } from './mail-tools.ts';
import { runTool } from './run.ts';

/** `npm run test:mail`: only the tests that send real mail through a real server. */
const missing = installMailTools();
if (missing) console.error(`The tests with real mail cannot run: ${missing}.`);
process.exit(missing ? 1 : await runTool('vitest', ['run', 'tests/mail', ...process.argv.slice(2)]));
