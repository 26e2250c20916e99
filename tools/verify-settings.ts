/**
 * `npm run verify:settings`: checks that the servers of the settings file behave as published, and prints a table. It
 * signs in nowhere and sends nothing. Exits with 1 if a check failed, or with 2 if a server couldn't be reached.
 */
import path from 'node:path';
import { loadSettings, settingsFile } from '../src/lib/settings/load.ts';
import { SettingsError } from '../src/lib/settings/parse.ts';
import { REAL_NETWORK } from './verify-settings/connection.ts';
import { documentedRefusal } from './verify-settings/refusal.ts';
import { asTable, exitCode, verifySettings } from './verify-settings/report.ts';

try {
  const settings = await loadSettings(settingsFile(path.join(import.meta.dirname, '..')));
  const reports = await verifySettings(settings, documentedRefusal(), REAL_NETWORK);
  console.log(asTable(reports));
  process.exitCode = exitCode(reports);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
