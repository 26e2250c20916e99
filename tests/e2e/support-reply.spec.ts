import { expect, type Page, test } from '@playwright/test';
import own from '../../src/mail-settings.ts';
import { isOwnScript, listRequests, watchPage } from '../support/network.ts';
import { scan } from '../support/qr.ts';

const RELAY = '550 Authentication is required for relay';
const MAIL = `From: Jane <jane@example.com>

My iPhone says: Cannot Send Mail. The server response was: ${RELAY}`;

const field = (page: Page) => page.getByLabel('What the customer wrote or sees');
const clipboard = async (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.beforeEach(async ({ page, baseURL }) => {
  watchPage(page, baseURL);
  await page.goto('/support/');
  await expect(page.getByLabel('Mail app')).toBeEnabled();
});

test.describe('for support staff', () => {
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
    const link = `${baseURL}/guides/iphone/#step-4&email=jane@example.com`;
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

    await page.goto(/https?:\S+#step\S+/u.exec(text)?.[0] ?? '');
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
