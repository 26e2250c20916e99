import { expect, test } from '@playwright/test';

test('a drawn screen shows the reader’s own user name', async ({ page }) => {
  await page.goto('/guides/iphone/#email=jane@example.com');
  const screen = page.getByRole('figure', { name: 'Where to find User Name' });
  await expect(screen.getByText('jane@example.com')).toBeVisible();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(screen.getByText('your full email address')).toBeVisible();
});

test('a screen reader hears at each step the part of the screen that it changes', async ({ page }) => {
  await page.goto('/guides/android/');
  await expect(page.getByRole('figure', { name: 'Where to find Username' })).toMatchAriaSnapshot(`
    - figure /^Where to find Username/:
      - list:
        - listitem: "Require sign-in : ticked"
        - listitem: "Username : your full email address (change this)"
        - listitem: "Password : your password"
  `);
});

test('screens stay on paper', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/guides/outlook/');
  await expect(page.getByRole('figure')).toHaveCount(4);
  for (const figure of await page.getByRole('figure').all()) await expect(figure).toBeVisible();
});
