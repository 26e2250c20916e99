import { expect, test } from '@playwright/test';
import { answerOn, fieldInDialog, fieldOn } from '../support/ask-box.ts';
import { listRequests, watchPage } from '../support/network.ts';
import { scan } from '../support/qr.ts';
import own from '../../src/mail-settings.ts';

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('who knows the app is at the right step in two taps', async ({ page }) => {
    await page.goto('/');
    const app = page.getByRole('link', { name: /^iPhone or iPad/u });
    await expect(app).toBeInViewport();
    await app.tap();
    await expect(page).toHaveURL(/\/guides\/iphone\/$/u);
    const list = page.getByRole('navigation', { name: 'Steps' });
    await list.getByRole('link', { name: 'Start with step 1' }).tap();
    await expect(page.getByRole('heading', { name: /^Step 1:/u })).toBeInViewport();

    // Who comes back after two steps goes on from there, or chooses in the list, which folds away again.
    for (const step of [1, 2]) await page.getByRole('checkbox', { name: `Mark step ${step} as finished` }).check();
    await page.reload();
    await list.getByRole('link', { name: 'Continue with step 3' }).tap();
    await expect(page.getByRole('heading', { name: /^Step 3:/u })).toBeInViewport();
    await page.getByText(/^All \d+ steps \(2 of \d+ finished\)/u).tap();
    await list.getByRole('listitem').nth(3).getByRole('link').tap();
    await expect(page.getByRole('heading', { name: /^Step 4:/u })).toBeInViewport();
    await expect(list.getByRole('listitem').first()).toBeHidden();
  });

  test('who has the error is told what it is, and where to fix it, for one paste', async ({ page }) => {
    await page.goto('/');
    await expect(fieldOn(page)).toBeInViewport();
    await fieldOn(page).focus();
    await page.evaluate(
      async (text) => navigator.clipboard.writeText(text),
      'Task sending reported error (0x800CCC79): 550 Authentication is required for relay',
    );
    await page.keyboard.press('ControlOrMeta+v');
    const answer = answerOn(page);
    // The keyboard covers the answer: the focus moves there, and the button is in sight.
    await expect(answer.getByRole('heading', { name: 'Your mail app didn’t sign in before sending' })).toBeFocused();
    const fix = answer.getByRole('link', { name: 'Fix it in Outlook' });
    await expect(fix).toBeInViewport();
    await fix.tap();
    await expect(page).toHaveURL(/\/guides\/outlook\/$/u);
  });

  test('who fails in spite of the guide sees first which steps are left', async ({ page }) => {
    await page.goto('/guides/iphone/');
    for (const step of [1, 2, 4]) await page.getByRole('checkbox', { name: `Mark step ${step} as finished` }).check();
    const end = page.getByRole('region', { name: 'Did it work?' });
    await end.getByRole('radio', { name: 'No, it still fails' }).check();
    const first = end.getByRole('listitem').first();
    await expect(first).toContainText('You haven’t marked these steps as finished yet: 3, 5, 6.');
    await first.getByRole('link', { name: 'Go to step 3' }).tap();
    await expect(page.getByRole('heading', { name: /^Step 3:/u })).toBeInViewport();
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('the menu opens', async ({ page }) => {
      await page.goto('/guides/iphone/');
      const link = page.getByRole('banner').getByRole('link', { name: 'Check my settings' });
      await expect(link).toBeHidden();
      await page.getByRole('banner').getByText('Menu').tap();
      await link.tap();
      await expect(page).toHaveURL(/\/check\/$/u);
    });
  });
});

test('the chosen colors are there on the next page before anything is painted', async ({ page }) => {
  // What the page's root says when the parser comes to the body.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      Object.assign(window, { themeAtBody: document.documentElement.dataset['theme'] ?? '' });
    }).observe(document, { childList: true, subtree: true });
  });
  const atBody = async () => page.evaluate(() => (window as unknown as { themeAtBody: string }).themeAtBody);
  const ground = async () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const light = await ground();
  await page.getByLabel('Colors').selectOption('Dark');
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await page.reload();
  expect(await atBody()).toBe('dark');
  expect(await ground()).toBe(dark);
  await page.goto('/settings/');
  expect(await atBody()).toBe('dark');
  await page.getByLabel('Colors').selectOption('Match my device');
  await page.reload();
  expect(await atBody()).toBe('');
  expect(await ground()).toBe(light);
});

test('the choice of mail app is remembered on the next visit', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Android' })).toBeVisible();
  await expect(page.getByText('You chose this last time')).toHaveCount(0);
  await page.getByRole('link', { name: 'Android' }).click();
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Android' })).toContainText('You chose this last time');
  await expect(page.getByText('You chose this last time').filter({ visible: true })).toHaveCount(1);
});

test('who says once what they see in Outlook finds the same look open in the steps below', async ({ page }) => {
  await page.goto('/guides/outlook/');
  const looks = (step: number) => page.locator(`#step-${step} what-you-see`).getByRole('group');
  await expect(looks(1).first()).toHaveAttribute('open');
  await page.locator('#step-2').getByText('A window with the button More Settings…').click();
  for (const step of [2, 3, 4, 5]) {
    await expect(looks(step).last()).toHaveAttribute('open');
    await expect(looks(step).first()).not.toHaveAttribute('open');
  }
});

test('all settings are copied as text, and sent to the phone as a picture', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/settings/');
  await page.getByRole('button', { name: 'Copy all settings' }).click();
  await expect(page.getByRole('button', { name: 'Copied ✓' })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(`Port: ${own.outgoing.port}\n`);
  expect(text).toMatch(/\nUser name: Your full email address\nPassword: .+$/u);
  await expect(page.getByRole('button', { name: 'Copy all settings' })).toBeVisible();
  await page.getByText('Open on your phone').click();
  expect(await scan(page, 'QR code: opens this page on your phone')).toBe(`${baseURL}/settings/`);
});

test('where copying is refused, the value is selected and the page says what to do', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async () => Promise.reject(new Error('refused')) },
    });
  });
  await page.goto('/settings/');
  await page.getByRole('button', { name: 'Copy Port' }).click();
  await expect(page.getByRole('button', { name: 'Selected Port' })).toBeVisible();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(String(own.outgoing.port));
  await expect(page.getByText('you can copy it yourself')).toBeAttached();
});

test('support links one step of a guide', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/guides/outlook/');
  await page.getByRole('link', { name: 'Copy link to step 3' }).click();
  await expect(page).toHaveURL(/#step-3$/u);
  await expect(page.getByRole('link', { name: 'Copied ✓ to step 3' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: /^Step 3:/u })).toBeInViewport();
  await expect(page.getByText('This link opened step 3.')).toBeInViewport();
  await page.getByRole('link', { name: 'start with step 1', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Step 1:/u })).toBeInViewport();
});

test('an unknown address offers a search that finds', async ({ page }) => {
  await page.goto('/no-such-page/');
  await expect(page.getByRole('heading', { name: 'We can’t find that page' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const requests = listRequests(page);
  await fieldOn(page).fill('samsung');
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: 'for “samsung”' })).toBeVisible();
  expect(requests.filter((url) => url.includes('samsung'))).toEqual([]);
});

test.describe('my address', () => {
  test('support’s link fills the guide in, leaves the address bar, and goes with one tap', async ({
    page,
    baseURL,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/go/iphone/#email=jane%2Bx@example.com');
    await expect(page.getByText('The steps show jane+x@example.com')).toBeVisible();
    await expect(page).toHaveURL(`${baseURL}/guides/iphone/`);
    const row = page.getByRole('row', { name: /^User Name/u });
    await expect(row).toContainText('jane+x@example.com');
    await expect(page.getByRole('definition').filter({ hasText: 'jane+x@example.com' })).toBeVisible();
    expect(asked.filter((url) => url.includes('jane'))).toEqual([]);

    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect(row).toContainText('Your full email address');
    await expect(page.getByText('jane+x@example.com')).toHaveCount(0);
    await expect(page.getByText('john@yourdomain.com')).toBeVisible();
  });

  test('a link to a step with an address leads to the step', async ({ page }) => {
    await page.goto('/guides/outlook/#step-4&email=jane@example.com');
    await expect(page).toHaveURL(/\/guides\/outlook\/#step-4$/u);
    await expect(page.getByRole('heading', { name: /^Step 4:/u })).toBeInViewport();
    await expect(page.getByRole('row', { name: /^User Name/u })).toContainText('jane@example.com');
  });

  test('leaves the address bar even where the path begins with two slashes', async ({ page, baseURL }) => {
    await page.goto(`${baseURL}//es/guides/outlook/#step-2&email=ana@example.com`);
    await expect(page.getByText('Los pasos muestran ana@example.com')).toBeVisible();
    expect(page.url()).toBe(`${baseURL}//es/guides/outlook/#step-2`);
    await page.goto(`${baseURL}//es/check/#host=mail.example.com&user=ana@example.com`);
    await expect(page.getByLabel('Nombre de usuario para enviar')).toHaveValue('ana@example.com');
    expect(page.url()).toBe(`${baseURL}//es/check/`);
  });

  test('filled in on one guide, is there on the next during this visit, and a likely typing mistake is asked about', async ({
    page,
  }) => {
    await page.goto('/guides/android/');
    await page.getByLabel('Your email address').fill('jane@gmial.com');
    await page.getByRole('button', { name: 'Show it in the steps' }).click();
    await expect(page.getByText('The steps show jane@gmial.com')).toBeVisible();
    await expect(page.getByText('Did you mean jane@gmail.com?')).toBeVisible();
    await page.getByRole('button', { name: 'Use jane@gmail.com' }).click();
    await expect(page.getByText('The steps show jane@gmail.com')).toBeVisible();
    await expect(page.getByText('Did you mean')).toBeHidden();
    await page.goto('/guides/outlook/');
    await expect(page.getByLabel('Your email address')).toHaveValue('jane@gmail.com');
    await expect(page.getByRole('row', { name: /^User Name/u })).toContainText('jane@gmail.com');
  });

  test('markup in the address stays text and is refused', async ({ page }) => {
    await page.goto('/guides/iphone/#email=%3Cimg%20src%3Dx%3E@example.com');
    await expect(page.getByLabel('Your email address')).toHaveAccessibleDescription(/The address has a space/u);
    await expect(page.locator('main img[src=x]')).toHaveCount(0);
  });
});

test.describe('checking settings', () => {
  test('a customer with another port and half a user name finds both, and no request is made', async ({ page }) => {
    await page.goto('/check/');
    const button = page.getByRole('button', { name: 'Check my settings' });
    await expect(button).toBeEnabled();
    const requests = listRequests(page);

    await page.getByLabel('Outgoing Mail Server').fill(own.outgoing.host);
    await page.getByLabel('Port', { exact: true }).fill('25');
    await page.getByLabel('Security').selectOption(own.outgoing.security);
    await page.getByLabel('Sign-in for sending').selectOption('on');
    await page.getByLabel('User name for sending').fill('jane');
    await button.click();

    await expect(page.getByRole('heading', { name: '2 settings to change' })).toBeFocused();
    await expect(page.getByLabel('Port', { exact: true })).toHaveAccessibleDescription(
      new RegExp(`Change this\\. Port 25 is for servers.*Use: ${own.outgoing.port}`, 'u'),
    );
    await page.getByRole('link', { name: /^User name for sending: change it to/u }).click();
    await expect(page.getByLabel('User name for sending')).toBeFocused();

    // Put right, each field says so at once.
    await page.getByLabel('User name for sending').fill('jane@example.com');
    await page.getByLabel('Port', { exact: true }).fill(String(own.outgoing.port));
    await expect(page.getByRole('heading', { name: 'Your settings look right' })).toBeVisible();
    await expect(page.getByLabel('User name for sending')).toHaveAccessibleDescription(
      new RegExp(`Make sure this is the address of your ${own.provider.name} mailbox`, 'u'),
    );
    expect(requests).toEqual([]);
  });

  test('asks about signing in, which usually goes wrong, where all else is right', async ({ page }) => {
    await page.goto('/check/');
    await page.getByLabel('Outgoing Mail Server').fill(own.outgoing.host);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Find out whether your app signs in to send' })).toBeFocused();
    await page.getByLabel('User name for sending').fill('jane@example.com');
    await expect(page.getByRole('heading', { name: 'What you entered looks right' })).toBeVisible();
  });

  test('gives support a text without a password', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/check/');
    await page.getByLabel('Outgoing Mail Server').fill('smtp.gmail.com');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Copy this text' }).click();
    await expect(page.getByText('Copied.')).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain(`smtp.gmail.com – Change this: ${own.outgoing.host}`);
    expect(text).not.toMatch(/password/iu);
    await expect(page.locator('input[type=password]')).toHaveCount(0);
  });
});

test.describe('search', () => {
  test('a letter or a sign on its own opens nothing', async ({ page }) => {
    await page.goto('/guides/');
    for (const key of ['/', 'k', 's']) await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('opened again, what is typed takes the place of what was looked for before', async ({ page }) => {
    await page.goto('/');
    await page.keyboard.press('Control+k');
    await expect(fieldInDialog(page)).toBeFocused();
    await page.keyboard.type('relay');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('Control+k');
    await expect(fieldInDialog(page)).toBeFocused();
    await page.keyboard.type('samsung');
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('for “samsung”');
  });

  test('works as a link, groups by kind and leads to parts of a page', async ({ page }) => {
    await page.goto('/search/?q=outlook');
    await expect(page.getByRole('heading', { level: 2, name: 'Guides', exact: true })).toBeVisible();
    // What is in them is loaded when they come into sight.
    await page.getByRole('region', { name: 'Guides' }).scrollIntoViewIfNeeded();
    const parts = page.getByRole('region', { name: 'Guides' }).locator('a[href*="#"]');
    await expect(parts.first()).toBeVisible();
    expect(await parts.first().getAttribute('href')).toMatch(/^\/guides\/[^#]+#.+/u);
  });

  test('may be listed by search engines as the list of pages that it is, and not with what was looked for', async ({
    page,
  }) => {
    const notListed = page.locator('meta[name=robots][content=noindex]');
    await page.goto('/search/?q=outbox');
    await expect(notListed).toHaveCount(1);
    await fieldOn(page).fill('');
    await expect(notListed).toHaveCount(0);
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/search\/$/u);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a guide can be followed to its end', async ({ page }) => {
    await page.goto('/guides/outlook/');
    const steps = page.getByRole('navigation', { name: 'Steps' }).getByRole('listitem');
    const count = await steps.count();
    expect(count).toBeGreaterThanOrEqual(4);
    for (let number = 1; number <= count; number += 1) {
      await steps
        .nth(number - 1)
        .getByRole('link')
        .click();
      await expect(page.getByRole('heading', { name: new RegExp(`^Step ${number}:`, 'u') })).toBeInViewport();
    }
    await expect(page.getByText(own.outgoing.host).first()).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Did it work?' })).toBeVisible();
    // A button that could do nothing is not shown.
    await expect(page.getByRole('button', { name: /^Copy/u })).toHaveCount(0);
  });
});

test('a guide prints with its steps, what to do if they fail and who to ask, and without controls', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print' });
  // Classic Outlook shows both of its looks on paper.
  for (const [guide, most] of [
    ['/guides/outlook/', 6],
    ['/es/guides/iphone/', 4],
  ] as const) {
    await page.goto(guide);
    const steps = page.getByRole('heading', { name: /^(?:Step|Paso) \d+:/u });
    await expect(steps.nth(3)).toBeVisible();
    for (const step of await steps.all()) await expect(step).toBeVisible();
    await expect(page.getByRole('region', { name: /^(?:Did it work|¿Funcionó)/u }).getByRole('list')).toBeVisible();
    await expect(page.getByRole('contentinfo')).toContainText(own.support.name);
    await expect(page.getByRole('contentinfo').getByText(guide)).toBeVisible();
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('radio')).toHaveCount(0);
    const paper = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    expect.soft(paper.match(/\/Type\s*\/Page\b/gu)?.length, guide).toBeLessThanOrEqual(most);
  }
});
