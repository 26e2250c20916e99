import { expect, type Page, test } from '@playwright/test';
import own from '../../src/mail-settings.ts';
import { isOwnScript, listRequests, watchPage } from '../support/network.ts';
import { scan } from '../support/qr.ts';

const RELAY = '550 Authentication is required for relay';
const MAIL = `From: Jane <jane@example.com>

My iPhone says: Cannot Send Mail. The server response was: ${RELAY}`;

const field = (page: Page) => page.getByLabel('What the customer wrote or sees');
const clipboard = async (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.describe('for support staff', () => {
  test.beforeEach(async ({ page, baseURL }) => {
    watchPage(page, baseURL);
    await page.goto('/support/');
    await expect(page.getByLabel('Mail app')).toBeEnabled();
  });

  test('a pasted text becomes a reply, and the customer who opens its link sees the step filled in', async ({
    page,
    context,
    baseURL,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.waitForLoadState('networkidle');
    const requests = listRequests(page);
    await field(page).fill(MAIL);
    await expect(
      page.getByText(/^This looks like: .*on iPhone and iPad, step \d, for jane@example\.com$/u),
    ).toBeVisible();
    await expect(page.getByLabel('Mail app')).toHaveValue('iphone');
    await expect(page.getByLabel('Customer’s email address')).toHaveValue('jane@example.com');
    await page.getByLabel('Step').selectOption('4');
    const link = `${baseURL}/go/iphone/4/#email=jane@example.com`;
    await expect(page.getByRole('link', { name: link })).toBeVisible();
    await expect(page.getByRole('link', { name: /\/go\/iphone\/4$/u })).toBeVisible();

    await page.getByRole('button', { name: 'Copy the reply' }).click();
    await expect(page.getByRole('button', { name: 'Copied ✓' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: /^Copied$/u })).toBeAttached();
    await expect(page.getByRole('button', { name: 'Copy the reply' })).toBeVisible();
    const html = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item?.getType('text/html'))?.text();
    });
    expect(html).toContain(`>${own.outgoing.host}</td>`);
    await page.getByRole('button', { name: 'Copy as plain text' }).click();
    await expect(page.getByRole('button', { name: 'Copied ✓' })).toBeVisible();
    const text = await clipboard(page);
    expect(text).toContain('Thanks for your message.');
    expect(text).toContain(`Port: ${own.outgoing.port}\n`);
    expect(text).toContain('User name: jane@example.com');
    expect(requests.filter((url) => !isOwnScript(url))).toEqual([]);
    await page.getByText('QR code of the link').click();
    await expect.poll(() => scan(page, 'QR code of the link')).toBe(link);

    await page.goto(/https?:\S+#email\S+/u.exec(text)?.[0] ?? '');
    await expect(page.getByRole('heading', { name: /^Step 4:/u })).toBeInViewport();
    await expect(page.getByRole('row', { name: /^User Name/u })).toContainText('jane@example.com');
    await expect(page).toHaveURL(`${baseURL}/guides/iphone/#step-4`);
  });

  test('with a caller on the line, a few words give the short link, and the reply thanks for the call', async ({
    page,
  }) => {
    await field(page).fill('new outlook 550 relay');
    const short = page.getByRole('link', { name: /\/go\/outlook\/new\/\d$/u }).first();
    await expect(short).toBeVisible();
    await page.getByLabel('After a phone call').check();
    await expect(page.getByRole('region', { name: 'Text of the reply' })).toContainText('Thanks for calling.');
    await short.click();
    await expect(page).toHaveURL(/\/guides\/outlook\/new\/#step-\d$/u);
  });

  test('a bare code asks which error it is', async ({ page }) => {
    await field(page).fill('550');
    await page.getByRole('group', { name: 'Other errors that fit' }).getByRole('button', { name: RELAY }).click();
    await expect(page.getByText(`You chose: ${RELAY}`)).toBeVisible();
    await expect(page.getByLabel('Error', { exact: true })).toHaveValue(/relay/u);
    // The button is gone.
    await expect(page.getByRole('region', { name: 'Link and reply' })).toBeFocused();
  });

  test('everything survives a reload, and is gone after starting over', async ({ page }) => {
    await field(page).fill(MAIL);
    await page.getByLabel('Mail app').selectOption({ label: 'Android: Gmail app' });
    await page.getByLabel('After a phone call').check();
    await page.reload();
    await expect(field(page)).toHaveValue(MAIL);
    await expect(page.getByText(/^You chose: .*Android: Gmail app/u)).toBeVisible();
    await expect(page.getByLabel('After a phone call')).toBeChecked();
    expect(page.url()).toMatch(/\/support\/$/u);
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(field(page)).toBeFocused();
    await page.reload();
    await expect(page.getByLabel('Mail app')).toBeEnabled();
    await expect(field(page)).toHaveValue('');
    await expect(page.getByLabel('Mail app')).toHaveValue('');
  });

  test('the next customer’s text is a new case, and an edit is not', async ({ page }) => {
    const error = page.getByLabel('Error', { exact: true });
    const address = page.getByLabel('Customer’s email address');
    await field(page).fill(MAIL);
    await expect(address).toHaveValue('jane@example.com');
    await expect(address).toHaveAccessibleDescription(/We found this address in the text/u);
    await error.selectOption('mailbox-full');
    await address.fill('kim@example.com');
    await field(page).fill(`${MAIL}!`);
    await expect(error).toHaveValue('mailbox-full');
    await expect(address).toHaveValue('kim@example.com');
    await expect(address).not.toHaveAccessibleDescription(/We found/u);
    await field(page).fill('Outlook: 550 5.1.1 User unknown. Regards');
    await expect(page.getByText(/^This looks like: .*unknown/iu)).toBeVisible();
    await expect(address).toHaveValue('');
    await error.selectOption('mailbox-full');
    await field(page).fill('');
    await expect(error).toHaveValue('');
  });

  test('a saved message is read where it’s dropped, and is a new case', async ({ page }) => {
    await page.getByLabel('Error', { exact: true }).selectOption('mailbox-full');
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'case.eml', { type: 'message/rfc822' }));
      return transfer;
    }, MAIL);
    await page.getByRole('region', { name: 'Link and reply' }).dispatchEvent('drop', { dataTransfer: data });
    await expect(page.getByText('From the file case.eml')).toBeVisible();
    await expect(page.getByText(/^This looks like: .*on iPhone and iPad.* for jane@example\.com$/u)).toBeVisible();
    await field(page).fill('new outlook');
    await expect(page.getByText('From the file case.eml')).toBeHidden();
  });

  test('an error that no app can fix leads to its page, and a caller hears its address', async ({ page }) => {
    await page.getByLabel('Mail app').selectOption('outlook');
    await page.getByLabel('Error', { exact: true }).selectOption('mailbox-full');
    await expect(page.getByLabel('Mail app')).toHaveAccessibleDescription(/^No mail app can fix this error/u);
    await expect(page.getByRole('link', { name: /\/\/.*\/errors\/mailbox-full\/$/u })).toBeVisible();
    await expect(page.getByRole('link', { name: /^[^/].*\/errors\/mailbox-full$/u })).toBeVisible();
    const reply = page.getByRole('region', { name: 'Text of the reply' });
    await expect(reply).toContainText('This seems to be your problem: Mailbox full.');
    await expect(reply).not.toContainText('Outlook');
  });

  test('for a caller of whom only the error is known, the most common apps are a click away', async ({ page }) => {
    await field(page).fill(RELAY);
    await page.getByRole('region', { name: 'Link and reply' }).getByRole('button', { name: 'iPhone and iPad' }).click();
    await expect(page.getByRole('link', { name: /\/go\/iphone\/\d$/u }).first()).toBeVisible();
  });

  test('a second problem and the other apps that a text can mean are offered', async ({ page }) => {
    await field(page).fill(`Outlook shows: ${RELAY}.\nAnd my mailbox is full. Thanks!`);
    await page
      .getByRole('group', { name: 'Other apps that fit' })
      .getByRole('button', { name: 'Outlook for Mac' })
      .first()
      .click();
    await expect(page.getByLabel('Mail app')).toHaveValue(/^outlook\/mac/u);
    await page
      .getByRole('group', { name: 'Other errors that fit' })
      .getByRole('button', { name: 'Your mailbox is full' })
      .click();
    await expect(page.getByText('You chose: Your mailbox is full')).toBeVisible();
  });

  test('half an address is not put into a link', async ({ page }) => {
    await page.getByLabel('Mail app').selectOption({ index: 1 });
    await page.getByLabel('Customer’s email address').fill('jane');
    await expect(page.getByLabel('Customer’s email address')).toHaveAccessibleDescription(
      /only the first part of the address/u,
    );
    await expect(page.getByRole('link', { name: /email=/u })).toHaveCount(0);
  });

  test('everything is done with the keyboard alone', async ({ page }) => {
    await field(page).focus();
    await page.keyboard.type('iphone relaying not allowed');
    await expect(page.getByText(/^This looks like: .*on iPhone and iPad/u)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByText('I have the message as a file')).toBeFocused();
    for (const name of ['Mail app', 'Step', 'Error']) {
      await page.keyboard.press('Tab');
      await expect(page.getByRole('combobox', { name })).toBeFocused();
    }
    await page.keyboard.press('Tab');
    await page.keyboard.type('jane@example.com');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByLabel('After a phone call')).toBeChecked();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Start over' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: /\/go\/iphone\/\d$/u }).first()).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Copy the reply' })).toBeFocused();
  });
});

test.describe('for support staff who write Spanish', () => {
  test('the reply quotes the customer, in one kind of quotation marks, and says what is in English', async ({
    page,
  }) => {
    await page.goto('/es/support/');
    await expect(page.getByLabel('App de correo')).toBeEnabled();
    await page
      .getByLabel('Lo que el cliente escribió o ve')
      .fill('El iPhone dice: “El destinatario fue rechazado por el servidor porque no permite la retransmisión”.');
    const reply = page.getByRole('region', { name: 'Texto de la respuesta' });
    await expect(reply).toContainText(
      'Te aparece el error “El destinatario fue rechazado por el servidor porque no permite la retransmisión”.',
    );
    await expect(reply).not.toContainText(/[«»]|Cannot|Al enviar/u);
    await page.getByLabel('App de correo').selectOption({ label: 'Postfix (relay host) (en inglés)' });
    await expect(reply).toContainText('nuestra guía para Postfix (relay host) (en inglés)');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a customer who opens the link of a reply sees the step', async ({ page }) => {
    await page.goto('/es/go/outlook/2/#email=jane@example.com');
    await expect(page).toHaveURL(/\/es\/guides\/outlook\/#step-2$/u);
    await expect(page.getByRole('heading', { name: /^Paso 2/u })).toBeInViewport();
  });
});
