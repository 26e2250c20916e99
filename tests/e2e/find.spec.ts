import { expect, test } from '@playwright/test';
import own from '../../src/mail-settings.ts';
import { watchPage } from '../support/network.ts';
import { scan } from '../support/qr.ts';

const END = '/find/error/relay/another-company/';

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

test.describe('on a phone, without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test('who sends through another provider finds out, sees the first step, and can change an answer', async ({
    page,
  }) => {
    await page.goto('/find/');
    await expect(
      page.getByRole('heading', { name: 'Question 1: What happens when you send a message?' }),
    ).toBeVisible();
    await page.getByRole('link', { name: 'I see an error' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What does the error say?');
    await page.getByRole('link', { name: 'It mentions “relay”' }).click();
    await expect(page.getByText('Question 3.')).toBeVisible();
    await page.getByText('Where do I see this?').click();
    await expect(page.getByText('The guide for your mail app shows you where.')).toBeVisible();
    await page.getByRole('link', { name: 'The name of another company' }).click();

    await expect(page).toHaveURL(new RegExp(`${END}$`, 'u'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Your app is sending through another provider’s server',
    );
    await expect(page.getByText(`Change the outgoing server to ${own.outgoing.host}.`)).toBeInViewport();
    await expect(page.getByRole('link', { name: 'Choose your mail app' })).toBeInViewport();
    await expect(page.getByText(`${own.site.url}${END}`)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy my answers' })).toBeHidden();

    await page.getByRole('link', { name: 'Change your answer to “What does the error say?”' }).click();
    await expect(page).toHaveURL(/\/find\/error\/$/u);
    await page.getByRole('link', { name: 'Back to question 1' }).click();
    await expect(page).toHaveURL(/\/find\/$/u);
  });
});

test('the answers can be copied, and taken along to a phone', async ({ page, baseURL, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(END);
  await page.getByRole('button', { name: 'Copy my answers' }).click();
  await expect(page.getByText('Copied. Paste them into your message.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('Which outgoing server does your app show? The name of another company');
  expect(copied).toContain(`${own.site.url}${END}`);

  await page.getByText('Open on your phone').click();
  expect(await scan(page, 'QR code: opens this page on your phone')).toBe(`${baseURL}${END}`);
});
