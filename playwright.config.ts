import { defineConfig } from '@playwright/test';
import { installedChromium } from './scripts/browser.ts';

/** The port of the site that the stories look at. */
const port = Number(process.env['TEST_PORT'] ?? 4399);

// Only `npm test` installs one: tools that look for unused files read this file too.
const executablePath = installedChromium();

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A busy machine is no fault of the site.
  timeout: 120_000,
  use: {
    baseURL: `http://localhost:${port}`,
    // What a story asks for comes from the server. The service worker has tests of its own (offline.spec.ts).
    serviceWorkers: 'block',
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Without a sandbox because root has none; the others keep Chromium from calling home.
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
  webServer: {
    command: `node tests/support/serve-sites.ts ${port}`,
    url: `http://localhost:${port}/`,
    timeout: 240_000,
  },
});
