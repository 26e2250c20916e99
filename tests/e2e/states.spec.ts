import { expect, type Page, test } from '@playwright/test';
import { userNameOf } from '../../src/lib/email-address.ts';
import own from '../../src/mail-settings.ts';
import { answerOn, fieldInDialog, fieldOn } from '../support/ask-box.ts';
import { violationsOn } from '../support/axe.ts';
import { watchPage } from '../support/network.ts';

/**
 * What every page must be, in each state that it can be brought into: for everybody, at both widths, in both themes, and
 * with large letters. A new part of the site that opens, answers or refuses adds its states here.
 */

/** What runs out of the window, each as its markup. */
function sideways(): string[] {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const out = [...document.querySelectorAll('body *')].filter(
    (one) => one.getBoundingClientRect().right > innerWidth + 1,
  );
  return out.map((one) => one.outerHTML.slice(0, 120));
}

test.beforeEach(({ page, baseURL }) => watchPage(page, baseURL));

/** @param reach uses the page that stands at `address` until it is in this state */
function state(name: string, address: string, reach: (page: Page) => Promise<void>): void {
  test(`${name}: no axe violation, wide and light, narrow and dark; nothing sticks out`, async ({ page }) => {
    await page.goto(address);
    await reach(page);
    expect(await violationsOn(page)).toEqual([]);
    // Dark by the reader's choice, which the system's is like: see `src/lib/brand/styles.ts`.
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
    await page.setViewportSize({ width: 320, height: 640 });
    // Or the bar of a step lies over a button of its text.
    await page.evaluate(() => scrollTo(0, 0));
    expect(await violationsOn(page, ['color-contrast', 'target-size', 'scrollable-region-focusable'])).toEqual([]);
    await expect.poll(() => page.evaluate(sideways), '320 px').toEqual([]);
    await page.setViewportSize({ width: 390, height: 640 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await expect.poll(() => page.evaluate(sideways), '390 px with letters of twice the size').toEqual([]);
  });
}

const GUIDE = '/guides/iphone/';
const RELAY = '550 Authentication is required for relay';

async function openSearch(page: Page, words: string): Promise<void> {
  await page.getByRole('link', { name: 'Search' }).click();
  await fieldInDialog(page).fill(words);
}

async function paste(page: Page, text: string, answer: string | RegExp): Promise<void> {
  await fieldOn(page).fill(text);
  await expect(answerOn(page)).toContainText(answer);
}

async function check(page: Page, shown: { server: string; port: string; userName: string }): Promise<void> {
  await expect(page.getByLabel('Your mail app')).toBeEnabled();
  await page.getByLabel('Outgoing Mail Server').fill(shown.server);
  await page.getByLabel('Port', { exact: true }).fill(shown.port);
  await page.getByLabel('Security').selectOption(own.outgoing.security);
  await page.getByLabel('Sign-in for sending').selectOption('on');
  await page.getByLabel('User name for sending').fill(shown.userName);
  await page.getByRole('button', { name: 'Check my settings' }).click();
}

async function fillInAddress(page: Page, typed: string): Promise<void> {
  await page.getByLabel('Your email address').fill(typed);
  await page.getByRole('button', { name: 'Show it in the steps' }).click();
}

const RIGHT = {
  server: own.outgoing.host,
  port: String(own.outgoing.port),
  userName: userNameOf(own.outgoing.userName, 'jane@example.com'),
};

state('the search dialog, open', '/', async (page) => {
  await page.getByRole('link', { name: 'Search' }).click();
  await expect(fieldInDialog(page)).toBeFocused();
});

state('the search dialog with results', GUIDE, async (page) => {
  await openSearch(page, 'relay');
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
});

state('the search dialog without results', '/errors/', async (page) => {
  await openSearch(page, 'zzzzqqqq');
  await expect(page.getByRole('dialog').getByText('No page has the words “zzzzqqqq”')).toBeVisible();
});

state('the search page with results', '/search/?q=outlook', async (page) =>
  expect(page.getByRole('region', { name: 'Guides', exact: true })).toBeVisible(),
);

state('the search in Spanish with results', '/es/search/?q=iphone', async (page) =>
  expect(page.getByRole('search').getByRole('link').first()).toBeVisible(),
);

// From a page that does not search: an index that is on its way when a page is left is missed aloud.
state('the search page whose index does not come', '/settings/', async (page) => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto('/search/?q=relay');
  await expect(page.getByText('The search didn’t load')).toBeVisible();
});

state('a sure diagnosis, with half an address', '/', async (page) => {
  await paste(page, `${RELAY}, Server Error: 550, Error Number: 0x800CCC79`, 'What this error means');
  await expect(answerOn(page).getByRole('link', { name: 'Fix it in Outlook' })).toBeVisible();
  await page.getByText('I use another app').click();
  await page.getByText('Show my email address in the steps').click();
  await page.getByLabel('Your email address').fill('jane');
  await expect(page.getByText('This is only the first part of the address')).toBeVisible();
});

state('a diagnosis for a program', '/diagnose/', async (page) => {
  await paste(
    page,
    "smtplib.SMTPRecipientsRefused: {'a@example.com': (550, b'Authentication is required for relay')}",
    'Your mail app didn’t sign in before sending',
  );
  await expect(page.getByRole('link', { name: 'Fix it in Python' })).toBeVisible();
});

state('a diagnosis that could be another', '/diagnose/', async (page) =>
  paste(page, '451 4.7.1 connection limit or greylisted', 'It could also be one of these'),
);

state('a code with several meanings', '/errors/', async (page) => paste(page, '550', '550 can mean several things'));

state('a text without an error', '/diagnose/', async (page) => {
  await fieldOn(page).fill('Dear Anna, see you on Sunday!');
  await expect(page.getByRole('region', { name: 'Not what you’re looking for?' })).toBeVisible();
});

state('a file that is no text', '/diagnose/', async (page) => {
  await page.waitForLoadState('networkidle');
  await page.getByText('I have the returned message as a file').click();
  await page.getByLabel('Choose a saved message').setInputFiles({
    name: 'photo.eml',
    mimeType: 'message/rfc822',
    buffer: Buffer.alloc(100),
  });
  await expect(page.getByRole('heading', { name: 'This isn’t text' })).toBeVisible();
});

state('the diagnosis that does not come', '/diagnose/', async (page) => {
  await page.route('**/diagnose/data.json', (route) => route.abort());
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('don’t work right now');
});

state('checked settings with faults, in the words of an app', '/check/', async (page) => {
  await expect(page.getByLabel('Your mail app')).toBeEnabled();
  await page.getByLabel('Your mail app').selectOption({ label: 'iPhone and iPad' });
  await check(page, { server: 'smtp.gmail.com', port: '25', userName: 'jane doe' });
  await expect(page.getByRole('heading', { name: /settings to change$/u })).toBeFocused();
});

state('checked settings with faults, in Spanish', '/es/check/', async (page) => {
  await expect(page.getByLabel('Tu app de correo')).toBeEnabled();
  await page.getByLabel('Tu app de correo').selectOption({ label: 'Mail en una Mac' });
  await page.getByLabel('Servidor de salida').fill(`mail.${own.outgoing.host}`);
  await page.getByLabel('Seguridad').selectOption('TLS');
  await page.getByRole('button', { name: 'Comprobar mis ajustes' }).click();
  await expect(page.getByRole('heading', { name: 'Tienes que cambiar un ajuste' })).toBeFocused();
});

state('checked settings with faults, before an app is named', '/check/', async (page) => {
  await expect(page.getByLabel('Your mail app')).toBeEnabled();
  await page.getByLabel('Outgoing Mail Server').fill('http://a.example');
  await page.getByLabel('Security').selectOption('TLS');
  await page.getByRole('button', { name: 'Check my settings' }).click();
  await expect(page.getByRole('heading', { name: /to change$/u })).toBeFocused();
});

state('checked settings without faults', '/check/', async (page) => {
  await check(page, RIGHT);
  await expect(page.getByRole('heading', { name: 'Your settings look right' })).toBeFocused();
});

state('checked settings with typing mistakes, the rest left empty', '/check/', async (page) => {
  await check(page, { server: `mail.${own.outgoing.host}`, port: '', userName: 'jane@example.con' });
  await expect(page.getByText('Delete “mail.” at the start.')).toBeVisible();
});

state('the check of nothing', '/check/', async (page) => {
  await expect(page.getByLabel('Your mail app')).toBeEnabled();
  await page.getByRole('button', { name: 'Check my settings' }).click();
  await expect(page.getByRole('heading', { name: 'There’s nothing to check yet' })).toBeFocused();
});

state('a reply for a customer', '/support/', async (page) => {
  await expect(page.getByLabel('Mail app')).toBeEnabled();
  await page.getByLabel('What the customer wrote or sees').fill(`My iPhone says: ${RELAY}`);
  await expect(page.getByText(`This looks like: ${RELAY}`)).toBeVisible();
  await page.getByLabel('Customer’s email address').fill('jane');
  await page.getByText('QR code of the link').click();
  await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByRole('button', { name: /^(?:Copied|Selected)/u })).toBeVisible();
});

state('a code from a caller, which can mean several things', '/support/', async (page) => {
  await expect(page.getByLabel('Mail app')).toBeEnabled();
  await page.getByLabel('What the customer wrote or sees').fill('550');
  await expect(page.getByRole('group', { name: 'Other errors that fit' })).toBeVisible();
});

state('the settings, to send to the phone', '/settings/', async (page) => {
  const box = page.getByText('Open on your phone');
  // It is for who sits at a computer.
  if (await box.isHidden()) return;
  await box.click();
  await expect(page.getByRole('img', { name: 'QR code: opens this page on your phone' })).toBeVisible();
});

state('an address filled in', GUIDE, async (page) => {
  await fillInAddress(page, 'jane@example.com');
  await expect(page.getByText('The steps show jane@example.com')).toBeVisible();
});

state(
  'an address filled in and a step ticked off, in Spanish',
  '/es/guides/outlook/#email=ana@example.com',
  async (page) => {
    await expect(page.getByText('Los pasos muestran ana@example.com')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Ya hice el paso 1' }).check();
    await expect(page.getByText(/1 de \d+ terminados/u).first()).toBeAttached();
  },
);

state('a misspelled address', GUIDE, async (page) => {
  await fillInAddress(page, 'jane@gmial.com');
  await expect(page.getByRole('button', { name: 'Use jane@gmail.com' })).toBeVisible();
});

state('a link to a step followed', '/guides/outlook/#step-3', async (page) =>
  expect(page.getByText('This link opened step 3.')).toBeVisible(),
);

state('half an address refused', GUIDE, async (page) => {
  await fillInAddress(page, 'jane');
  await expect(page.getByText('This is only the first part of the address')).toBeVisible();
});

state('steps ticked off, and sending works', '/guides/android/', async (page) => {
  await page.getByRole('checkbox', { name: 'Mark step 1 as finished' }).check();
  await page.getByRole('radio', { name: 'Yes, it sent' }).check();
  await expect(page.getByText('Your app can send again.')).toBeVisible();
});

state('steps ticked off, and sending still fails', '/guides/outlook/', async (page) => {
  await page.getByRole('checkbox', { name: 'Mark step 2 as finished' }).check();
  await page.getByRole('radio', { name: 'No, it still fails' }).check();
  await page.getByLabel('What does the error say now?').fill(RELAY);
  await page.getByRole('button', { name: 'Copy the summary' }).click();
  await expect(page.getByText(/Copied|does not let this page copy/u).first()).toBeVisible();
});

state('the picture that opens a guide on the phone', GUIDE, async (page) => {
  const box = page.getByText('Open on your phone');
  // It is for who sits at a computer.
  if (await box.isHidden()) return;
  await box.click();
  await expect(page.getByRole('img', { name: 'QR code: opens this page on your phone' })).toBeVisible();
});

state('a word explained', '/symptoms/receive-but-not-send/', async (page) => {
  await page.getByRole('button', { name: 'SMTP' }).click();
  await expect(page.getByText('The way mail apps and servers send mail.')).toBeVisible();
});

state('an answer to "what happens" opened', '/', async (page) => {
  await page.getByText('I can’t send anything').click();
  await expect(page.getByRole('link', { name: 'I can receive but not send' })).toBeVisible();
});

state('a page that did not help', '/articles/non-delivered-email/', async (page) => {
  await page.getByRole('radio', { name: 'No', exact: true }).check();
  await expect(page.getByText('If you’re still stuck, ask us')).toBeVisible();
});

state('a value copied, or selected where copying is refused', '/settings/', async (page) => {
  await page.getByRole('button', { name: 'Copy Outgoing Mail Server' }).click();
  await expect(page.getByRole('button', { name: /^(?:Copied|Selected)/u })).toBeVisible();
});

state('the menu of a phone, and the list of steps, open', GUIDE, async (page) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByText('Menu', { exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await page.getByText('All 6 steps').first().click();
  await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
});

state('the app of this device and the one chosen last', '/', async (page) => {
  await page.getByRole('link', { name: /^Thunderbird/u }).click();
  await page.goto('/');
  await expect(page.getByText('You chose this last time')).toBeVisible();
});

state('an address without a page', '/no-such-page/', async (page) =>
  expect(page.getByRole('heading', { name: 'We can’t find that page' })).toBeVisible(),
);
