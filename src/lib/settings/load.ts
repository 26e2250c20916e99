import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MailSettings } from './schema.ts';
import { parseSettings, SettingsError } from './parse.ts';

/** The settings file that this build uses: `MAIL_SETTINGS`, or the project's own. An absolute path. */
export function settingsFile(root = process.cwd()): string {
  return path.resolve(root, process.env['MAIL_SETTINGS'] || 'src/mail-settings.ts');
}

/**
 * Reads and checks the settings file, outside of Vite: for the build's own steps and for command line tools.
 *
 * @throws {SettingsError} if the file is missing, can't be read as TypeScript, or holds a wrong value
 */
export async function loadSettings(file = settingsFile()): Promise<MailSettings> {
  const shown = path.relative(process.cwd(), file) || file;
  if (!existsSync(file)) {
    throw new SettingsError(
      `${shown}: This settings file doesn't exist.\n  Set MAIL_SETTINGS to the path of a file like src/mail-settings.ts.`,
    );
  }
  let module: { default?: unknown };
  try {
    module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { default?: unknown };
  } catch (error) {
    throw new SettingsError(
      `${shown}: The file can't be read as TypeScript.\n  ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return parseSettings(module.default, shown);
}
