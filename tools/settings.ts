import path from 'node:path';
import '../src/lib/env-file.ts';
import { loadSettings, settingsFile } from '../src/lib/settings/load.ts';
import { SettingsError } from '../src/lib/settings/parse.ts';
import type { MailSettings } from '../src/lib/settings/schema.ts';

/** The settings of this project, for a tool. If they can't be right, says so and ends the tool with 1. */
export async function readSettings(): Promise<MailSettings> {
  try {
    return await loadSettings(settingsFile(path.join(import.meta.dirname, '..')));
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
