import { expect, test } from '@playwright/test';
import { watchPage } from '../support/network.ts';

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

test('a reader of Spanish goes from the article to a guide, fills it in and ticks it off', async ({ page }) => {
  await page.goto('/errors/550-authentication-is-required-for-relay/');
  await page.getByRole('link', { name: 'Español' }).click();
  await expect(page).toHaveURL(/\/es\/errors\/550-authentication-is-required-for-relay\/$/u);
  await page
    .getByRole('link', { name: /iPhone/u })
    .first()
    .click();
  await expect(page).toHaveURL(/\/es\/guides\/iphone\/$/u);
  await page.getByLabel('Tu dirección de correo').fill('ana');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Tu dirección de correo')).toHaveAccessibleDescription(/solo el nombre del buzón/u);
  await page.getByLabel('Tu dirección de correo').fill('ana@example.com');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Los pasos muestran ana@example.com')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Marcar el paso 1 como terminado' }).check();
  await expect(page.getByRole('navigation', { name: 'Pasos' }).getByText(/^1 de \d+ terminados$/u)).toBeVisible();
});

test('the search in Spanish finds pages in Spanish', async ({ page }) => {
  await page.goto('/es/search/');
  const field = page.getByRole('main').getByRole('textbox', { name: 'Pega el error o describe el problema' });
  await field.fill('iphone');
  await expect(page.getByRole('main').getByRole('status')).toContainText('para «iphone»');
  await expect(page).toHaveURL(/\/es\/search\/\?q=iphone$/u);
  await expect(page.getByRole('region', { name: 'Lo más parecido' }).getByRole('link').first()).toHaveAttribute(
    'href',
    '/es/guides/iphone/',
  );
  await page.getByRole('link', { name: 'Buscar lo mismo en las páginas en inglés' }).click();
  await expect(page).toHaveURL(/\/search\/\?q=iphone$/u);
  await expect(page.getByRole('main').getByRole('status')).toContainText('for “iphone”');
});
