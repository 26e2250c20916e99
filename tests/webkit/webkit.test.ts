import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'plist';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findWebKit } from '../../scripts/engines.ts';
import own from '../../src/mail-settings.ts';
import provider from '../fixtures/other-provider.ts';
import { OUTLOOK_ERROR } from '../fixtures/outlook-error.ts';
import { DIST, OTHER_DIST } from '../support/built-site.ts';
import { type OwnServer, ownServer } from '../support/own-server.ts';
import { type DrawnCode, readCode } from '../support/qr.ts';
import { Reader, type ReaderOptions } from '../support/reader.ts';
import { serveWatched, type WatchedSite } from '../support/watched-site.ts';

/**
 * The site's main stories in WebKit, of which every browser on an iPhone is made. The stories in tests/e2e, which go
 * further, run in Chromium and Firefox; their driver cannot drive this WebKit.
 */

const engine = findWebKit();
/** The driver of this WebKit now and then loses an answer; a story that is broken fails twice. */
const ONCE_MORE = { retry: 1 };
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1';
const ARTICLE = '/errors/550-authentication-is-required-for-relay/';

/** One page of each kind. */
const KINDS = [
  '/',
  '/errors/',
  ARTICLE,
  '/guides/',
  '/guides/iphone/',
  '/guides/outlook/',
  '/guides/phpmailer/',
  '/articles/non-delivered-email/',
  '/symptoms/',
  '/symptoms/receive-but-not-send/',
  '/diagnose/',
  '/check/',
  '/settings/',
  '/support/',
  '/search/?q=relay',
  '/glossary/',
  '/review/',
  '/es/',
  '/es/guides/iphone/',
  '/no-such-page/',
];

let site: WatchedSite;
let other: WatchedSite;
let reader: Reader;

/** Each group of stories has one browser; each story finds it as on a first visit. */
function withReader(options: ReaderOptions): void {
  beforeAll(async () => {
    if (!engine) return;
    reader = await Reader.inWebKit(engine, options);
  });
  beforeEach(async () => {
    await reader.opens(site.pasteBoard);
    await reader.inPage('localStorage.clear(); sessionStorage.clear();');
    site.requests.length = 0;
    site.complaints.length = 0;
    other.requests.length = 0;
    other.complaints.length = 0;
  });
  afterEach(() => expect([...site.complaints, ...other.complaints]).toEqual([]));
  afterAll(async () => reader?.leaves());
}

beforeAll(async () => {
  if (!engine) return;
  site = await serveWatched(DIST);
  other = await serveWatched(OTHER_DIST);
});
afterAll(() => {
  site?.close();
  other?.close();
});

/** What a phone's camera would read from the drawn code with this name. */
async function scan(name: string): Promise<string> {
  const code = await reader.inPage<DrawnCode>(
    `const svg = arguments[0];
     return { size: svg.viewBox.baseVal.width,
       dark: [...svg.querySelector('path').getAttribute('d').matchAll(/M(\\d+) (\\d+)/gu)].map(([, x, y]) => [Number(x), Number(y)]) };`,
    await reader.find('image', name),
  );
  return readCode(code);
}

describe.skipIf(!engine)('on a phone', ONCE_MORE, () => {
  withReader({ userAgent: IPHONE });

  test('an error pasted on the home page leads to the step of the app, filled in; nothing typed is sent', async () => {
    await reader.opens(`${site.origin}/`);
    await reader.fills(/^Paste the error/u, 'x');
    await reader.sees('I do not recognize an error in this');
    const before = site.requests.length;
    await reader.fills(/^Paste the error/u, OUTLOOK_ERROR);
    await reader.find('heading', 'Your mail app did not log in to send');
    await reader.find('link', /^Go to step \d+: Turn on login/u);
    await reader.fills(/^Your email address/u, 'jane@example.com');
    expect(site.requests.slice(before)).toEqual([]);

    await reader.follows(/^Go to step \d+: Turn on login/u);
    await reader.isAt(/\/guides\/outlook\/#step-\d+$/u);
    await reader.hasInView('heading', /^Step \d+: Turn on login/u);
    await reader.sees('jane@example.com');
    expect(site.requests.filter((request) => /jane|relay'/u.test(request))).toEqual([]);
  });

  test('an error that names no app offers the guide of this device first', async () => {
    await reader.opens(`${site.origin}/diagnose/`);
    await reader.fills(/^Paste the error/u, '550 Authentication is required for relay');
    await reader.find('heading', 'Fix it in your mail app');
    expect(await reader.inPage(`return document.querySelector('.answer li').innerText.trim()`)).toBe('iPhone and iPad');
  });

  test('a returned message is read from a file, chosen or dropped', async () => {
    const file = path.join(reader.home, 'bounce.eml');
    const message = 'Subject: Undelivered\n\n552 5.2.2 The email account that you tried to reach is over quota\n';
    writeFileSync(file, message);
    await reader.opens(`${site.origin}/diagnose/`);
    await reader.choosesFile(/^Or choose a saved message/u, file);
    await reader.find('heading', 'The mailbox is full');

    await reader.reloads();
    await reader.fills(/^Paste the error/u, 'Dear Anna');
    await reader.find('heading', 'I do not recognize an error in this');
    // No driver can drag a file from outside the browser; the engine's own event brings it.
    await reader.inPage(
      `const bag = new DataTransfer();
       bag.items.add(new File([arguments[0]], 'bounce.eml', { type: 'message/rfc822' }));
       document.querySelector('#error-text').dispatchEvent(new DragEvent('drop', { dataTransfer: bag, bubbles: true, cancelable: true }));`,
      message,
    );
    await reader.find('heading', 'The mailbox is full');
  });

  test('from the article to the first step', async () => {
    await reader.opens(site.origin + ARTICLE);
    await reader.follows(/^iPhone and iPad/u);
    await reader.find('heading', /^Step 1:/u);
    await reader.sees(own.outgoing.host);
    // The choice is offered first on the next visit.
    await reader.opens(`${site.origin}/`);
    await reader.find('link', /^iPhone and iPad.*You chose this last time/u);
  });

  test('support’s link fills the guide in, leaves the address bar, and is kept only where the reader says so', async () => {
    await reader.opens(`${site.origin}/go/iphone/#step-4&email=jane%2Bx@example.com`);
    await reader.isAt(`${site.origin}/guides/iphone/#step-4`);
    await reader.hasInView('heading', /^Step 4:/u);
    await reader.sees('The steps now show your user name: jane+x@example.com');
    expect(site.requests.filter((request) => request.includes('jane'))).toEqual([]);
    await reader.opens(`${site.origin}/guides/outlook/`);
    await reader.seesNo('jane+x');

    await reader.presses('Show your own user name in the steps');
    await reader.fills('Your email address', 'jane');
    await reader.types('Enter');
    await reader.sees(/only the name of the mailbox.*jane@example\.com/u);
    await reader.isOn('textbox', 'Your email address');
    await reader.fills('Your email address', 'jane@example.com');
    await reader.ticks('Remember it during this visit');
    await reader.presses('Fill in');
    await reader.sees('The steps now show your user name: jane@example.com');
    await reader.opens(`${site.origin}/guides/android/`);
    await reader.sees('The steps now show your user name: jane@example.com');
    await reader.presses('Clear my address');
    await reader.seesNo('jane@example.com');
    await reader.reloads();
    await reader.find('heading', /^Step 1:/u);
    await reader.seesNo('jane@example.com');
    expect(site.requests.filter((request) => request.includes('jane'))).toEqual([]);
  });

  test('ticked steps are still ticked after leaving and coming back, and end with a text for support', async () => {
    await reader.opens(`${site.origin}/guides/iphone/`);
    await reader.ticks('Done: step 1');
    await reader.ticks('Done: step 2');
    await reader.sees(/2 of \d+ steps done\. Next: step 3/u);
    await reader.reloads();
    await reader.sees(/2 of \d+ steps done\. Next: step 3/u);
    await reader.follows('Home');
    await reader.isAt(`${site.origin}/`);
    await reader.goesBack();
    await reader.sees(/2 of \d+ steps done\. Next: step 3/u);

    await reader.presses('No, it still fails');
    await reader.isOn('textbox', /^What does the error say now\?/u);
    await reader.types('does not allow relaying');
    await reader.presses('Copy the summary');
    await reader.sees('Copied. Paste it');
    const { text } = await reader.clipboard(site.pasteBoard);
    expect(text).toMatch(/Steps done:\s+1\..*\n?.*2\. /u);
    expect(text).toContain('does not allow relaying');
  });

  test('a value, a step and a whole page are copied, however slow the network is', async () => {
    await reader.opens(`${site.origin}/settings/`);
    await reader.presses('Copy Outgoing Mail Server');
    await reader.find('button', 'Copied Outgoing Mail Server');
    expect((await reader.clipboard(site.pasteBoard)).text).toBe(own.outgoing.host);

    await reader.opens(`${site.origin}/guides/outlook/`);
    await reader.follows('Link to step 3');
    await reader.isAt(`${site.origin}/guides/outlook/#step-3`);
    await reader.sees('Link to this step copied');
    expect((await reader.clipboard(site.pasteBoard)).text).toBe(`${site.origin}/guides/outlook/#step-3`);

    // WebKit allows copying only for a moment after the tap.
    site.delay('/guides/iphone/index.md', 6_000);
    await reader.opens(`${site.origin}/guides/iphone/#email=jane@example.com`);
    await reader.presses('Copy this page as text');
    await reader.sees('Copied. Paste it wherever you like.');
    const { text } = await reader.clipboard(site.pasteBoard);
    expect(text).toMatch(/\| User Name +\| jane@example\.com/u);
    expect(text).not.toMatch(/your full email address/iu);
  });

  test('where copying is refused, the value is selected and the page says what to do', async () => {
    await reader.opens(`${site.insecureOrigin}/settings/`);
    await reader.presses('Copy Port');
    await reader.find('button', 'Selected Port');
    expect(await reader.inPage('return getSelection().toString().trim()')).toBe(String(own.outgoing.port));
  });

  test('the search finds, groups, mends a typing error, and works as a link', async () => {
    await reader.opens(`${site.origin}/`);
    await reader.follows('Search');
    await (await reader.find('searchbox', 'Search this site')).sendKeys('relay');
    await reader.sees('for “relay”');
    await reader.opens(`${site.origin}/search/?q=thunderbrid`);
    await reader.follows('Fix sending in Thunderbird');
    await reader.find('heading', /^Step 1:/u);
    await reader.goesBack();
    await reader.sees('for “thunderbrid”');
    await reader.shows('searchbox', 'Search this site', 'thunderbrid');
    await reader.opens(`${site.origin}/search/?q=zzzzqqqq`);
    await reader.sees('Nothing found for “zzzzqqqq”');
    await reader.opens(`${site.origin}/no-such-page/`);
    await (await reader.find('searchbox', /./u)).sendKeys('samsung');
    await reader.types('Enter');
    await reader.isAt(`${site.origin}/search/?q=samsung`);
    await reader.sees('for “samsung”');
  });

  test('a filter of the errors can be linked, and is still there after going back and forward', async () => {
    await reader.opens(`${site.origin}/errors/`);
    await (await reader.find('searchbox', 'Code or words')).sendKeys('greylist');
    await reader.chooses('Who can fix it', 'Nobody: wait');
    await reader.isAt(`${site.origin}/errors/#q=greylist&who=wait`);
    await reader.seesNo('Mailbox full');
    await reader.follows('451 Greylisted');
    await reader.isAt(/greylist/u);
    await reader.find('heading', /Greylist/iu);
    await reader.goesBack();
    await reader.find('link', '451 Greylisted');
    await reader.shows('searchbox', 'Code or words', 'greylist');
    await reader.seesNo('Mailbox full');
    await reader.goesForward();
    await reader.isAt(/\/errors\/[^#]+\/$/u);

    await reader.opens(`${site.origin}/errors/#q=zebra`);
    await reader.sees('No error fits');
    await reader.presses('Show all');
    await reader.sees('Mailbox full');
    await reader.isOn('searchbox', 'Code or words');
  });

  test('wrong settings are found, and a link shows support the same', async () => {
    await reader.opens(`${site.origin}/check/`);
    await reader.chooses('Your mail app', 'iPhone and iPad');
    const before = site.requests.length;
    await reader.fills('Outgoing Mail Server', own.outgoing.host);
    await reader.fills('Port', '25');
    await reader.chooses('Security', own.outgoing.security);
    await reader.chooses('Login for sending', 'On');
    await reader.fills('User name for sending', 'jane');
    await reader.presses('Check my settings');
    await reader.find('heading', '2 settings are wrong');
    await reader.sees(`Port: 25 – Change this: ${own.outgoing.port}`);
    expect(site.requests.slice(before)).toEqual([]);
    await reader.presses('Copy a link to this result');
    await reader.sees('Link copied.');
    const { text: link } = await reader.clipboard(site.pasteBoard);
    expect(link).toMatch(/\/check\/#/u);
    await reader.opens(link);
    await reader.find('heading', '2 settings are wrong');
    await reader.shows('textbox', 'Port', '25');
    await reader.isAt(`${site.origin}/check/`);

    // Who looks at the step and comes back finds everything as it was.
    await reader.follows(/^Where to change it: step \d+ for iPhone/u);
    await reader.isAt(/\/guides\/iphone\/#step-\d+$/u);
    await reader.find('heading', /^Step 1:/u);
    await reader.goesBack();
    await reader.find('heading', '2 settings are wrong');
    await reader.shows('textbox', 'Port', '25');
    await reader.shows('textbox', 'User name for sending', 'jane');
  });

  test('a customer makes the file for her iPhone, and nothing that she types is sent', async () => {
    await reader.opens(`${other.origin}/settings/apple/`);
    await reader.fills('Your email address', "jane.o'neil&sons@example.com");
    await reader.fills(/^Your name/u, 'Jane "J" <jane>');
    await reader.types('Enter');
    await reader.sees("Your file for jane.o'neil&sons@example.com is ready.");
    await reader.isOn('link', 'Download the file');
    await reader.follows('Download the file');
    const downloads = (): string[] =>
      readdirSync(reader.home, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mobileconfig'));
    await expect.poll(downloads, { timeout: 20_000 }).toHaveLength(1);
    const profile = parse(readFileSync(path.join(reader.home, downloads()[0] ?? ''), 'utf8')) as {
      PayloadContent: [Record<string, unknown>];
    };
    expect(profile.PayloadContent[0]).toMatchObject({
      EmailAddress: "jane.o'neil&sons@example.com",
      EmailAccountName: 'Jane "J" <jane>',
      OutgoingMailServerHostName: provider.outgoing.host,
    });
    expect(other.requests.filter((request) => request.includes('jane'))).toEqual([]);
  });

  test('a reader of Spanish goes from the article to a guide, fills it in, ticks it off and searches', async () => {
    await reader.opens(site.origin + ARTICLE);
    await reader.follows('Español');
    await reader.isAt(`${site.origin}/es${ARTICLE}`);
    await reader.follows(/^iPhone/u);
    await reader.isAt(`${site.origin}/es/guides/iphone/`);
    await reader.presses('Mostrar tu nombre de usuario en los pasos');
    await reader.fills('Tu dirección de correo', 'ana@example.com');
    await reader.types('Enter');
    await reader.sees('Los pasos muestran ahora tu nombre de usuario: ana@example.com');
    await reader.ticks('Hecho: paso 1');
    await reader.sees(/1 de \d+ pasos hechos\./u);
    await reader.opens(`${site.origin}/es/search/?q=iphone`);
    await reader.sees('para «iphone»');
  });

  test.for(KINDS)('%s fits the window, and an iPhone does not zoom into its fields', async (address) => {
    await reader.opens(site.origin + address);
    await reader.find('heading', /./u);
    const pictures = process.env['PICTURES'];
    if (pictures) await reader.photographs(path.join(pictures, `${address.replaceAll('/', '_')}.png`));
    const { sideways, small } = await reader.inPage<{ sideways: number; small: string[] }>(
      `const fields = [...document.querySelectorAll('input:not([type=checkbox], [type=file]), select, textarea')];
       return { sideways: document.documentElement.scrollWidth - innerWidth,
         small: fields.filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16).map(({ id }) => id) };`,
    );
    expect(sideways).toBeLessThanOrEqual(0);
    expect(small).toEqual([]);
  });

  test('a word is explained where it stands', async () => {
    await reader.opens(`${site.origin}/symptoms/stuck-in-outbox/`);
    await reader.seesNo('messages wait until the server has taken them');
    await reader.presses('Outbox');
    await reader.sees('messages wait until the server has taken them');
    await reader.follows('All words explained');
    await reader.isAt(`${site.origin}/glossary/#outbox`);
    await reader.hasInView('heading', /^Outbox/u);
  });
});

describe.skipIf(!engine)('at a computer', ONCE_MORE, () => {
  withReader({ window: 'computer' });

  test('support builds a reply with link, short link and picture, and copies it with formatting', async () => {
    await reader.opens(`${site.origin}/support/`);
    await reader.chooses('Error', '550 Authentication is required for relay');
    await reader.chooses('Mail app', 'iPhone and iPad');
    await reader.find('image', 'QR code of the link');
    const before = site.requests.length;
    await reader.fills(/^The customer’s address/u, 'jane@example.com');
    const link = `${site.origin}/guides/iphone/#email=jane@example.com`;
    await reader.find('link', link);
    await reader.find('link', /\/go\/iphone\/$/u);
    await expect.poll(async () => scan('QR code of the link')).toBe(link);
    await reader.presses('Copy with formatting');
    await reader.sees('Formatted text copied.');
    expect(site.requests.slice(before)).toEqual([]);
    const { text, html } = await reader.clipboard(site.pasteBoard);
    expect(text).toContain(link);
    expect(text).toContain('User name: jane@example.com');
    expect(html).toMatch(new RegExp(`>${own.outgoing.host}</td>`, 'u'));
  });

  test('a phone guide shows a picture that opens it on the phone, with the address', async () => {
    await reader.opens(`${site.origin}/guides/iphone/#email=jane@example.com`);
    await reader.presses(/Open it on your phone$/u);
    await expect
      .poll(async () => scan('QR code: opens this guide on your phone'))
      .toBe(`${site.origin}/go/iphone/#email=jane@example.com`);
  });

  test('search, choice and steps are reached with the keyboard alone', async () => {
    await reader.opens(`${site.origin}/guides/`);
    await reader.types('/');
    await reader.isOn('searchbox', 'Search this site');
    await reader.types('thunderbird');
    await reader.sees('for “thunderbird”');
    await reader.types('Escape');
    await reader.seesNo('for “thunderbird”');
    await reader.inPage(`document.querySelector('.search-open').focus()`);
    await reader.types('Enter');
    await reader.isOn('searchbox', 'Search this site');
    await reader.types('Escape');
    await reader.isOn('link', 'Search');
    await reader.typesControl('k');
    await reader.isOn('searchbox', 'Search this site');
    await reader.types('550 relay');
    await reader.sees('for “550 relay”');
    await reader.types('Tab', 'Enter');
    await reader.isAt(site.origin + ARTICLE);

    await reader.types('Tab');
    await reader.isOn('link', 'Skip to the text');
    await reader.types('Enter', 'Tab');
    expect(await reader.inPage(`return document.querySelector('main').contains(document.activeElement)`)).toBe(true);
  });
});

describe.skipIf(!engine)('without a connection', ONCE_MORE, () => {
  withReader({ userAgent: IPHONE });

  let server: OwnServer;
  // A server of its own for each story, so that nothing is kept from the last one.
  beforeEach(async () => {
    server = ownServer();
    await server.start(DIST);
  });
  afterEach(async () => server.stop());

  /** Everything that the service worker keeps: keys, the addresses that answers came from, and texts of pages. */
  const kept = async (): Promise<{ keys: string[]; told: string }> =>
    reader.inPage(`return (async () => {
      const keys = [];
      let told = '';
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const response = await cache.match(request);
          keys.push(request.url.slice(location.origin.length));
          told += response.url + (request.url.endsWith('/') ? await response.text() : '');
        }
      }
      return { keys, told };
    })()`);

  async function reads(...addresses: string[]): Promise<void> {
    for (const address of addresses) {
      await reader.opens(server.address + address);
      const { pathname } = new URL(address, server.address);
      await expect.poll(async () => (await kept()).keys, { timeout: 30_000 }).toContain(pathname);
    }
  }

  test('a guide that was read stays readable and can be ticked off; for others there are the settings', async () => {
    await reads('/errors/mailbox-full/', '/guides/iphone/?mail=tom@example.com#email=jane@example.com');
    const { keys, told } = await kept();
    expect(keys).toContain('/offline/');
    expect(`${keys.join(' ')} ${told}`).not.toMatch(/jane|tom@/u);

    await server.stop();
    await reader.opens(`${server.address}/guides/iphone/`);
    await reader.sees(/You are offline\. This page is shown as it was on .*\d{4}\./u);
    await reader.sees(own.outgoing.host);
    await reader.ticks('Done: step 1');
    await reader.sees(/1 of \d+ steps done/u);
    await reader.opens(`${server.address}/guides/thunderbird/`);
    await reader.find('heading', 'You are offline');
    await reader.sees(own.outgoing.host);
    await reader.follows(/^Mailbox full/u);
    await reader.isAt(`${server.address}/errors/mailbox-full/`);
    await reader.sees('This page is shown as it was');
  });

  test('a reader of Spanish is told in Spanish', async () => {
    await reads('/es/guides/iphone/');
    await expect.poll(async () => (await kept()).keys, { timeout: 30_000 }).toContain('/es/offline/');
    await server.stop();
    await reader.opens(`${server.address}/es/guides/outlook/`);
    await reader.find('heading', 'No tienes conexión');
  });

  test('a new publish is seen at once, and its values are the only ones that are kept', async () => {
    await reads('/settings/', '/guides/iphone/');
    await server.start(OTHER_DIST);
    await reader.opens(`${server.address}/guides/iphone/`);
    await reader.sees(provider.outgoing.host);
    await reader.seesNo(own.outgoing.host);
    // The new worker has fetched anew what the old one kept, and taken its place.
    await expect.poll(async () => (await kept()).told, { timeout: 30_000 }).not.toContain(own.outgoing.host);
    expect((await kept()).keys).toEqual(expect.arrayContaining(['/settings/', '/guides/iphone/']));
    await server.stop();
    for (const address of ['/settings/', '/guides/iphone/', '/guides/thunderbird/']) {
      await reader.opens(server.address + address);
      await reader.sees(provider.outgoing.host);
      await reader.seesNo(own.outgoing.host);
    }
  });
});

describe.skipIf(!engine)('without scripts', ONCE_MORE, () => {
  withReader({ scripts: false });

  test('who knows neither app nor error gets from home to the fix', async () => {
    await reader.opens(`${site.origin}/`);
    await reader.sees('Reading your error needs JavaScript');
    await reader.presses('I cannot send anything');
    await reader.find('link', 'I can receive but not send');
    // Only one answer is open at a time, so that the list stays short.
    await reader.presses('It worked before, and then it stopped');
    await reader.find('link', 'It stopped after I changed my password');
    await reader.seesNo('I can receive but not send');
    await reader.presses('I cannot send anything');
    await reader.follows('I can receive but not send');
    await reader.find('heading', 'I can receive mail but not send it');
    await reader.follows(/^iPhone and iPad/u);
    await reader.find('heading', /^Step 1:/u);
    await reader.sees(own.outgoing.host);
    // A button that could do nothing is not shown.
    expect(await reader.count('button', /^Copy/u)).toBe(0);
    expect(await reader.count('checkbox', /./u)).toBe(0);
  });

  test('each form says what to do instead', async () => {
    for (const [address, words] of [
      ['/search/', 'Search needs JavaScript'],
      ['/check/', 'The check needs JavaScript'],
      ['/support/', 'Building a reply needs JavaScript'],
    ] as const) {
      await reader.opens(site.origin + address);
      await reader.sees(words);
    }
  });
});
