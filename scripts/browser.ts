import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Where Chromium and its kin are found if they aren't on the PATH. */
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The path of a Chromium that is installed: the one that `CHROMIUM_PATH` names, Playwright's own or another; `undefined`
 * if there is none.
 *
 * @throws {Error} if `CHROMIUM_PATH` names a program that doesn't exist
 */
export function installedChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named && !existsSync(named)) {
    throw new Error(`CHROMIUM_PATH is "${named}", but there is no program at that path.`);
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return named || [chromium.executablePath(), ...onPath, ...USUAL_PLACES].find((file) => existsSync(file));
}

/**
 * The path of a Chromium. If none is installed, Playwright's is downloaded, or on Debian as root the package `chromium`
 * is installed.
 *
 * @throws {Error} with what to do if there is none
 */
export function findOrInstallChromium(): string {
  const found = installedChromium();
  if (found) return found;
  console.log('No Chromium found. Installing one …');
  const run = (command: string): void => void spawnSync(command, { shell: true, stdio: 'inherit' });
  run('npx playwright install chromium');
  if (!installedChromium() && process.getuid?.() === 0) run('apt-get update -qq && apt-get install -y -qq chromium');
  const now = installedChromium();
  if (now) return now;
  throw new Error('There is no Chromium. Install one, or set the environment variable CHROMIUM_PATH to its path.');
}
