import { loadSettings, settingsFile } from '../src/lib/settings/load.ts';
import { SettingsError } from '../src/lib/settings/parse.ts';
import { REAL_NETWORK } from './verify-settings/dialogue.ts';
import { explainedRefusal } from './verify-settings/refusal.ts';
import { asTable, exitCode, verifySettings } from './verify-settings/verify.ts';
import { ROOT } from '../scripts/run.ts';

/**
 * `npm run verify:settings`: asks the servers of the settings file whether they behave as published, and prints a table.
 * It logs in nowhere and sends nothing. Exit status 1 where something is wrong, 2 where a server could not be reached.
 */
try {
  const settings = await loadSettings(settingsFile(ROOT));
  const reports = await verifySettings(settings, explainedRefusal(ROOT), REAL_NETWORK);
  console.log(asTable(reports));
  process.exitCode = exitCode(reports);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
