import { expect, type Page } from '@playwright/test';
import { userNameOf } from '../../src/lib/email-address.ts';
import own from '../../src/mail-settings.ts';
import { answerOn, fieldInDialog, fieldOn } from './ask-box.ts';

/**
 * What the pages of the site can look like once they are used. Whatever holds for every page is checked in these states
 * too: a new part of the site that opens, answers or refuses adds its states here.
 */
export interface State {
  readonly name: string;
  readonly address: string;
  /** Uses the page that stands at `address` until it is in this state. */
  readonly reach: (page: Page) => Promise<void>;
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

export const STATES: readonly State[] = [
  {
    name: 'the search dialog, open',
    address: '/',
    reach: async (page) => {
      await page.getByRole('link', { name: 'Search' }).click();
      await expect(fieldInDialog(page)).toBeFocused();
    },
  },
  {
    name: 'the search dialog with results',
    address: GUIDE,
    reach: async (page) => {
      await openSearch(page, 'relay');
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
    },
  },
  {
    name: 'the search dialog without results',
    address: '/errors/',
    reach: async (page) => {
      await openSearch(page, 'zzzzqqqq');
      await expect(page.getByRole('dialog').getByText('No page has the words “zzzzqqqq”')).toBeVisible();
    },
  },
  {
    name: 'the search page with results',
    address: '/search/?q=outlook',
    reach: async (page) => expect(page.getByRole('region', { name: 'Guides', exact: true })).toBeVisible(),
  },
  {
    name: 'the search in Spanish with results',
    address: '/es/search/?q=iphone',
    reach: async (page) => expect(page.getByRole('search').getByRole('link').first()).toBeVisible(),
  },
  {
    name: 'the search page whose index does not come',
    // From a page that does not search: an index that is on its way when a page is left is missed aloud.
    address: '/settings/',
    reach: async (page) => {
      await page.route('**/pagefind/**', (route) => route.abort());
      await page.goto('/search/?q=relay');
      await expect(page.getByText('The search didn’t load')).toBeVisible();
    },
  },
  {
    name: 'a sure diagnosis, with half an address',
    address: '/',
    reach: async (page) => {
      await paste(page, `${RELAY}, Server Error: 550, Error Number: 0x800CCC79`, 'What this error means');
      await expect(answerOn(page).getByRole('link', { name: 'Fix it in Outlook' })).toBeVisible();
      await page.getByText('I use another app').click();
      await page.getByText('Show my email address in the steps').click();
      await page.getByLabel('Your email address').fill('jane');
      await expect(page.getByText('This is only the first part of the address')).toBeVisible();
    },
  },
  {
    name: 'a diagnosis for a program',
    address: '/diagnose/',
    reach: async (page) => {
      await paste(
        page,
        "smtplib.SMTPRecipientsRefused: {'a@example.com': (550, b'Authentication is required for relay')}",
        'Your mail app didn’t sign in before sending',
      );
      await expect(page.getByRole('link', { name: 'Fix it in Python' })).toBeVisible();
    },
  },
  {
    name: 'a diagnosis that could be another',
    address: '/diagnose/',
    reach: async (page) => paste(page, '451 4.7.1 connection limit or greylisted', 'It could also be one of these'),
  },
  {
    name: 'a code with several meanings',
    address: '/errors/',
    reach: async (page) => paste(page, '550', '550 can mean several things'),
  },
  {
    name: 'a text without an error',
    address: '/diagnose/',
    reach: async (page) => {
      await fieldOn(page).fill('Dear Anna, see you on Sunday!');
      await expect(page.getByRole('region', { name: 'Not what you’re looking for?' })).toBeVisible();
    },
  },
  {
    name: 'a file that is no text',
    address: '/diagnose/',
    reach: async (page) => {
      await page.waitForLoadState('networkidle');
      await page.getByText('I have the returned message as a file').click();
      await page.getByLabel('Choose a saved message').setInputFiles({
        name: 'photo.eml',
        mimeType: 'message/rfc822',
        buffer: Buffer.alloc(100),
      });
      await expect(page.getByRole('heading', { name: 'This isn’t text' })).toBeVisible();
    },
  },
  {
    name: 'the diagnosis that does not come',
    address: '/diagnose/',
    reach: async (page) => {
      await page.route('**/diagnose/data.json', (route) => route.abort());
      await page.reload();
      await expect(page.getByRole('alert')).toContainText('don’t work right now');
    },
  },
  {
    name: 'checked settings with faults, in the words of an app',
    address: '/check/',
    reach: async (page) => {
      await expect(page.getByLabel('Your mail app')).toBeEnabled();
      await page.getByLabel('Your mail app').selectOption({ label: 'iPhone and iPad' });
      await check(page, { server: 'smtp.gmail.com', port: '25', userName: 'jane doe' });
      await expect(page.getByRole('heading', { name: /settings to change$/u })).toBeFocused();
    },
  },
  {
    name: 'checked settings with faults, in Spanish',
    address: '/es/check/',
    reach: async (page) => {
      await expect(page.getByLabel('Tu app de correo')).toBeEnabled();
      await page.getByLabel('Tu app de correo').selectOption({ label: 'Mail en una Mac' });
      await page.getByLabel('Servidor de salida').fill(`mail.${own.outgoing.host}`);
      await page.getByLabel('Seguridad').selectOption('TLS');
      await page.getByRole('button', { name: 'Comprobar mis ajustes' }).click();
      await expect(page.getByRole('heading', { name: 'Tienes que cambiar un ajuste' })).toBeFocused();
    },
  },
  {
    name: 'checked settings with faults, before an app is named',
    address: '/check/',
    reach: async (page) => {
      await expect(page.getByLabel('Your mail app')).toBeEnabled();
      await page.getByLabel('Outgoing Mail Server').fill('http://a.example');
      await page.getByLabel('Security').selectOption('TLS');
      await page.getByRole('button', { name: 'Check my settings' }).click();
      await expect(page.getByRole('heading', { name: /to change$/u })).toBeFocused();
    },
  },
  {
    name: 'checked settings without faults',
    address: '/check/',
    reach: async (page) => {
      await check(page, RIGHT);
      await expect(page.getByRole('heading', { name: 'Your settings look right' })).toBeFocused();
    },
  },
  {
    name: 'checked settings with typing mistakes, the rest left empty',
    address: '/check/',
    reach: async (page) => {
      await check(page, { server: `mail.${own.outgoing.host}`, port: '', userName: 'jane@example.con' });
      await expect(page.getByText('Delete “mail.” at the start.')).toBeVisible();
    },
  },
  {
    name: 'the check of nothing',
    address: '/check/',
    reach: async (page) => {
      await expect(page.getByLabel('Your mail app')).toBeEnabled();
      await page.getByRole('button', { name: 'Check my settings' }).click();
      await expect(page.getByRole('heading', { name: 'There’s nothing to check yet' })).toBeFocused();
    },
  },
  {
    name: 'a reply for a customer',
    address: '/support/',
    reach: async (page) => {
      await expect(page.getByLabel('Mail app')).toBeEnabled();
      await page.getByLabel('What the customer wrote or sees').fill(`My iPhone says: ${RELAY}`);
      await expect(page.getByText(`This looks like: ${RELAY}`)).toBeVisible();
      await page.getByLabel('Customer’s email address').fill('jane');
      await page.getByText('QR code of the link').click();
      await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
      await page.getByRole('button', { name: 'Copy the link' }).click();
      await expect(page.getByRole('button', { name: /^(?:Copied|Selected)/u })).toBeVisible();
    },
  },
  {
    name: 'a code from a caller, which can mean several things',
    address: '/support/',
    reach: async (page) => {
      await expect(page.getByLabel('Mail app')).toBeEnabled();
      await page.getByLabel('What the customer wrote or sees').fill('550');
      await expect(page.getByRole('group', { name: 'Other errors that fit' })).toBeVisible();
    },
  },
  {
    name: 'the settings, to send to the phone',
    address: '/settings/',
    reach: async (page) => {
      const box = page.getByText('Open on your phone');
      // It is for who sits at a computer.
      if (await box.isHidden()) return;
      await box.click();
      await expect(page.getByRole('img', { name: 'QR code: opens this page on your phone' })).toBeVisible();
    },
  },
  {
    name: 'an address filled in',
    address: GUIDE,
    reach: async (page) => {
      await fillInAddress(page, 'jane@example.com');
      await expect(page.getByText('The steps show jane@example.com')).toBeVisible();
    },
  },
  {
    name: 'an address filled in and a step ticked off, in Spanish',
    address: '/es/guides/outlook/#email=ana@example.com',
    reach: async (page) => {
      await expect(page.getByText('Los pasos muestran ana@example.com')).toBeVisible();
      await page.getByRole('checkbox', { name: 'Ya hice el paso 1' }).check();
      await expect(page.getByText(/1 de \d+ terminados/u).first()).toBeAttached();
    },
  },
  {
    name: 'a misspelled address',
    address: GUIDE,
    reach: async (page) => {
      await fillInAddress(page, 'jane@gmial.com');
      await expect(page.getByRole('button', { name: 'Use jane@gmail.com' })).toBeVisible();
    },
  },
  {
    name: 'a link to a step followed',
    address: '/guides/outlook/#step-3',
    reach: async (page) => expect(page.getByText('This link opened step 3.')).toBeVisible(),
  },
  {
    name: 'half an address refused',
    address: GUIDE,
    reach: async (page) => {
      await fillInAddress(page, 'jane');
      await expect(page.getByText('This is only the first part of the address')).toBeVisible();
    },
  },
  {
    name: 'steps ticked off, and sending works',
    address: '/guides/android/',
    reach: async (page) => {
      await page.getByRole('checkbox', { name: 'Mark step 1 as finished' }).check();
      await page.getByRole('radio', { name: 'Yes, it sent' }).check();
      await expect(page.getByText('Your app can send again.')).toBeVisible();
    },
  },
  {
    name: 'steps ticked off, and sending still fails',
    address: '/guides/outlook/',
    reach: async (page) => {
      await page.getByRole('checkbox', { name: 'Mark step 2 as finished' }).check();
      await page.getByRole('radio', { name: 'No, it still fails' }).check();
      await page.getByLabel('What does the error say now?').fill(RELAY);
      await page.getByRole('button', { name: 'Copy the summary' }).click();
      await expect(page.getByText(/Copied|does not let this page copy/u).first()).toBeVisible();
    },
  },
  {
    name: 'the picture that opens a guide on the phone',
    address: GUIDE,
    reach: async (page) => {
      const box = page.getByText('Open on your phone');
      // It is for who sits at a computer.
      if (await box.isHidden()) return;
      await box.click();
      await expect(page.getByRole('img', { name: 'QR code: opens this page on your phone' })).toBeVisible();
    },
  },
  {
    name: 'a word explained',
    address: '/symptoms/receive-but-not-send/',
    reach: async (page) => {
      await page.getByRole('button', { name: 'SMTP' }).click();
      await expect(page.getByText('The way mail apps and servers send mail.')).toBeVisible();
    },
  },
  {
    name: 'an answer to "what happens" opened',
    address: '/',
    reach: async (page) => {
      await page.getByText('I can’t send anything').click();
      await expect(page.getByRole('link', { name: 'I can receive but not send' })).toBeVisible();
    },
  },
  {
    name: 'a page that did not help',
    address: '/articles/non-delivered-email/',
    reach: async (page) => {
      await page.getByRole('radio', { name: 'No', exact: true }).check();
      await expect(page.getByText('If you’re still stuck, ask us')).toBeVisible();
    },
  },
  {
    name: 'a value copied, or selected where copying is refused',
    address: '/settings/',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Copy Outgoing Mail Server' }).click();
      await expect(page.getByRole('button', { name: /^(?:Copied|Selected)/u })).toBeVisible();
    },
  },
  {
    name: 'the menu of a phone, and the list of steps, open',
    address: GUIDE,
    reach: async (page) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByText('Menu', { exact: true }).click();
      await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
      await page.getByText('All 6 steps').first().click();
      await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
    },
  },
  {
    name: 'the app of this device and the one chosen last',
    address: '/',
    reach: async (page) => {
      await page.getByRole('link', { name: /^Thunderbird/u }).click();
      await page.goto('/');
      await expect(page.getByText('You chose this last time')).toBeVisible();
    },
  },
  {
    name: 'an address without a page',
    address: '/no-such-page/',
    reach: async (page) => expect(page.getByRole('heading', { name: 'We can’t find that page' })).toBeVisible(),
  },
];
