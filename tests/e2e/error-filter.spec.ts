import { expect, type Page, test } from '@playwright/test';
import { fieldOn } from '../support/ask-box.ts';
import { watchPage } from '../support/network.ts';

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

function errors(page: Page) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader') });
}

test('a code typed in small letters finds its error, by keyboard alone', async ({ page }) => {
  await page.goto('/errors/');
  const all = await errors(page).count();
  expect(all).toBeGreaterThanOrEqual(28);
  await expect(page.locator('error-filter').getByRole('status')).toHaveText(`All ${all} errors`);

  await fieldOn(page).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Find the answer' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Try an example' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('searchbox', { name: 'Code or words' })).toBeFocused();
  await page.keyboard.type('0x800ccc79');
  await expect(errors(page)).toHaveCount(1);
  await expect(page.getByText(`1 of ${all} errors`)).toBeVisible();
  // Enter is pressed from habit; it must not leave the page.
  await page.keyboard.press('Enter');
  // Two choices and "Show all" lie between the field and the error.
  for (let stop = 0; stop < 4; stop += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/errors\/outlook-0x800ccc79\/$/u);
});

test('app and person narrow the list, and one button brings all back', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/errors/');
  const all = await errors(page).count();
  await page.getByRole('combobox', { name: 'Where you see it' }).selectOption('iPhone and iPad');
  await page.getByRole('combobox', { name: 'Who can fix it' }).selectOption('You');
  await expect(page.getByRole('link', { name: 'iPhone: does not allow relaying' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Outlook 0x800CCC79' })).toBeHidden();
  await expect(page.getByRole('link', { name: 'Mailbox full' })).toBeHidden();

  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByText(`All ${all} errors`)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Mailbox full' })).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Code or words' })).toBeFocused();
});

test('a filter can be linked, and is still there after going back', async ({ page }) => {
  await page.goto('/errors/');
  await page.getByRole('searchbox', { name: 'Code or words' }).fill('greylist');
  await page.getByRole('combobox', { name: 'Who can fix it' }).selectOption('Nobody: wait');
  await expect(page).toHaveURL(/\/errors\/#q=greylist&who=wait$/u);
  const link = page.url();
  await page.getByRole('link', { name: '451 Greylisted' }).click();
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Code or words' })).toHaveValue('greylist');
  await expect(page.getByRole('link', { name: 'Mailbox full' })).toBeHidden();

  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('combobox', { name: 'Who can fix it' })).toHaveValue('wait');
  await expect(page.getByRole('link', { name: '451 Greylisted' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Mailbox full' })).toBeHidden();
});

test('where nothing fits, the page says so and leads on', async ({ page }) => {
  await page.goto('/errors/#q=zebra');
  await expect(page.locator('error-filter').getByRole('status')).toHaveText('No error fits');
  await expect(page.getByRole('table')).toBeHidden();
  await page.getByRole('link', { name: 'Paste the whole text' }).click();
  await expect(page).toHaveURL(/\/diagnose\/$/u);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the whole list is there, and no dead filter', async ({ page }) => {
    await page.goto('/errors/');
    expect(await errors(page).count()).toBeGreaterThanOrEqual(28);
    await expect(page.getByRole('searchbox', { name: 'Code or words' })).toBeHidden();
    await page.getByRole('link', { name: 'Relay access denied' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Relay access denied');
  });
});
