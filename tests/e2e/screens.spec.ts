import { expect, test } from '@playwright/test';
import own from '../../src/mail-settings.ts';

test('a drawn screen shows the reader’s own user name', async ({ page }) => {
  await page.goto('/guides/iphone/#email=jane@example.com');
  const screen = page.getByRole('figure');
  await expect(screen.getByText('jane@example.com')).toBeVisible();
  await page.getByRole('button', { name: 'Clear my address' }).click();
  await expect(screen.getByText('your full email address')).toBeVisible();
});

test('a screen reader hears the rows of a screen in order, each with its step', async ({ page }) => {
  await page.goto('/guides/android/');
  await expect(page.getByRole('figure')).toMatchAriaSnapshot(`
    - figure /outgoing settings in the Gmail app/:
      - paragraph: Outgoing settings Done
      - list:
        - listitem: "SMTP server : ${own.outgoing.host} (change this: step 5)"
        - listitem: "Port : ${own.outgoing.port} (change this: step 5)"
        - listitem: "Security type : ${own.outgoing.security} (change this: step 5)"
        - listitem: "Require sign-in : ticked (change this: step 2)"
        - listitem: "Username : your full email address (change this: step 3)"
        - listitem: "Password : your password (change this: step 4)"
  `);
});

test('screens stay on paper', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/guides/outlook/');
  await expect(page.getByText('My outgoing server (SMTP) requires authentication').nth(1)).toBeVisible();
  await expect(page.getByText('Use same settings as my incoming mail server').first()).toBeVisible();
});
