import { expect, test } from '@playwright/test';
import own from '../../src/mail-settings.ts';

/** A developer on a guide with code. */

test('code is copied as it is shown, with the reader’s own address in it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/guides/nodemailer/#email=jane@example.com');
  const code = page.getByRole('region', { name: 'JavaScript code: mail.mjs' });
  await expect(code).toContainText('user: "jane@example.com"');
  await expect(code).toContainText(own.outgoing.host);
  await page.getByRole('button', { name: 'Copy JavaScript code: mail.mjs' }).click();
  const copied = await page.evaluate(async () => navigator.clipboard.readText());
  expect(copied).toContain('user: "jane@example.com"');
  expect(copied).toMatch(/^import nodemailer/u);
  expect(copied).not.toContain('Copy');
});

test('without JavaScript the code is there to select, and no dead button beside it', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/guides/python-smtplib/');
  await expect(page.getByRole('region', { name: 'Python code: send_test.py' })).toContainText('server.login');
  await expect(page.getByRole('button', { name: /Copy/u })).toHaveCount(0);
  await context.close();
});
