import { expect, test } from '@playwright/test';
import { watchPage } from '../support/network.ts';
import { settingsCheckLink } from '../../src/lib/settings-check/link.ts';
import own from '../../src/mail-settings.ts';

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

test.describe('changing the language', () => {
  test('keeps the step of a guide and the words of a search', async ({ page }) => {
    await page.goto('/guides/iphone/#step-4');
    await page.getByRole('link', { name: 'Español' }).click();
    await expect(page).toHaveURL(/\/es\/guides\/iphone\/#step-4$/u);
    await page.goto('/es/search/?q=iphone');
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(/(?<!\/es)\/search\/\?q=iphone$/u);
  });

  test('keeps the settings that a reader is checking', async ({ page }) => {
    await page.goto(settingsCheckLink({ host: 'smtp.gmail.com', port: 25 }));
    await expect(page.getByRole('heading', { name: '2 settings to change' })).toBeVisible();
    await page.getByRole('link', { name: 'Español' }).click();
    await expect(page.getByRole('heading', { name: 'Tienes que cambiar 2 ajustes' })).toBeVisible();
    await expect(page.getByLabel('Puerto', { exact: true })).toHaveValue('25');
  });
});

test('a reader of Spanish finds what is wrong with her settings, and copies it for the help team', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/es/check/');
  await expect(page.getByLabel('Tu app de correo')).toBeEnabled();
  await page.getByLabel('Tu app de correo').selectOption({ label: 'iPhone y iPad' });
  const server = page.getByLabel('Servidor de correo saliente');
  await expect(server).toHaveAccessibleDescription('En tu app: Nombre de host (Host Name)');
  await server.fill(`mail.${own.outgoing.host}`);
  await page.getByLabel('Puerto', { exact: true }).fill('25');
  await page.getByLabel('Seguridad').selectOption({ label: 'Ninguna' });
  await page.getByLabel('Nombre de usuario para enviar').fill('ana@@example.com');
  await page.getByRole('button', { name: 'Comprobar mis ajustes' }).click();

  await expect(page.getByRole('heading', { name: 'Tienes que cambiar 4 ajustes' })).toBeFocused();
  await expect(page).toHaveTitle(/^Error: Comprobar mis ajustes/u);
  await expect(server).toHaveAccessibleDescription(/Cámbialo\. Se parece.*Quita «mail\.» al principio\./u);
  await expect(page.getByLabel('Puerto', { exact: true })).toHaveAccessibleDescription(
    new RegExp(`El puerto 25 es para que los servidores.*Pon: ${own.outgoing.port}`, 'u'),
  );
  await expect(page.getByLabel('Seguridad')).toHaveAccessibleDescription(/En Usar SSL \(Use SSL\), elige Activado\./u);
  await expect(page.getByLabel('Nombre de usuario para enviar')).toHaveAccessibleDescription(/Hay dos @/u);
  await expect(page.getByRole('link', { name: /^Dónde cambiarlo: iPhone y iPad, paso \d/u }).first()).toHaveAttribute(
    'href',
    /^\/es\/guides\/iphone\/#step-\d$/u,
  );

  await page.getByRole('button', { name: 'Copiar este texto' }).click();
  await expect(page.getByText('Copiado.', { exact: true })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('App de correo: iPhone y iPad\n');
  expect(text).toContain(`Puerto: 25 – Cámbialo: ${own.outgoing.port}\n`);
  expect(text).toContain('Seguridad: Ninguna – Cámbialo');
  expect(text).toContain(`${baseURL}/es/check/#app=iphone&host=`);
});
