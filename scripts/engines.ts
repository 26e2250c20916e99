import { globSync } from 'node:fs';
import { installPackages } from './debian.ts';
import { isProgram, onPath } from './programs.ts';

/**
 * The browser engines beside Chromium that tests use. WebKit is what every browser on an iPhone is made of; Debian has
 * it as WebKitGTK, with a small browser and a WebDriver (https://www.w3.org/TR/webdriver2/).
 */

/** Programs that show a site in WebKit and drive it, each with its full path. */
export interface WebKit {
  readonly driver: string;
  readonly browser: string;
  /** Runs the browser on a screen that exists only in memory. */
  readonly screen: string;
}

/** WebKitGTK, its driver and a screen for it; `undefined` where one of them is missing. */
export function findWebKit(): WebKit | undefined {
  const driver = onPath(['WebKitWebDriver']);
  const screen = onPath(['xvfb-run']);
  const browser = globSync('/usr/{lib,libexec}/{*/,}webkit2gtk-4.[01]/MiniBrowser').find(isProgram);
  return driver && screen && browser ? { driver, browser, screen } : undefined;
}

/** The path of a Firefox: the one that `FIREFOX_PATH` names, or one on the PATH. */
export function findFirefox(): string | undefined {
  const named = process.env['FIREFOX_PATH'];
  return named ? [named].find(isProgram) : (onPath(['firefox-esr']) ?? onPath(['firefox']));
}

const PACKAGES = { WebKit: ['webkit2gtk-driver', 'xvfb', 'xauth'], Firefox: ['firefox-esr'] } as const;
const FIND = { WebKit: findWebKit, Firefox: findFirefox } as const;

/**
 * Makes sure that an engine is here, and says in one line what it installs.
 *
 * @returns why it is not; `undefined` where it is
 */
export function installEngine(name: keyof typeof PACKAGES): string | undefined {
  if (FIND[name]()) return undefined;
  console.log(`Installing Debian's ${PACKAGES[name].join(', ')} for the tests in ${name} …`);
  const why = installPackages(PACKAGES[name]);
  return FIND[name]() ? undefined : `there is no ${name}, and ${why ?? 'the packages do not bring it'}`;
}
