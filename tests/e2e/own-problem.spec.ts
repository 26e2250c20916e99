import { expect, type Page, test } from '@playwright/test';
import { answerOn, fieldOn } from '../support/ask-box.ts';
import { isOwnScript, listRequests, watchPage } from '../support/network.ts';
import { scan } from '../support/qr.ts';
import { OUTLOOK_ERROR } from '../fixtures/outlook-error.ts';
import { settingsCheckLink } from '../../src/lib/settings-check/link.ts';
import own from '../../src/mail-settings.ts';

const ARTICLE = '/errors/550-authentication-is-required-for-relay/';

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

test.describe('the error pasted on the home page', () => {
  test('leads to the guide with the address filled in, and from there to a step', async ({ page, baseURL }) => {
    await page.goto('/');
    await fieldOn(page).fill(OUTLOOK_ERROR);
    const answer = answerOn(page);
    await expect(answer.getByRole('heading', { name: 'Your mail app didn’t sign in before sending' })).toBeVisible();
    // A short error is shown once, with all that tells marked in it.
    await expect(answer.locator('blockquote')).toHaveCount(1);
    const requests = listRequests(page);
    await answer.getByText('Show my email address in the steps').click();
    await answer.getByLabel('Your email address').fill('jane@example.com');
    await expect(answer.getByRole('link', { name: 'Fix it in Outlook' })).toHaveAttribute(
      'href',
      '/guides/outlook/#email=jane@example.com',
    );
    // What was found may still be arriving.
    expect(requests.filter((url) => !url.includes('/pagefind/') || url.includes('jane'))).toEqual([]);

    await answer.getByRole('link', { name: /^go to step \d+: Turn on sign-in/u }).click();
    await expect(page).toHaveURL(/\/guides\/outlook\/#step-\d+$/u);
    await expect(page.getByRole('heading', { name: /^Step \d+: Turn on sign-in/u })).toBeInViewport();
    await expect(page.getByText('jane@example.com').first()).toBeVisible();
    await page.getByRole('link', { name: 'Copy link to step 4' }).click();
    await expect(page).toHaveURL(`${baseURL}/guides/outlook/#step-4`);
  });

  test('costs nothing until the field is used', async ({ page }) => {
    const requests = listRequests(page);
    await page.goto('/');
    await page.waitForLoadState('networkidle');
    const before = requests.filter((url) => /AskBox|worker|data\.json|pagefind|\/search\//u.test(url));
    expect(before).toEqual([]);
    await fieldOn(page).focus();
    await expect.poll(() => requests.some((url) => url.endsWith('/diagnose/data.json'))).toBe(true);
  });

  test('typed before the script arrived is not lost', async ({ page }) => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/AskBox*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/');
    await fieldOn(page).pressSequentially('550 Authentication is required for relay');
    release();
    await expect(page.getByRole('heading', { name: 'Your mail app didn’t sign in before sending' })).toBeVisible();
    await expect(fieldOn(page)).toHaveValue('550 Authentication is required for relay');
    await expect(fieldOn(page)).toBeFocused();
  });

  test('says what else to do where its script cannot be loaded', async ({ page }) => {
    await page.route('**/AskBox*.js', (route) => route.abort());
    await page.goto('/');
    await fieldOn(page).focus();
    await expect(page.getByRole('alert')).toContainText('This field didn’t load');
    await expect(page.getByRole('alert').getByRole('link', { name: 'All errors' })).toBeVisible();
  });

  for (const [device, userAgent, guide] of [
    ['an iPhone', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15', 'your iPhone or iPad'],
    ['an Android phone', 'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/130.0', 'Android'],
  ] as const) {
    test.describe(`on ${device}`, () => {
      test.use({ userAgent });
      test('an error that names no app offers the guide of the device first', async ({ page }) => {
        await page.goto('/diagnose/');
        await fieldOn(page).fill('550 Authentication is required for relay');
        await expect(answerOn(page).getByRole('link').first()).toHaveText(`Fix it on ${guide}`);
        // The others are one tap away.
        await answerOn(page).getByText('I use another app').click();
        await expect(answerOn(page).getByRole('link', { name: 'Outlook' })).toBeVisible();
      });
    });
  }
});

test.describe('the steps as a list to tick off', () => {
  test('stays when the reader leaves and comes back, and starts over when asked to', async ({ page }) => {
    await page.goto('/guides/iphone/');
    await page.getByRole('checkbox', { name: 'Mark step 1 as finished' }).check();
    await page.getByRole('checkbox', { name: 'Mark step 2 as finished' }).check();
    const list = page.getByRole('navigation', { name: 'Steps' });
    const state = list.getByText(/^2 of \d+ finished$/u);
    await expect(state).toBeVisible();
    await page.goto('about:blank');
    await page.goto('/guides/iphone/');
    await expect(state).toBeVisible();
    await list.getByRole('link', { name: 'Continue with step 3' }).click();
    await expect(page.getByRole('heading', { name: /^Step 3:/u })).toBeInViewport();
    await expect(page.getByRole('checkbox', { name: 'Mark step 2 as finished' })).toBeChecked();
    // Each guide has its own ticks.
    await page.goto('/guides/android/');
    await expect(page.getByRole('checkbox', { name: 'Mark step 1 as finished' })).not.toBeChecked();

    await page.goto('/guides/iphone/');
    await list.getByRole('button', { name: 'Clear the check marks' }).press('Enter');
    await expect(list.getByRole('link', { name: 'Start with step 1' })).toBeFocused();
    await expect(state).toBeHidden();
    await page.reload();
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  });

  test('is the same in two tabs', async ({ page, context }) => {
    const other = await context.newPage();
    for (const tab of [page, other]) await tab.goto('/guides/iphone/');
    const box = (tab: Page, step: number) => tab.getByRole('checkbox', { name: `Mark step ${step} as finished` });
    await box(page, 1).check();
    await expect(box(other, 1)).toBeChecked();
    await box(other, 2).check();
    await expect(box(page, 2)).toBeChecked();
    await expect(page.getByText(/^2 of \d+ finished$/u)).toBeVisible();
    // A tab that was asleep missed the news, and loses nothing by it.
    await other.evaluate(() => addEventListener('storage', (event) => event.stopImmediatePropagation(), true));
    await box(page, 4).check();
    await box(other, 3).check();
    await box(other, 1).uncheck();
    await page.reload();
    for (const step of [1, 2, 3, 4]) await expect(box(page, step)).toBeChecked({ checked: step > 1 });

    await page.getByRole('button', { name: 'Clear the check marks' }).click();
    await other.reload();
    await expect(other.getByRole('checkbox', { checked: true })).toHaveCount(0);
  });

  test('ends with a summary for support that names app, steps, error and time, and no password', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/guides/iphone/#email=jane@example.com');
    await page.getByRole('checkbox', { name: 'Mark step 2 as finished' }).check();
    await page.waitForLoadState('networkidle');
    const requests = listRequests(page);
    await page.getByRole('radio', { name: 'No, it still fails' }).check();
    await page.getByLabel('What does the error say now?').fill('does not allow relaying <b>');
    await page.getByRole('button', { name: 'Copy the summary' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain('iPhone and iPad');
    expect(text).toMatch(/Steps done:\s+2\. /u);
    expect(text).toContain('does not allow relaying <b>');
    expect(text).toContain('jane@example.com');
    expect(text).toContain(String(new Date().getFullYear()));
    expect(requests.filter((url) => !isOwnScript(url))).toEqual([]);
  });

  test('ends well where sending works, and does not greet the next visit with old ticks', async ({ page }) => {
    await page.goto(ARTICLE);
    await page.getByRole('checkbox', { name: 'Mark step 1 as finished' }).check();
    await page.getByRole('radio', { name: 'Yes, it sent' }).check();
    await expect(page.getByText('Your app can send again.')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  });

  test('works for the open page where storage is blocked or holds nonsense', async ({ page }) => {
    await page.goto('/guides/iphone/');
    await page.evaluate(() => localStorage.setItem('steps:/guides/iphone/', '{"done":"all"'));
    await page.reload();
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      }
    });
    await page.reload();
    await page.getByRole('checkbox', { name: 'Mark step 1 as finished' }).check();
    await expect(page.getByRole('navigation', { name: 'Steps' }).getByText(/^1 of \d+ finished$/u)).toBeVisible();
  });

  test('where copying is refused, the summary is selected', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async () => Promise.reject(new Error('refused')) },
      });
    });
    await page.goto('/guides/android/');
    await page.getByRole('radio', { name: 'No, it still fails' }).check();
    await page.getByRole('button', { name: 'Copy the summary' }).click();
    await expect(page.getByText('you can copy it yourself')).toBeVisible();
    expect(await page.evaluate(() => getSelection()?.toString())).toContain('I still can’t send email.');
  });
});

test.describe('on another device', () => {
  test('at a computer, a phone guide shows a picture that opens it on the phone, with the address', async ({
    page,
    baseURL,
  }) => {
    await page.goto('/guides/iphone/#email=jane@example.com');
    await page.getByText('Open on your phone').click();
    await expect(page.getByText(/\/go\/iphone$/u)).toBeVisible();
    expect(await scan(page, 'QR code: opens this page on your phone')).toBe(
      `${baseURL}/go/iphone/#email=jane@example.com`,
    );
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect.poll(() => scan(page, 'QR code: opens this page on your phone')).toBe(`${baseURL}/go/iphone/`);
  });

  test('a guide for a computer offers none', async ({ page }) => {
    await page.goto('/guides/outlook/');
    await expect(page.getByText('Open on your phone')).toHaveCount(0);
  });

  test.describe('on the phone itself', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    test('it is not offered', async ({ page }) => {
      await page.goto('/guides/iphone/');
      await expect(page.getByText('Open on your phone')).toBeHidden();
    });
  });
});

test('a page is copied as text where the host takes the slash from the end of its address, too', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/guides/iphone');
  await page.getByRole('button', { name: 'Copy this page as text' }).click();
  await expect(page.getByText('Copied. You can paste it now.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^# .*iPhone/u);
});

test('a guide copied as text holds the reader’s own user name', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/guides/iphone/#email=jane@example.com');
  await page.getByRole('button', { name: 'Copy this page as text' }).click();
  await expect(page.getByText('Copied. You can paste it now.')).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/\| User Name +\| jane@example\.com/u);
  expect(text).toContain('Enter jane@example.com');
  expect(text).not.toMatch(/your full email address/iu);
  // What only makes sense on the screen is no part of the text.
  expect(text).not.toMatch(/Open on your phone|Start with step 1|All (?:\d+ )?steps|Yes, it sent|scene-/u);
});

test.describe('checking settings', () => {
  test('speaks the words of the chosen app and leads to its step', async ({ page }) => {
    await page.goto('/check/');
    await expect(page.getByLabel('Your mail app')).toBeEnabled();
    await page.getByLabel('Your mail app').selectOption({ label: 'iPhone and iPad' });
    await expect(page.getByLabel('Outgoing Mail Server')).toHaveAccessibleDescription(/Your app calls it Host Name/u);
    await page.getByLabel('Outgoing Mail Server').fill('smtp.gmail.com');
    await page.getByLabel('Security').selectOption('None');
    await page.getByRole('button', { name: 'Check my settings' }).click();
    await expect(page.getByLabel('Outgoing Mail Server')).toHaveAccessibleDescription(
      /This server is for Gmail accounts/u,
    );
    await expect(page.getByLabel('Security')).toHaveAccessibleDescription(/Set Use SSL to On/u);
    await expect(page).toHaveTitle(/^Error: /u);
    await page
      .getByRole('link', { name: /^Where to change it: step 4 for iPhone/u })
      .first()
      .click();
    await expect(page).toHaveURL(/\/guides\/iphone\/#step-4$/u);
  });

  test('a link to the result shows support the same', async ({ page, context, baseURL }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/check/');
    await expect(page.getByLabel('Your mail app')).toBeEnabled();
    await page.getByLabel('Your mail app').selectOption({ label: 'Outlook for Windows (classic)' });
    await page.getByLabel('Outgoing Mail Server').fill(own.outgoing.host);
    await page.getByLabel('Port', { exact: true }).fill('25');
    await page.getByLabel('User name for sending').fill('jane+x');
    await page.getByRole('button', { name: 'Check my settings' }).click();
    await page.getByRole('button', { name: 'Copy a link to this result' }).click();
    await expect(page.getByText('Link copied.')).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain('/check/#');
    await page.goto('about:blank');
    await page.goto(link);
    await expect(page.getByRole('heading', { name: '2 settings to change' })).toBeVisible();
    await expect(page.getByLabel('Port', { exact: true })).toHaveValue('25');
    await expect(page.getByLabel('User name for sending')).toHaveValue('jane+x');
    await expect(page.getByLabel('Your mail app').locator('option:checked')).toHaveText(
      'Outlook for Windows (classic)',
    );
    await expect(page).toHaveURL(`${baseURL}/check/`);
  });

  test('a link with what an error says is filled in and judged, but for what it does not say', async ({ page }) => {
    const link = settingsCheckLink({
      host: `mail.${own.outgoing.host}`,
      port: 25,
      security: 'none',
      user: 'jane@example.com',
    });
    await page.goto(link);
    await expect(page.getByRole('heading', { name: '3 settings to change' })).toBeFocused();
    await expect(page.getByLabel('Outgoing Mail Server')).toHaveAccessibleDescription(/Delete “mail\.” at the start/u);
    await expect(page.getByLabel('Security')).toHaveValue('None');
    await expect(page.getByText('Not filled in, so not checked: Sign-in for sending.')).toBeVisible();
  });
});

test.describe('what a screen reader hears', () => {
  test('the diagnosis: the answer is announced, and its parts have names', async ({ page }) => {
    await page.goto('/diagnose/');
    await fieldOn(page).fill(OUTLOOK_ERROR);
    await expect(page.getByRole('main').getByRole('status')).toContainText(
      'Your mail app didn’t sign in before sending.',
    );
    await expect(answerOn(page)).toMatchAriaSnapshot(`
      - region "Answer":
        - paragraph: What this error means
        - heading "Your mail app didn’t sign in before sending" [level=2]
        - paragraph:
          - link "Fix it in Outlook"
        - paragraph:
          - 'link /go to step \\d+: Turn on sign-in/'
        - group: I use another app
        - group: Show my email address in the steps
        - table "What your app used, and what to change it to"
        - paragraph:
          - link "Check these settings"
        - heading "How we know" [level=3]
        - blockquote:
          - mark: /Authentication is required for relay/
    `);
  });

  test('the page for support: each choice has its name, and the result is a region', async ({ page }) => {
    await page.goto('/support/');
    await expect(page.getByLabel('Mail app')).toBeEnabled();
    await page.getByLabel('Mail app').selectOption({ label: 'iPhone and iPad' });
    await expect(page.getByRole('main')).toMatchAriaSnapshot(`
      - main:
        - heading "For our staff only" [level=1]
        - textbox "What the customer wrote or sees"
        - group "What the reply is about":
          - combobox "Mail app"
          - combobox "Step"
          - combobox "Error"
          - textbox "Customer’s email address"
        - group "What the reply is for":
          - radio "For an email" [checked]
          - radio "After a phone call"
        - button "Start over"
        - region "Link and reply":
          - heading "Read this out" [level=2]
          - heading "Reply" [level=2]
          - button "Copy the reply"
          - button "Copy as plain text"
          - region "Text of the reply"
          - heading "Link" [level=2]
          - button "Copy the link"
          - group: QR code of the link
    `);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('each form says what to do instead, and the texts it would lead to can be reached', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('main')).toContainText('This field needs JavaScript', { useInnerText: true });
    await expect(fieldOn(page)).toBeDisabled();
    await page.goto('/support/');
    await expect(page.getByRole('main')).toContainText('The reply needs JavaScript', { useInnerText: true });
    await expect(page.getByRole('link', { name: /\/go\/iphone$/u })).toBeVisible();
    await page.getByText('Steps of the guide for iPhone and iPad', { exact: true }).click();
    await expect(page.getByRole('link', { name: /\/go\/iphone\/4$/u })).toBeVisible();
    await page.goto('/guides/iphone/');
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await page.getByText('Open on your phone').click();
    await expect(page.getByText(/\/go\/iphone$/u)).toBeVisible();
  });
});
