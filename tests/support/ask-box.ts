import type { Locator, Page } from '@playwright/test';

/** The label of the one field for errors and words. */
const LABEL = 'Paste the error, or describe the problem';

/** The field that stands on the page. */
export function fieldOn(page: Page): Locator {
  return page.getByRole('main').getByRole('textbox', { name: LABEL });
}

/** The field in the dialog that the page's header opens. */
export function fieldInDialog(page: Page): Locator {
  return page.getByRole('dialog').getByRole('textbox', { name: LABEL });
}

/** The card that explains an error. */
export function answerOn(page: Page): Locator {
  return page.getByRole('region', { name: 'Answer' });
}
