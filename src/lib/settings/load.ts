import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { shownPath } from '../files.ts';
import { excerpt, type Place } from '../problems.ts';
import { parseSettings, SettingsError } from './parse.ts';
import type { MailSettings } from './schema.ts';
import { doubleFields, placesIn, type Slip, slipIn, slipWhenRun } from './source.ts';

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
  const { value, place } = await loadFile(file);
  return parseSettings(value, place);
}

/**
 * The default export of a TypeScript file that its owner edits, and where its fields stand.
 *
 * @throws {SettingsError} if there is no such file, or if it can't be read
 */
export async function loadFile(file: string): Promise<{ value: unknown; place: Place }> {
  const shown = shownPath(file);
  const text = textOf(file, shown);
  const stop = ({ line, remedy }: Slip): never => {
    throw new SettingsError(`${shown}:${line}: ${remedy}${excerpt(text, line)}`);
  };
  const slip = slipIn(text);
  if (slip) stop(slip);
  let value: unknown;
  try {
    // The time keeps Node from handing out the file as it was before a change.
    const url = `${pathToFileURL(file).href}?t=${Math.trunc(statSync(file).mtimeMs)}`;
    ({ default: value } = (await import(/* @vite-ignore */ url)) as { default?: unknown });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const why = slipWhenRun(text, reason);
    if (why) stop(why);
    throw new SettingsError(
      `${shown}: This file can't be used: ${reason}\n  Write each value itself: a text in quotes, or a number.`,
    );
  }
  const doubles = doubleFields(shown, text);
  if (doubles.length > 0) throw new SettingsError(doubles.join('\n'));
  return { value, place: placesIn(shown, text) };
}

/** Where fields of the settings file stand, for what only the site's content can prove wrong. */
export function settingsPlace(root: string): Place {
  const file = settingsFile(root);
  return (path) => placesIn(shownPath(file, root), readFileSync(file, 'utf8'))(path);
}

function textOf(file: string, shown: string): string {
  const refuse = (remedy: string): never => {
    throw new SettingsError(
      `${shown}: ${remedy}\n  MAIL_SETTINGS, in your .env file or your terminal, has to be the path of a file such as src/mail-settings.ts.`,
    );
  };
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return refuse("This settings file doesn't exist.");
  if (!stats.isFile()) return refuse('This is a folder, not a settings file.');
  if (!/\.[cm]?[jt]s$/u.test(file)) return refuse("A settings file's name ends with .ts.");
  const bytes = readFileSync(file);
  // In UTF-16, every other byte of English is 0.
  if (isUtf8(bytes) && !bytes.includes(0)) return new TextDecoder().decode(bytes);
  throw new SettingsError(
    `${shown}: This file isn't saved as UTF-8. In your editor, save it again with the encoding UTF-8.`,
  );
}
