import { expect, test } from '@playwright/test';
import own from '../../src/mail-settings.ts';
import { listRequests, watchPage } from '../support/network.ts';
import { scan } from '../support/qr.ts';

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

test.describe('for support staff', () => {
  test('a reply is built, and the customer who opens its link sees the step filled in', async ({
    page,
    context,
    baseURL,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/support/');
    await expect(page.getByLabel('Error', { exact: true })).toBeEnabled();
    await page.getByLabel('Error', { exact: true }).selectOption({ label: '550 Authentication is required for relay' });
    await page.getByLabel('Mail app').selectOption({ label: 'iPhone and iPad' });
    await page.getByLabel('Step').selectOption('4');
    await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
    await page.waitForLoadState('networkidle');
    const requests = listRequests(page);
    await page.getByLabel('The customer’s address').fill('jane@example.com');
    const link = `${baseURL}/guides/iphone/#step-4&email=jane@example.com`;
    await expect(page.getByRole('link', { name: link })).toBeVisible();
    await expect.poll(() => scan(page, 'QR code of the link')).toBe(link);
    await expect(page.getByRole('link', { name: /\/go\/iphone\/#step-4$/u })).toBeVisible();

    await page.getByRole('button', { name: 'Copy as plain text' }).click();
    await expect(page.getByText('Plain text copied.')).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain(link);
    expect(text).toContain(own.outgoing.host);
    expect(text).toContain(String(own.outgoing.port));
    expect(text).toContain('User name: jane@example.com');
    await page.getByRole('button', { name: 'Copy with formatting' }).click();
    await expect(page.getByText('Formatted text copied.')).toBeVisible();
    const html = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item?.getType('text/html'))?.text();
    });
    expect(html).toContain(`>${own.outgoing.host}</td>`);
    expect(requests).toEqual([]);

    const inText = /https?:\S+#step\S+/u.exec(text)?.[0] ?? '';
    await page.goto(inText);
    await expect(page.getByRole('heading', { name: /^Step 4:/u })).toBeInViewport();
    await expect(page.getByRole('row', { name: /^User Name/u })).toContainText('jane@example.com');
    await expect(page).toHaveURL(`${baseURL}/guides/iphone/#step-4`);
  });

  test('half an address is not put into a link', async ({ page }) => {
    await page.goto('/support/');
    await expect(page.getByLabel('Mail app')).toBeEnabled();
    await page.getByLabel('Mail app').selectOption({ index: 1 });
    await page.getByLabel('The customer’s address').fill('jane');
    await expect(page.getByLabel('The customer’s address')).toHaveAccessibleDescription(
      /only the name of the mailbox/u,
    );
    await expect(page.getByRole('link', { name: /email=/u })).toHaveCount(0);
  });

  test('everything is done with the keyboard alone', async ({ page }) => {
    await page.goto('/support/');
    await expect(page.getByLabel('Error', { exact: true })).toBeEnabled();
    await page.getByLabel('Error', { exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('Mail app')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('Step')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('jane@example.com');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: /#step-1&email=jane@example\.com$/u }).first()).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Copy the link' })).toBeFocused();
  });
});
