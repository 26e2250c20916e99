import { defineConfig } from '@playwright/test';
import { TEST_PORT } from './scripts/port.ts';

/** Without a path Playwright uses its own. */
const chromium = process.env['HEADLESS_SHELL_PATH'] || process.env['CHROMIUM_PATH'];

/**
 * The path of a Firefox. The stories then run in it instead of Chromium, over WebDriver BiDi, which is how Playwright
 * drives a Firefox that is not its own.
 */
const firefox = process.env['FIREFOX_PATH'];
const FIREFOX_PREFERENCES = {
  // Without a screen Firefox knows of no mouse: 2 is a fine pointer, 4 is one that can hover.
  'ui.primaryPointerCapabilities': 6,
  'ui.allPointerCapabilities': 6,
  // Playwright waits for a load that does not happen when a page comes back as it was left.
  'browser.sessionhistory.max_total_viewers': 0,
  'browser.helperApps.neverAsk.saveToDisk': 'application/x-apple-aspen-config',
  'browser.download.always_ask_before_handling_new_types': false,
};
/**
 * What Firefox is not asked, with the reason; docs/engines.md tells it to people. What axe finds does not depend on the
 * engine.
 */
const NOT_IN_FIREFOX = [
  // Playwright has no command of BiDi for a page without scripts, on paper, or with colors or motion as others want it.
  /without JavaScript|JavaScript off|paper|the system chooses the colors|Forced colors|Reduced motion/u,
  // It hears of no download of a file that the page made.
  /a customer makes the file|support’s link fills the address in/u,
  // Asked of Chromium by its own protocol, or of what only Chromium does.
  /going back (?:to a page )?shows|a page is fetched when its link is pointed at/u,
  /axe violation/u,
];
/** Takes as long as all the others together. */
const NOT_TRIED_IN_FIREFOX = /faults\.spec\.ts/u;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A busy machine is no fault of the site, and axe takes its time in Firefox.
  timeout: firefox ? 180_000 : 120_000,
  use: {
    baseURL: `http://localhost:${TEST_PORT}`,
    // What a story asks for comes from the server. The worker has tests of its own (offline.spec.ts, faults.spec.ts).
    serviceWorkers: 'block',
  },
  projects: [
    firefox
      ? {
          name: 'firefox',
          grepInvert: NOT_IN_FIREFOX,
          testIgnore: NOT_TRIED_IN_FIREFOX,
          use: {
            browserName: 'firefox',
            channel: 'moz-firefox',
            launchOptions: { executablePath: firefox, firefoxUserPrefs: FIREFOX_PREFERENCES },
          },
        }
      : {
          name: 'chromium',
          use: {
            launchOptions: {
              ...(chromium ? { executablePath: chromium } : {}),
              args: [
                '--no-sandbox',
                '--disable-gpu',
                '--disable-quic',
                '--no-first-run',
                '--disable-background-networking',
                '--disable-component-update',
                '--disable-sync',
              ],
            },
          },
        },
  ],
  webServer: {
    command: `"${process.execPath}" scripts/serve-tests.ts ${TEST_PORT}`,
    url: `http://localhost:${TEST_PORT}/`,
    reuseExistingServer: false,
  },
});
