import type { Page } from '@playwright/test';

/** Waits for the programs of a page, such as the search, which come once it has been drawn. */
export async function programsCame(page: Page): Promise<void> {
  await page.waitForFunction(
    () => !document.querySelector('script[data-then]') || !document.querySelector('main [data-script-failed]'),
  );
}
