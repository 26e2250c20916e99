import { expect, type Page, test } from '@playwright/test';
import { answerOn, fieldInDialog, fieldOn } from '../support/ask-box.ts';
import { listRequests, watchPage } from '../support/network.ts';
import own from '../../src/mail-settings.ts';

/** The one field for errors, words, and questions. */

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

const results = (page: Page) => page.locator('[data-result]');

const OUTLOOK_DIALOG = `Task 'jane@example.com - Sending' reported error (0x800CCC79) : 'The message could not be sent because one of the recipients was rejected by the server. The rejected e-mail address was 'bob@example.net'. Account: 'jane@example.com', Server: 'mail.example.com', Protocol: SMTP, Server Response: '550 Authentication is required for relay', Port: 25, Secure(SSL): No, Server Error: 550, Error Number: 0x800CCC79'`;

test("Outlook's dialog with a wrong port: what it means, what is wrong, and the settings checked", async ({ page }) => {
  await page.goto('/diagnose/');
  await fieldOn(page).fill(OUTLOOK_DIALOG);
  const answer = answerOn(page);
  await expect(answer.getByRole('heading', { name: 'Your mail app didn’t sign in before sending' })).toBeVisible();
  await expect(answer.locator('mark').filter({ hasText: 'Authentication is required for relay' })).toBeVisible();
  for (const [name, used, right] of [
    ['Outgoing server', 'mail.example.com', own.outgoing.host],
    ['Port', '25', String(own.outgoing.port)],
    ['Encryption', 'None', own.outgoing.security],
  ] as const) {
    await expect(answer.getByRole('row', { name }).getByRole('cell')).toHaveText([used, right]);
  }
  await expect(answer.getByRole('link', { name: 'Fix it in Outlook' })).toHaveAttribute('href', '/guides/outlook/');

  await answer.getByRole('link', { name: 'Check these settings' }).click();
  await expect(page.getByLabel('Outgoing Mail Server')).toHaveValue('mail.example.com');
  await expect(page.getByLabel('Port', { exact: true })).toHaveValue('25');
  await expect(page.getByLabel('User name for sending')).toHaveValue('jane@example.com');
  await expect(page.getByRole('heading', { name: /settings to change$/u })).toBeVisible();
});

test('one word leads to pages, and to other ways', async ({ page }) => {
  await page.goto('/search/');
  await fieldOn(page).fill('queued');
  await expect(page.getByRole('status').filter({ hasText: '“queued”' })).toBeVisible();
  await expect(results(page).filter({ hasText: 'My messages stay in the Outbox' })).toBeVisible();
  const others = page.getByRole('region', { name: 'Not what you’re looking for?' }).getByRole('link');
  await expect(others.first()).toHaveText('Fix my mail app, step by step');
  await expect(others.last()).toHaveText('Reach a person');
});

test('a Spanish alert is understood, and the search in Spanish offered', async ({ page }) => {
  await page.goto('/search/');
  await fieldOn(page).fill(
    'No se puede enviar el correo. El servidor rechazó al destinatario porque no permite la retransmisión: se requiere autenticación',
  );
  await expect(
    answerOn(page).getByRole('heading', { name: 'Your mail app didn’t sign in before sending' }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Buscar lo mismo en las páginas en español' }).click();
  await expect(page).toHaveURL(/\/es\/search\//u);
  await expect(page.getByRole('main').getByRole('textbox')).toHaveValue(/^No se puede enviar/u);
  await expect(results(page).first()).toBeVisible();
});

test('a whole bounce, from a file: the cause, the address, and whose server it was', async ({ page }) => {
  await page.goto('/diagnose/');
  await page.getByText('I have the returned message as a file').click();
  await page.getByLabel('Choose a saved message').setInputFiles({
    name: 'bounce.eml',
    mimeType: 'message/rfc822',
    buffer: Buffer.from(
      [
        'From: MAILER-DAEMON@mx.example.org',
        'Subject: Undelivered Mail Returned to Sender',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'I could not deliver your message.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.example.org',
        '',
        'Final-Recipient: rfc822; anna@gmial.com',
        'Action: failed',
        'Status: 5.2.2',
        'Remote-MTA: dns; mx.example.net',
        'Diagnostic-Code: smtp; 552 5.2.2 The email account that you tried to reach is over quota',
        '',
        '--b--',
        '',
      ].join('\r\n'),
    ),
  });
  const answer = answerOn(page);
  await expect(answer.getByRole('heading', { name: 'The mailbox is full' })).toBeFocused();
  await expect(answer).toContainText('Only the recipient can fix this.');
  await expect(answer).toContainText('The address that failed: anna@gmial.com. Did you mean gmail.com?');
  await expect(answer).toContainText('According to your text, this came from mx.example.net, which isn’t one of');
});

test('a file without an error is named, with what to do', async ({ page }) => {
  await page.goto('/diagnose/');
  await fieldOn(page).fill('550 Authentication is required for relay');
  await expect(answerOn(page)).toBeVisible();
  await page.getByText('I have the returned message as a file').click();
  await page.getByLabel('Choose a saved message').setInputFiles({
    name: 'lunch.eml',
    mimeType: 'message/rfc822',
    buffer: Buffer.from('From: jane@example.com\r\nSubject: Lunch\r\n\r\nThanks for lunch!\r\n'),
  });
  const said = page.getByRole('status').filter({ hasText: 'We didn’t recognize an error in the file lunch.eml.' });
  await expect(said).toBeVisible();
  await expect(answerOn(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Find the answer' }).click();
  await expect(said).toBeInViewport();
  await expect(page.getByRole('link', { name: 'See the list of errors' })).toBeVisible();
});

test('where another server refuses to relay, nothing is to be done in the reader’s app', async ({ page }) => {
  await page.goto('/diagnose/');
  await fieldOn(page).fill('550 Authentication is required for relay host mx.evil.example[192.0.2.1] said:');
  const answer = answerOn(page);
  await expect(answer).toContainText('Only the recipient can fix this.');
  await expect(answer).toContainText('According to your text, this came from mx.evil.example');
  await expect(answer).not.toContainText('First:');
  await expect(answer.getByRole('link')).not.toContainText(['Fix it', 'iPhone']);
});

test('the apps to choose from stand in two columns, where there is room', async ({ page }) => {
  await page.goto('/diagnose/');
  await fieldOn(page).fill('550 Authentication is required for relay');
  const apps = answerOn(page).locator('.link-list').getByRole('listitem');
  const rows = () =>
    apps.evaluateAll((all) => new Set(all.slice(0, 2).map((one) => (one as HTMLElement).offsetTop)).size);
  await expect(apps.first()).toBeVisible();
  expect(await rows()).toBe(1);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(rows).toBe(2);
});

test('a search whose script does not arrive hands what was typed over without the server', async ({ page }) => {
  const requests = listRequests(page);
  let fail = (): void => undefined;
  const typed = new Promise<void>((resolve) => (fail = resolve));
  await page.route('**/AskBox*.js', async (route) => {
    await typed;
    await route.abort();
  });
  await page.goto('/guides/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('my password is Perro123');
  fail();
  await expect(page).toHaveURL(/\/search\/$/u);
  await expect(fieldOn(page)).toHaveValue('my password is Perro123');
  expect(requests.join(' ')).not.toContain('Perro123');
});

test('the dialog looks the same on a page without a field of its own', async ({ page }) => {
  await page.goto('/guides/iphone/');
  await page.getByRole('link', { name: 'Search' }).click();
  await fieldInDialog(page).fill('outlook');
  const result = page.getByRole('dialog').locator('[data-result]').first();
  await expect(result).toHaveCSS('list-style-type', 'none');
  await expect(result).not.toHaveCSS('padding-block-start', '0px');
});

test('with the keyboard alone: Enter leads to the answer, the arrows to pages and back', async ({ page }) => {
  await page.goto('/guides/');
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  const field = fieldInDialog(page);
  await expect(field).toBeFocused();
  await page.keyboard.type('thunderbird');
  await expect(dialog.getByRole('status')).toContainText('“thunderbird”');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.locator('[data-result] > a').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.locator('[data-result] > a').nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();

  await field.fill('550 Authentication is required for relay');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('heading', { name: 'Your mail app didn’t sign in before sending' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test.describe('on a phone whose keyboard covers half of the screen', () => {
  test.use({ viewport: { width: 390, height: 460 }, hasTouch: true, isMobile: true });

  test('the button brings the answer into sight, and Clear starts over', async ({ page }) => {
    await page.goto('/diagnose/');
    await fieldOn(page).fill('550 5.1.1 <bob@example.net>: Recipient address rejected: User unknown');
    await page.getByRole('button', { name: 'Find the answer' }).tap();
    const heading = answerOn(page).getByRole('heading', { name: 'The address doesn’t exist' });
    await expect(heading).toBeFocused();
    await expect(heading).toBeInViewport();

    await page.getByRole('button', { name: 'Clear' }).tap();
    await expect(fieldOn(page)).toHaveValue('');
    await expect(fieldOn(page)).toBeFocused();
    await expect(answerOn(page)).toHaveCount(0);
  });

  test('an example shows what it does', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Try an example' }).first().tap();
    await expect(answerOn(page).getByRole('heading', { level: 2 })).toBeFocused();
    await expect(answerOn(page).getByRole('row', { name: 'Port' })).toContainText('25');
  });
});

test('an excerpt leads to the words, which the browser marks', async ({ page }) => {
  await page.goto('/search/?q=webmail+password');
  const excerpt = results(page).locator('.hit-excerpt').first();
  await expect(excerpt).toHaveAttribute('href', /#:~:text=/u);
});

test('what is typed asks nothing of the server, and a pasted error does not get into the address', async ({ page }) => {
  await page.goto('/search/');
  await fieldOn(page).fill('relay');
  await expect(answerOn(page).or(results(page).first()).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const requests = listRequests(page);
  await fieldOn(page).fill(OUTLOOK_DIALOG);
  await expect(answerOn(page).getByRole('row', { name: 'Port' })).toContainText('25');
  await expect(page).toHaveURL(/\/search\/$/u);
  expect(requests.filter((url) => !url.includes('/pagefind/'))).toEqual([]);
  expect(requests.join(' ')).not.toMatch(/jane|bob|Port/u);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the field is off, and says what else to do', async ({ page }) => {
    for (const address of ['/', '/diagnose/', '/search/', '/errors/']) {
      await page.goto(address);
      // Only the rendered text holds what stands in <noscript>.
      const rendered = { useInnerText: true };
      await expect(page.getByRole('main')).toContainText('This field needs JavaScript', rendered);
      await expect(page.getByRole('main')).toContainText(/lists instead: All errors/u, rendered);
      await expect(fieldOn(page)).toBeDisabled();
      await expect(page.getByRole('button', { name: 'Find the answer', includeHidden: true })).toBeHidden();
    }
    await page.getByRole('link', { name: 'Search' }).click();
    await page.getByRole('main').getByRole('link', { name: 'iPhone and iPad', exact: true }).click();
    await expect(page).toHaveURL(/\/guides\/iphone\/$/u);
  });
});
