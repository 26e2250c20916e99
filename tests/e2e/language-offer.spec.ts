import { expect, type Page, test } from '@playwright/test';
import { watchPage } from '../support/network.ts';

const OFFER = { es: 'Leer esto en español', en: 'Read this in English' };

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

/** What has moved on the page since it was loaded. */
const shifts = (page: Page): Promise<number[]> =>
  page.evaluate(
    () =>
      new Promise((done) => {
        new PerformanceObserver((list) =>
          done(list.getEntries().map((entry) => (entry as PerformanceEntry & { value: number }).value)),
        ).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done([]), 500);
      }),
  );

test.describe('a reader whose browser prefers Spanish', () => {
  test.use({ locale: 'es-MX' });

  test('is offered an English page in Spanish, at the same place, and nothing moves', async ({ page }) => {
    await page.goto('/guides/iphone/?from=app#step-2');
    const link = page.getByRole('main').getByRole('link', { name: OFFER.es });
    await expect(link).toBeInViewport({ ratio: 1 });
    await expect(link.locator('..')).toHaveAttribute('lang', 'es');
    expect(await shifts(page)).toEqual([]);
    await link.click();
    await expect(page).toHaveURL(/\/es\/guides\/iphone\/\?from=app#step-2$/u);
    await expect(page.getByRole('link', { name: OFFER.en })).toHaveCount(0);
  });

  test('who says no is not asked again', async ({ page }) => {
    await page.goto('/guides/iphone/');
    await page.getByRole('button', { name: 'No, gracias' }).click();
    await expect(page.getByRole('link', { name: OFFER.es })).toHaveCount(0);
    await page.goto('/errors/550-authentication-is-required-for-relay/', { waitUntil: 'networkidle' });
    await expect(page.getByRole('link', { name: OFFER.es })).toHaveCount(0);
  });

  test('who says no loses the offer even if the browser has no room left to remember it', async ({ page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.goto('/guides/iphone/');
    await page.getByRole('button', { name: 'No, gracias' }).click();
    await expect(page.getByRole('link', { name: OFFER.es })).toHaveCount(0);
  });

  test('is offered nothing where there is no such page', async ({ page }) => {
    await page.goto('/guides/nodemailer/', { waitUntil: 'networkidle' });
    await expect(page.getByRole('link', { name: OFFER.es })).toHaveCount(0);
  });
});

test.describe('a reader whose browser prefers English', () => {
  test.use({ locale: 'en-US' });

  test('is offered a Spanish page in English, and an English page as it is', async ({ page }) => {
    await page.goto('/es/guides/iphone/');
    await expect(page.getByRole('link', { name: OFFER.en })).toHaveAttribute('href', /\d\/guides\/iphone\/$/u);
    await page.goto('/guides/iphone/', { waitUntil: 'networkidle' });
    await expect(page.getByRole('link', { name: OFFER.es })).toHaveCount(0);
  });

  test('keeps the search when changing the language', async ({ page }) => {
    await page.goto('/search/?q=iphone');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Español' }).click();
    await expect(page).toHaveURL(/\/es\/search\/#q=iphone$/u);
  });
});
