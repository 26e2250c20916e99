import { type Browser, chromium, type FullProject } from '@playwright/test';

/**
 * Starts a Chromium that keeps the pages to which a reader can go back. Playwright switches that off, and the headless
 * shell in which the stories run cannot do it.
 */
export async function launchKeepingPages({ use }: FullProject): Promise<Browser> {
  const whole = process.env['CHROMIUM_PATH'];
  return chromium.launch({
    ...use.launchOptions,
    ...(whole ? { executablePath: whole } : { channel: 'chromium' }),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}
