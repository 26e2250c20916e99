import { expect, test } from '@playwright/test';
import { listRequests, watchPage } from '../support/network.ts';

const ARTICLE = '/errors/550-authentication-is-required-for-relay/';

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

test('an error pasted from Outlook leads to the article and to the guide for Outlook, without a request', async ({
  page,
}) => {
  await page.goto('/diagnose/');
  const field = page.getByLabel('Paste the error');
  await expect(field).toBeEnabled();
  // The first answer shows that all that is needed has arrived; what is typed then must cause no request.
  await field.fill('Dear Anna');
  await expect(page.getByRole('heading', { name: 'I do not recognize an error in this' })).toBeVisible();
  const requests = listRequests(page);
  await field.fill(
    "The message could not be sent because one of the recipients was rejected by the server. Server Response: '550 Authentication is required for relay', Port: 25, Secure (SSL): No, Server Error: 550, Error Number: 0x800CCC79",
  );
  const answer = page.getByRole('region', { name: 'Answer' });
  await expect(answer.getByRole('heading', { name: 'Your mail app did not log in to send' })).toBeVisible();
  await expect(answer.locator('mark').filter({ hasText: 'Authentication is required for relay' })).toBeVisible();
  await expect(answer).toContainText('You can fix this.');
  await expect(answer.locator(`a[href="${ARTICLE}"]`)).toBeVisible();
  expect(requests).toEqual([]);
  await answer.getByRole('link', { name: 'Outlook' }).click();
  await expect(page).toHaveURL(/\/guides\/outlook\/$/u);
});

test('a returned message is read from a file', async ({ page }) => {
  await page.goto('/diagnose/');
  await expect(page.getByLabel('Or choose a saved message')).toBeEnabled();
  await page.getByLabel('Or choose a saved message').setInputFiles({
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
        'Final-Recipient: rfc822; anna@example.com',
        'Action: failed',
        'Status: 5.2.2',
        'Diagnostic-Code: smtp; 552 5.2.2 The email account that you tried to reach is over quota',
        '',
        '--b--',
        '',
      ].join('\r\n'),
    ),
  });
  const answer = page.getByRole('region', { name: 'Answer' });
  await expect(answer.getByRole('heading', { name: 'The mailbox is full' })).toBeVisible();
  await expect(answer).toContainText('The recipient has to fix this.');
});

test('a file chosen before the signals have arrived is read when they have', async ({ page }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/catalogue.json', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/diagnose/');
  await page.getByLabel('Or choose a saved message').setInputFiles({
    name: 'bounce.eml',
    mimeType: 'message/rfc822',
    buffer: Buffer.from('Subject: Undelivered\n\n552 5.2.2 The email account that you tried to reach is over quota\n'),
  });
  release();
  await expect(page.getByRole('heading', { name: 'The mailbox is full' })).toBeVisible();
});

test('a letter is not taken for an error', async ({ page }) => {
  await page.goto('/diagnose/');
  await page
    .getByLabel('Paste the error')
    .fill('Dear Anna, thank you for the lovely evening. See you on Sunday! Love, Jane');
  await expect(page.getByRole('heading', { name: 'I do not recognize an error in this' })).toBeVisible();
});

test('markup in the pasted text stays text', async ({ page }) => {
  await page.goto('/diagnose/');
  await page
    .getByLabel('Paste the error')
    .fill('550 Authentication is required for relay <img src=x onerror="document.title=1"><b>bold</b> \u202etxt');
  const answer = page.getByRole('region', { name: 'Answer' });
  await expect(answer).toContainText('<img src=x');
  await expect(answer.locator('img, b')).toHaveCount(0);
});

test('where the signals cannot be loaded, the page says what to do', async ({ page }) => {
  await page.route('**/catalogue.json', (route) => route.abort());
  await page.goto('/diagnose/');
  await expect(page.getByRole('alert')).toContainText('The check could not be loaded');
});
