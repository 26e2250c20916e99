import { expect, test } from '@playwright/test';
import own from '../../src/mail-settings.ts';
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

test('who knows neither the error nor the app is asked in Spanish, and gets to a guide', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/es/');
  await expect(page.getByText('¿Ninguna de las dos cosas?')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Averigua qué pasa' }).first().click();
  await expect(page).toHaveURL(/\/es\/find\/$/u);
  await page.getByRole('link', { name: 'Veo un error' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('¿Qué dice el error?');
  await page.getByRole('link', { name: 'Habla de retransmitir (relay)' }).click();
  await expect(page.getByText('Pregunta 3.')).toBeVisible();
  await page.getByRole('link', { name: own.outgoing.host }).click();
  await page.getByRole('link', { name: 'No, es otra cosa' }).click();

  const end = '/es/find/error/relay/right-server/other-user-name/';
  await expect(page).toHaveURL(new RegExp(`${end}$`, 'u'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tu app probablemente usa otro nombre de usuario');
  await expect(page.getByRole('link', { name: 'Cambiar tu respuesta a «¿Qué dice el error?»' })).toBeVisible();
  await page.getByRole('button', { name: 'Copiar mis respuestas' }).click();
  await expect(page.getByText('Copiado. Pega las respuestas en tu mensaje.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('¿Qué dice el error? Habla de retransmitir (relay) o te pide iniciar sesión');
  expect(copied).toContain(`${own.site.url}${end}`);

  await page.getByRole('link', { name: 'Elige tu app de correo' }).click();
  await page
    .getByRole('main')
    .getByRole('link', { name: /iPhone/u })
    .first()
    .click();
  await expect(page).toHaveURL(/\/es\/guides\/iphone\/$/u);
});

test('a summary for the help team is in the language of its reader', async ({ page }) => {
  await page.goto('/es/guides/iphone/');
  await page.getByRole('radio', { name: 'No, sigue fallando' }).check();
  await page.getByLabel('¿Qué dice el error ahora?').fill('550 relay');
  const summary = page.getByRole('group', { name: 'Resumen para el equipo de ayuda' });
  await expect(summary).toContainText('Sigo sin poder enviar correo.');
  await expect(summary).toContainText('Error: 550 relay');
  await expect(summary).toContainText(/Hora de mi último intento: \d/u);
});

test('support answers in Spanish, with links to Spanish guides', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/es/support/');
  await expect(page.getByLabel('App de correo')).toBeEnabled();
  const field = page.getByLabel('Lo que el cliente escribió o ve');
  await field.fill('De: Ana <ana@example.com>\n\nMi iPhone dice: 550 Authentication is required for relay');
  await expect(page.getByText(/^Parece que es: .*en iPhone.*, paso \d, para ana@example\.com$/u)).toBeVisible();
  await page.getByRole('button', { name: 'Copiar la respuesta' }).click();
  await expect(page.getByRole('button', { name: 'Copiado ✓' })).toBeVisible();
  await page.getByRole('button', { name: 'Copiar como texto' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('Gracias por tu mensaje.');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(`Puerto: ${own.outgoing.port}\n`);
  expect(text).toMatch(new RegExp(`${baseURL}/es/guides/iphone/#step-\\d&email=ana@example\\.com`, 'u'));
  await page.getByLabel('Después de una llamada').check();
  const reply = page.getByRole('region', { name: 'Texto de la respuesta' });
  await expect(reply).toContainText('Gracias por llamar.');

  // A guide that isn't translated: the agent is told, and so is the customer.
  await page.getByLabel('App de correo').selectOption('printer');
  await expect(page.getByText('El enlace lleva a una página en inglés, y la respuesta lo dice.')).toBeVisible();
  await expect(reply).toContainText(/\/guides\/printer\/\S* \(en inglés\)/u);
  await page.getByLabel('App de correo').selectOption('iphone');
  await page
    .getByRole('link', { name: /\/es\/go\/iphone\/\d$/u })
    .first()
    .click();
  await expect(page).toHaveURL(/\/es\/guides\/iphone\/#step-\d$/u);
});

test.describe('an address that isn’t there', () => {
  test('below /es/ is answered in Spanish, with the nearest Spanish page', async ({ page }) => {
    await page.goto('/es/guides/iphnoe/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveAccessibleName('No encontramos esa página');
    await expect(page.getByText('Puede que la dirección esté mal escrita')).toBeVisible();
    await expect(page.getByText('The address might be misspelled')).toBeHidden();
    await page.locator('missing-page:visible').getByRole('link').click();
    await expect(page).toHaveURL(/\/es\/guides\/iphone\/$/u);
  });

  test('elsewhere is answered in English, with the way to Spanish', async ({ page }) => {
    await page.goto('/guides/iphnoe/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveAccessibleName('We can’t find that page');
    await expect(page.getByText('Puede que la dirección esté mal escrita')).toBeHidden();
    await page.getByRole('link', { name: 'Ir al inicio en español' }).click();
    await expect(page).toHaveURL(/\/es\/$/u);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('is answered in both, English first', async ({ page }) => {
      await page.goto('/es/guides/iphnoe/');
      await expect(page.getByRole('heading', { level: 1 })).toHaveAccessibleName(
        'We can’t find that page No encontramos esa página',
      );
      await expect(page.getByRole('searchbox', { name: '¿Qué buscas?' })).toBeVisible();
    });
  });
});
