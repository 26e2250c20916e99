import type { Page } from '@playwright/test';

/** Waits until all islands of a page have started. */
export async function islandsStarted(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('astro-island[ssr]'));
}
