import { expect, type Locator, type Page, test } from '@playwright/test';
import { answerOn, fieldOn } from '../support/ask-box.ts';
import { listRequests, watchPage } from '../support/network.ts';
import { settingsCheckLink } from '../../src/lib/settings-check/link.ts';
import own from '../../src/mail-settings.ts';

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

test('a reader of Spanish goes from the article to a guide, fills it in and ticks it off', async ({ page }) => {
  await page.goto('/errors/550-authentication-is-required-for-relay/');
  await page.getByRole('link', { name: 'Español', exact: true }).click();
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
  await page.getByRole('checkbox', { name: 'Ya hice el paso 1' }).check();
  await expect(page.getByRole('navigation', { name: 'Pasos' }).getByText(/^1 de \d+ terminados$/u)).toBeVisible();
});

test('the search in Spanish finds pages in Spanish', async ({ page }) => {
  await page.goto('/es/search/');
  const field = page.getByRole('main').getByRole('textbox', { name: 'Pega el error o describe el problema' });
  await field.fill('iphone');
  await expect(page.getByRole('main').getByRole('status')).toContainText('para “iphone”');
  await expect(page).toHaveURL(/\/es\/search\/#q=iphone$/u);
  await expect(page.getByRole('region', { name: 'Lo más parecido' }).getByRole('link').first()).toHaveAttribute(
    'href',
    '/es/guides/iphone/',
  );
  await page.getByRole('link', { name: 'Buscar lo mismo en las páginas en inglés' }).click();
  await expect(page).toHaveURL(/\/search\/#q=iphone$/u);
  await expect(page.getByRole('main').getByRole('status')).toContainText('for “iphone”');
});

test('the search in Spanish shows English pages by their kind, and who types English is offered those', async ({
  page,
}) => {
  await page.goto('/es/search/');
  const main = page.getByRole('main');
  await main.getByRole('textbox').fill('wordpress php python java script cannot send');
  await expect(main.getByRole('region', { name: 'Guías' }).locator('a[lang=en]').first()).toBeVisible();
  await expect(main.getByText('Guides', { exact: true })).toHaveCount(0);
  await main.getByRole('textbox').fill('where do I find the user name');
  await main.getByRole('link', { name: 'Search the pages in English instead' }).click();
  await expect(page).toHaveURL(/(?<!\/es)\/search\/#q=where/u);
});

test.describe('changing the language', () => {
  test('keeps the step of a guide and the words of a search', async ({ page }) => {
    await page.goto('/guides/iphone/#step-4');
    await page.getByRole('link', { name: 'Español', exact: true }).click();
    await expect(page).toHaveURL(/\/es\/guides\/iphone\/#step-4$/u);
    await page.goto('/es/search/?q=iphone');
    await page.getByRole('link', { name: 'English', exact: true }).click();
    await expect(page).toHaveURL(/(?<!\/es)\/search\/#q=iphone$/u);
  });

  const SECRET = 'My password is Perro123, I am ana@example.com.\n550 Authentication is required for relay';

  for (const address of ['/es/', '/es/diagnose/', '/es/errors/']) {
    test(`on ${address} keeps the error and its explanation, and tells no server`, async ({ page }) => {
      const requests = listRequests(page);
      await page.goto(address);
      await page.getByRole('main').getByRole('textbox', { name: FIELD }).fill(SECRET);
      await expect(spanishAnswer(page)).toBeVisible();
      await page.getByRole('link', { name: 'English', exact: true }).click();
      await expect(fieldOn(page)).toHaveValue(SECRET);
      await expect(answerOn(page)).toBeVisible();
      expect(requests.join(' ')).not.toMatch(/Perro123|ana%40|ana@/u);
      // Only this once.
      await page.reload();
      await expect(fieldOn(page)).toHaveValue('');
    });
  }

  test('for a search keeps even a very long text, and tells no server', async ({ page }) => {
    const requests = listRequests(page);
    await page.goto('/es/diagnose/');
    const text = `${SECRET}\n${'and more '.repeat(4_000)}`;
    await page.getByRole('main').getByRole('textbox', { name: FIELD }).fill(text);
    await page.getByRole('link', { name: 'Buscar lo mismo en las páginas en inglés' }).click();
    await expect(page).toHaveURL(/(?<!\/es)\/search\/$/u);
    await expect(fieldOn(page)).toHaveValue(text.trim());
    await expect(answerOn(page)).toBeVisible();
    expect(requests.join(' ')).not.toContain('Perro123');
  });

  test('keeps the settings that a reader is checking', async ({ page }) => {
    await page.goto(settingsCheckLink({ host: 'smtp.gmail.com', port: 25 }));
    await expect(page.getByRole('heading', { name: '2 settings to change' })).toBeVisible();
    await page.getByRole('link', { name: 'Español', exact: true }).click();
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
  const server = page.getByLabel('Servidor de salida');
  await expect(server).toHaveAccessibleDescription('En tu app: Nombre de host (Host Name)');
  await server.fill(`mail.${own.outgoing.host}`);
  await page.getByLabel('Puerto', { exact: true }).fill('25');
  await page.getByLabel('Seguridad').selectOption({ label: 'Ninguna' });
  await page.getByLabel('Nombre de usuario para enviar').fill('ana@@example.com');
  await page.getByRole('button', { name: 'Comprobar mis ajustes' }).click();

  await expect(page.getByRole('heading', { name: 'Tienes que cambiar 4 ajustes' })).toBeFocused();
  await expect(page).toHaveTitle(/^Error: Comprobar mis ajustes/u);
  await expect(server).toHaveAccessibleDescription(/Cambia esto\. Se parece.*Quita “mail\.” al principio\./u);
  await expect(page.getByLabel('Seguridad')).toHaveAccessibleDescription(/En Usar SSL \(Use SSL\), elige Activado\./u);
  await expect(page.getByRole('link', { name: /^Dónde cambiarlo: iPhone y iPad, paso \d/u }).first()).toHaveAttribute(
    'href',
    /^\/es\/guides\/iphone\/#step-\d$/u,
  );

  await page.getByRole('button', { name: 'Copiar este texto' }).click();
  await expect(page.getByText('Copiado.', { exact: true })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('App de correo: iPhone y iPad\n');
  expect(text).toContain(`Puerto: 25 – Cambia esto: ${own.outgoing.port}\n`);
  expect(text).toContain(`${baseURL}/es/check/#app=iphone&host=`);
});

const FIELD = 'Pega el error o describe el problema';
const spanishAnswer = (page: Page) => page.getByRole('region', { name: 'Respuesta' });

/** Whether an answer, apart from the reader's own words and what is marked as English, has nothing English in it. */
async function expectSpanish(answer: Locator): Promise<void> {
  const said = await answer.evaluate((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const quote of copy.querySelectorAll('blockquote, [lang=en], [hreflang=en]')) quote.remove();
    return { text: copy.textContent, labels: [...copy.querySelectorAll('[aria-label]')].map((one) => one.ariaLabel) };
  });
  expect(JSON.stringify(said)).not.toMatch(/\b(?:the|you|your|this|what|app used|settings|address|step|with)\b/iu);
  const links = await answer
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.getAttribute('hreflang')] as const));
  expect(links.length).toBeGreaterThan(1);
  for (const [href, language] of links) expect(href).toMatch(language === 'en' ? /^\/(?!es\/)/u : /^\/es\//u);
}

test('an error is explained in Spanish, and so is a bare code', async ({ page }) => {
  await page.goto('/es/');
  const field = page.getByRole('main').getByRole('textbox', { name: FIELD });
  const answer = spanishAnswer(page);
  await field.fill('550 5.7.1 se requiere autenticación para retransmitir');
  await expect(answer.getByRole('heading', { level: 2 })).toHaveText(
    'Tu app de correo no inició sesión antes de enviar',
  );
  await expectSpanish(answer);
  await expect(page.getByRole('status').filter({ hasText: 'Tu app de correo no inició sesión' })).toBeVisible();
  await field.fill('550');
  await expect(answer.getByRole('heading', { level: 2 })).toHaveText('550 puede significar varias cosas');
  await expectSpanish(answer);
});

test('the dialog of Outlook in Spanish: what is wrong, and the way to the guide and the check', async ({ page }) => {
  await page.goto('/es/guides/outlook/');
  await page.keyboard.press('Control+k');
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: FIELD })
    .fill(
      "El mensaje no se pudo enviar porque el servidor rechazó uno de los destinatarios. La dirección de correo electrónico rechazada era 'bob@example.com'. Asunto: 'Prueba', Cuenta: 'ana@example.com', Servidor: 'mail.example.com', Protocolo: SMTP, Respuesta del servidor: '550 Authentication is required for relay', Puerto: 25, Seguro (SSL): No, Error del servidor: 550, Número de error: 0x800CCC79",
    );
  const answer = spanishAnswer(page);
  for (const [name, used, right] of [
    ['Servidor de salida', 'mail.example.com', own.outgoing.host],
    ['Puerto', '25', String(own.outgoing.port)],
    ['Cifrado', 'Ninguno', own.outgoing.security],
  ] as const) {
    await expect(answer.getByRole('row', { name }).getByRole('cell')).toHaveText([used, right]);
  }
  await expectSpanish(answer);
  await expect(answer.getByRole('link', { name: 'Comprobar estos ajustes' })).toHaveAttribute(
    'href',
    /^\/es\/check\/#host=mail\.example\.com/u,
  );
  await answer.getByText('Poner mi dirección en los pasos').click();
  await answer.getByLabel('Tu dirección de correo').fill('ana');
  await expect(answer).toContainText('Esto es solo el nombre del buzón.');
  await answer.getByRole('link', { name: 'Arréglalo en Outlook' }).click();
  await expect(page).toHaveURL(/\/es\/guides\/outlook\/$/u);
});

test('an error in English is answered before a search in English is offered', async ({ page }) => {
  await page.goto('/es/diagnose/');
  await page
    .getByRole('main')
    .getByRole('textbox', { name: FIELD })
    .fill('550 Authentication is required for relay. The message could not be sent, and the server says why.');
  await expect(spanishAnswer(page)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Buscar lo mismo en las páginas en inglés' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Search the pages in English instead' })).toHaveCount(0);
});

test('a text with half a character is explained', async ({ page }) => {
  await page.goto('/es/diagnose/');
  const field = page.getByRole('main').getByRole('textbox', { name: FIELD });
  await field.fill('550');
  await field.evaluate((box: HTMLTextAreaElement) => {
    box.value = '550 Authentication is required for relay \ud83d';
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await expect(spanishAnswer(page).getByRole('heading', { level: 2 })).toHaveText(
    'Tu app de correo no inició sesión antes de enviar',
  );
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
  expect(text).toMatch(new RegExp(`${baseURL}/es/go/iphone/\\d/#email=ana@example\\.com`, 'u'));

  // A guide that isn't translated: the agent is told, and so is the customer.
  await page.getByLabel('App de correo').selectOption('phpmailer');
  await expect(page.getByText('El enlace lleva a una página en inglés, y la respuesta lo dice.')).toBeVisible();
  const reply = page.getByRole('region', { name: 'Texto de la respuesta' });
  await expect(reply).toContainText(/PHPMailer \(PHP\) \(en inglés\)/u);
});

test.describe('an address that isn’t there', () => {
  for (const [address, found] of [
    ['/es/guides/iphnoe/', '/es/guides/iphone/'],
    ['/es/go/outlok/', '/es/guides/outlook/'],
  ] as const) {
    test(`below /es/ is answered in Spanish, with the nearest page: ${address}`, async ({ page }) => {
      await page.goto(address);
      await expect(page).toHaveTitle(/^Página no encontrada/u);
      await expect(page.locator('html')).toHaveAttribute('lang', 'es');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('No encontramos esa página');
      await expect(page.getByText('Looking for help in English?')).toHaveCount(0);
      await expect(page.getByRole('contentinfo')).toContainText('¿Prefieres hablar con alguien?');
      await page.locator('missing-page').getByRole('link').click();
      await expect(page).toHaveURL(new RegExp(`${found}$`, 'u'));
    });
  }

  test('below /es/ is answered in Spanish where the host has one page for all', async ({ page }) => {
    const english = await (await page.request.get('/404.html')).text();
    await page.route('/es/guides/iphnoe/', (route) =>
      route.fulfill({ status: 404, contentType: 'text/html', body: english }),
    );
    await page.goto('/es/guides/iphnoe/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No encontramos esa página');
    await page.locator('missing-page').getByRole('link').click();
    await expect(page).toHaveURL(/\/es\/guides\/iphone\/$/u);
  });

  test('elsewhere is answered in English, with the way to Spanish', async ({ page }) => {
    await page.goto('/guides/iphnoe/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We can’t find that page');
    await page.getByRole('link', { name: 'Ir al inicio en español' }).click();
    await expect(page).toHaveURL(/\/es\/$/u);
  });
});
