import { expect, type Page, test } from '@playwright/test';
import { answerOn, fieldOn } from '../support/ask-box.ts';
import { watchPage } from '../support/network.ts';

/** What the explanation of errors does with files, markup and a bad network. Its stories are in ask-box.spec.ts. */

const FULL = '552 5.2.2 The email account that you tried to reach is over quota';

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

async function chooseFile(page: Page, text: string): Promise<void> {
  await page.getByText('I have the returned message as a file').click();
  await page.getByLabel('Choose a saved message').setInputFiles({
    name: 'bounce.eml',
    mimeType: 'message/rfc822',
    buffer: Buffer.from(text),
  });
}

for (const [late, files] of [
  ['the field’s script', '**/AskBox*.js'],
  ['what explains errors', '**/diagnose/data.json'],
] as const) {
  test(`a file chosen before ${late} has arrived is read when it has`, async ({ page }) => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(files, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/diagnose/');
    await chooseFile(page, `Subject: Undelivered\n\n${FULL}\n`);
    await expect(answerOn(page)).toHaveCount(0);
    release();
    await expect(answerOn(page).getByRole('heading', { name: 'The mailbox is full' })).toBeVisible();
  });
}

test('a file that is too large is refused in words, and the next one is read', async ({ page }) => {
  await page.goto('/diagnose/');
  await chooseFile(page, `${FULL}\n${'x'.repeat(11 * 1024 * 1024)}`);
  await expect(answerOn(page).getByRole('heading', { name: 'This is too long to read' })).toBeVisible();
  await page.getByLabel('Choose a saved message').setInputFiles({
    name: 'bounce.eml',
    mimeType: 'message/rfc822',
    buffer: Buffer.from(FULL),
  });
  await expect(answerOn(page).getByRole('heading', { name: 'The mailbox is full' })).toBeVisible();
});

test('of an endless text that is pasted, the beginning and the end are read', async ({ page }) => {
  await page.goto('/diagnose/');
  await page.waitForLoadState('networkidle');
  await fieldOn(page).evaluate(
    (element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    `${'a letter\n'.repeat(2_000_000)}${FULL}`,
  );
  await expect(fieldOn(page)).toHaveValue(/over quota$/u);
  expect((await fieldOn(page).inputValue()).length).toBeLessThan(110_000);
  await expect(page.getByRole('status').filter({ hasText: 'The mailbox is full' })).toBeVisible();
});

test('markup in the pasted text stays text', async ({ page }) => {
  await page.goto('/diagnose/');
  await fieldOn(page).fill(
    '550 Authentication is required for relay <img src=x onerror="document.title=1"><b>bold</b> \u202etxt',
  );
  await expect(answerOn(page)).toContainText('<img src=x');
  await expect(answerOn(page).locator('img, b')).toHaveCount(0);
});

test('where the explanation of errors cannot be loaded, the page says so, and still finds pages', async ({ page }) => {
  await page.route('**/diagnose/data.json', (route) => route.abort());
  await page.goto('/diagnose/');
  await fieldOn(page).fill('mailbox full');
  await expect(page.getByRole('alert')).toContainText('The explanations don’t work');
  await expect(page.getByRole('region', { name: 'Best matches' }).getByRole('link').first()).toHaveText(
    /mailbox full/iu,
  );
});
