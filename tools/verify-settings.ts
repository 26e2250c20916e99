/**
 * `npm run verify:settings`: checks that the servers of the settings file behave as published, and prints a table. It
 * signs in nowhere and sends nothing. Exits with 1 if a check failed, or with 2 if a server couldn't be reached.
 */
import { readSettings } from './settings.ts';
import { REAL_NETWORK } from './verify-settings/connection.ts';
import { documentedRefusal } from './verify-settings/refusal.ts';
import { asTable, exitCode, verifySettings } from './verify-settings/report.ts';

const reports = await verifySettings(await readSettings(), documentedRefusal(), REAL_NETWORK);
console.log(asTable(reports));
process.exitCode = exitCode(reports);
