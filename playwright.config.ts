import { defineConfig } from '@playwright/test';

// Another port lets two checkouts be tested at once.
const port = Number(process.env['TEST_PORT'] ?? 4399);

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  use: {
    baseURL: `http://localhost:${port}`,
    // What a story asks for comes from the server. The worker has tests of its own (offline.spec.ts, faults.spec.ts).
    serviceWorkers: 'block',
    launchOptions: {
      ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
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
    command: `"${process.execPath}" scripts/serve-tests.ts ${port}`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
});
