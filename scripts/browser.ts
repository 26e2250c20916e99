import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { installFor } from './debian.ts';
import { isProgram, onPath } from './programs.ts';
import { runTool } from './run.ts';

/** Names under which Chromium and its kin are found on a PATH. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
/** Chromium without the windows around its pages, as Debian and Google name it. */
const HEADLESS_NAMES = ['chromium-headless-shell', 'chrome-headless-shell'];
const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const inUsualPlaces = (): string | undefined => onPath(NAMES) ?? FIXED_PLACES.find(isProgram);

/** The path of the Chromium that is here already, with no look at `CHROMIUM_PATH`; `undefined` where there is none. */
function installedChromium(): string | undefined {
  return inUsualPlaces() ?? (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined);
}

/** The path of a Chromium that the tests could use now; installs nothing. */
export function chromiumHere(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  return named ? (isProgram(named) ? named : undefined) : installedChromium();
}

/**
 * The path of a Chromium: the one that `CHROMIUM_PATH` names, one on the PATH, Playwright's own, or Debian's package
 * where this is root. Says in one line what it installs.
 *
 * @throws {Error} with what to do where there is none and none can be installed
 */
export async function findChromium(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH is "${named}"; there is no program at that path.`);
  }
  const found = installedChromium();
  if (found) return found;

  console.log("No Chromium found. Downloading Playwright's …");
  if ((await runTool('playwright', ['install', 'chromium'])) === 0 && existsSync(chromium.executablePath())) {
    return chromium.executablePath();
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log("The download failed. Installing Debian's chromium …");
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'], env });
    const installed = inUsualPlaces();
    if (installed) return installed;
  }
  throw new Error('There is no Chromium. Install one, or name it: CHROMIUM_PATH=/path/to/chromium npm test');
}

/**
 * The path of a headless shell: Chromium without the windows around its pages, which shows one in less than half of the
 * processor time, and is what stories run in where nothing else is named. Debian's is installed where this is root.
 *
 * @returns `undefined` where there is none, or `CHROMIUM_PATH` names the browser that is wanted
 */
function findHeadlessShell(): string | undefined {
  if (process.env['CHROMIUM_PATH']) return undefined;
  const shell = (): string | undefined => onPath(HEADLESS_NAMES);
  const missing = () => (shell() ? undefined : 'there is no headless shell');
  installFor('the stories', missing, () => ['chromium-headless-shell']);
  return shell();
}

/** What tells Playwright which browsers to use: `CHROMIUM_PATH`, and `HEADLESS_SHELL_PATH` for what needs no more. */
export async function browserEnvironment(): Promise<NodeJS.ProcessEnv> {
  const shell = findHeadlessShell();
  return { CHROMIUM_PATH: await findChromium(), ...(shell && { HEADLESS_SHELL_PATH: shell }) };
}
