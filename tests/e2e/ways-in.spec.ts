import { expect, test } from '@playwright/test';
import own from '../../src/mail-settings.ts';
import { isOwnScript, listRequests, watchPage } from '../support/network.ts';

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test('who knows neither app nor error gets from home to the fix by saying what happens', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'What’s going wrong?' })).toBeVisible();
    const answer = page.getByRole('link', { name: 'I can receive but not send' });
    await expect(answer).toBeHidden();
    await page.getByText('I can’t send anything').click();
    await expect(answer).toBeVisible();
    // Only one answer is open at a time, so that the list stays short.
    await page.getByText('It worked before, and then it stopped').click();
    await expect(page.getByRole('link', { name: 'It stopped after I changed my password' })).toBeVisible();
    await expect(answer).toBeHidden();

    await page.getByText('I can’t send anything').click();
    await answer.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('I can receive mail but not send it');
    await expect(page.getByText(own.outgoing.host).first()).toBeVisible();
    await page.getByRole('link', { name: 'iPhone and iPad' }).first().click();
    await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('Step 1:');
  });

  test('who looks for an error on a phone jumps to who can fix it, and an old link to a filtered list shows it all', async ({
    page,
  }) => {
    await page.goto('/errors/#q=zebra');
    await page.getByRole('link', { name: 'These usually go away' }).click();
    await expect(page.getByRole('heading', { name: 'These usually go away' })).toBeInViewport();
    await page.getByRole('link', { name: /^451 Greylisted/u }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Greylisted');
  });

  test('a word is explained where it stands', async ({ page }) => {
    await page.goto('/symptoms/stuck-in-outbox/');
    const explanation = page.getByText('messages wait until the server has accepted them');
    await expect(explanation).toBeHidden();
    await page.getByRole('button', { name: 'Outbox' }).click();
    await expect(explanation).toBeVisible();
    await page.getByRole('link', { name: 'All words explained' }).click();
    await expect(page).toHaveURL(/\/glossary\/#outbox$/u);
    await expect(page.getByRole('heading', { name: 'Outbox' })).toBeInViewport();
  });

  test('who was not helped finds the next page and a message to support', async ({ page }) => {
    await page.goto('/symptoms/stuck-in-outbox/');
    const end = page.getByRole('region', { name: 'Did it work?' });
    await expect(end.getByRole('list')).toBeHidden();
    await end.getByRole('radio', { name: 'No, it still fails' }).check();
    await expect(end.getByRole('link', { name: 'Explain an error' })).toBeVisible();
    await expect(end).toContainText(own.support.name);
    await expect(end.getByRole('button', { name: 'Copy the summary' })).toBeHidden();
  });
});

test('on paper the words are explained at the end of the page', async ({ page }) => {
  await page.goto('/symptoms/receive-but-not-send/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Words on this page' })).toBeVisible();
  await expect(page.getByText('The way mail apps and servers send mail.')).toBeVisible();
});

test('who was helped is told what is left to do, and nothing is counted', async ({ page }) => {
  for (const [address, question, answer, said] of [
    ['/guides/iphone/', 'Did it work?', 'Yes, it sent', 'Your app can send again. If older messages are waiting'],
    ['/articles/non-delivered-email/', 'Did this help?', 'Yes', 'Good to hear.'],
  ] as const) {
    await page.goto(address);
    const requests = listRequests(page);
    const end = page.getByRole('region', { name: question });
    await end.getByRole('radio', { name: answer }).check();
    await expect(end.getByRole('status').filter({ visible: true })).toContainText(said);
    expect(requests.filter((url) => !isOwnScript(url))).toEqual([]);
  }
});
