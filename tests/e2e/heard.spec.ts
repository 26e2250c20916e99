import { expect, type Page, test } from '@playwright/test';
import own from '../../src/mail-settings.ts';
import { answerOn, fieldInDialog, fieldOn } from '../support/ask-box.ts';
import { watchPage } from '../support/network.ts';

/**
 * What a screen reader hears of each part that a script brings to life: names, roles, states, the order of the focus,
 * and what is announced. The diagnosis and the reply for a customer are in own-problem.spec.ts.
 */

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

/** Collects what live regions say from now on, in order, as a screen reader that is not interrupted says it. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const arrived = [...addedNodes].flatMap((node) =>
          node instanceof Element
            ? [...node.querySelectorAll('[role=alert]'), ...(node.matches('[role=alert]') ? [node] : [])]
            : [],
        );
        for (const region of [element?.closest('[role=status], [role=alert]'), ...arrived]) {
          const text = region?.textContent?.replaceAll(/\s+/gu, ' ').trim();
          if (text && heard.at(-1) !== text) heard.push(text);
        }
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  return async () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

/** The next stops of the focus, each as role and name. */
async function nextStops(page: Page, count: number): Promise<string[]> {
  const stops: string[] = [];
  for (let stop = 0; stop < count; stop += 1) {
    await page.keyboard.press('Tab');
    const [line = ''] = (await page.locator(':focus').ariaSnapshot()).split('\n');
    stops.push(/\w+ "[^"]*"/u.exec(line)?.[0] ?? line);
  }
  return stops;
}

test('the search dialog: its name, what it found, and how many', async ({ page }) => {
  await page.goto('/settings/');
  const opener = page.getByRole('link', { name: 'Search' });
  await expect(opener).toHaveAttribute('aria-keyshortcuts', 'Control+K');
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Paste the error, or describe the problem' });
  const field = fieldInDialog(page);
  await expect(field).toBeFocused();
  const heard = await listen(page);
  await page.keyboard.type('mailbox full');
  await expect(dialog.getByRole('status')).toHaveText(/^The mailbox is full\. \d+ pages for “mailbox full”$/u);
  await expect(dialog).toMatchAriaSnapshot(`
    - dialog "Paste the error, or describe the problem":
      - button "Close the search"
      - search:
        - textbox "Paste the error, or describe the problem": mailbox full
        - button "Find the answer"
        - button "Clear"
        - status: /\\d+ pages for “mailbox full”/
        - region "Answer":
          - heading "The mailbox is full" [level=2]
        - region "Best matches":
          - heading "Best matches" [level=2]
          - list:
            - listitem:
              - link /Mailbox full/
  `);
  // Not after every letter.
  expect((await heard()).length).toBeLessThan(4);
  expect((await heard()).at(-1)).toMatch(/^The mailbox is full\. \d+ pages for “mailbox full”$/u);

  await field.fill('zzzzqqqq');
  await expect(dialog.getByRole('status')).toHaveText('No page has the words “zzzzqqqq”.');
  expect((await heard()).at(-1)).toBe('No page has the words “zzzzqqqq”.');
  // What is behind the dialog is not heard while it is open.
  expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(true);
  // The first press closes it.
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
});

test('the field on the first page: name, description, and the answer is said once', async ({ page }) => {
  await page.goto('/');
  const field = fieldOn(page);
  await expect(field).toHaveAccessibleDescription('Private: what you paste never leaves your device.');
  await expect(page.getByRole('main').getByRole('search')).toMatchAriaSnapshot(`
    - search:
      - textbox "Paste the error, or describe the problem"
      - button "Find the answer"
      - button "Try an example"
  `);
  await field.focus();
  await page.waitForLoadState('networkidle');
  const heard = await listen(page);
  await field.fill('Dear Anna, see you on Sunday!');
  await expect(page.getByRole('region', { name: 'Not what you’re looking for?' })).toBeVisible();
  await expect.poll(heard).toEqual([expect.stringMatching(/^(?:No page|\d+ pages?) .*Anna/u)]);
  await field.fill('550 5.1.1 User unknown');
  await expect(answerOn(page)).toBeVisible();
  await expect.poll(async () => (await heard()).at(-1)).toMatch(/^The address doesn’t exist\. \d+ pages? for “550/u);
  expect((await heard()).filter((said) => said.includes('The address doesn’t exist'))).toHaveLength(1);
  // The answer comes without taking the reader out of the field, and is the next thing to reach.
  await expect(field).toBeFocused();
});

test('checking settings: each field with its hint, and the result at once where the focus is', async ({ page }) => {
  await page.goto('/check/');
  await expect(page.getByLabel('Your mail app')).toBeEnabled();
  await page.getByLabel('Your mail app').focus();
  expect(await nextStops(page, 6)).toEqual([
    'textbox "Outgoing Mail Server"',
    'textbox "Port"',
    'combobox "Security"',
    'combobox "Sign-in for sending"',
    'textbox "User name for sending"',
    'button "Check my settings"',
  ]);
  const server = page.getByRole('textbox', { name: 'Outgoing Mail Server' });
  await expect(server).toHaveAccessibleDescription('Also called SMTP server or host name');
  await expect(server).not.toHaveAttribute('aria-invalid', 'true');
  await server.fill(own.outgoing.host);
  await page.getByRole('textbox', { name: 'Port' }).fill('25');
  await page.getByRole('button', { name: 'Check my settings' }).press('Enter');

  const summary = page.getByRole('heading', { name: 'One setting to change', level: 2 });
  await expect(summary).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Port' })).toHaveAttribute('aria-invalid', 'true');
  await expect(server).toHaveAttribute('aria-invalid', 'false');
  await expect(server).toHaveAccessibleDescription(/Also called SMTP server.*Looks right\./u);
  // What was left empty is no fault.
  await expect(page.getByLabel('User name for sending')).toHaveAttribute('aria-invalid', 'false');
  // From the result the next stop is the first fault, which leads to its field.
  expect(await nextStops(page, 1)).toEqual(['link "Port: change it to 465"']);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Port' })).toBeFocused();
});

test('my address: a form whose fault is said with the field', async ({ page }) => {
  await page.goto('/guides/iphone/');
  await expect(page.locator('personalize-address')).toMatchAriaSnapshot(`
    - text: Your email address
    - status: /Private/
    - textbox "Your email address"
    - button "Show it in the steps"
  `);
  const field = page.getByRole('textbox', { name: 'Your email address' });
  await expect(field).toHaveAttribute('autocomplete', 'email');
  await field.fill('jane');
  await field.press('Enter');
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/This is only the first part of the address/u);
  const heard = await listen(page);
  await field.fill('jane@example.com');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await expect(field).not.toHaveAccessibleDescription(/only the first part of the address/u);
  expect(await heard()).toEqual(['The steps show jane@example.com']);
  await page.getByRole('button', { name: 'Clear', exact: true }).press('Enter');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
});

test('finished steps: each box has its step, and the list says how far one is', async ({ page }) => {
  await page.goto('/guides/iphone/');
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Step 1:/u }) }))
    .toMatchAriaSnapshot(`
    - listitem:
      - heading /Step 1:/ [level=2]
      - 'checkbox "Mark step 1 as finished"'
      - 'link "Copy link to step 1"'
  `);
  const box = page.getByRole('checkbox', { name: 'Mark step 1 as finished' });
  await box.press('Space');
  await expect(box).toBeChecked();
  await expect(page.getByRole('navigation', { name: 'Steps' })).toMatchAriaSnapshot(`
    - navigation "Steps":
      - paragraph: /1 of \\d+ finished/
      - list
      - link "Continue with step 2"
      - button "Clear the check marks"
  `);
});

test('copying: each button says what it copies, and what became of it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/settings/');
  const names = await page.getByRole('button', { name: /^Copy / }).allInnerTexts();
  expect(names.length).toBeGreaterThan(1);
  expect(new Set(names).size).toBe(names.length);
  const heard = await listen(page);
  await page.getByRole('button', { name: 'Copy Port' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Copied ✓ Port' })).toBeFocused();
  await expect.poll(heard).toEqual(['Copied']);

  await page.goto('/guides/iphone/');
  const said = await listen(page);
  await page.getByRole('link', { name: 'Copy link to step 3' }).press('Enter');
  await expect.poll(said).toEqual(['Link to this step copied']);
});

test('a word explained: a button whose text comes with it, and which opens and closes', async ({ page }) => {
  await page.goto('/symptoms/receive-but-not-send/');
  const word = page.getByRole('button', { name: 'SMTP' });
  await expect(word).toHaveAccessibleDescription(/^SMTP: The way mail apps and servers send mail/u);
  await word.press('Enter');
  const text = page.getByText('The way mail apps and servers send mail');
  await expect(text).toBeVisible();
  expect(await nextStops(page, 1)).toEqual(['link "All words explained"']);
  await page.keyboard.press('Escape');
  await expect(text).toBeHidden();
  await expect(word).toBeFocused();
});
