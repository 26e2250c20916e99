import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import own from '../../src/mail-settings.ts';
import { OUTLOOK_ERROR } from '../fixtures/outlook-error.ts';
import { DIST } from '../support/built-site.ts';
import { serveFolder } from '../support/serve.ts';
import { type Browser, fireFox, webKit } from './driver.ts';
import { PATIENCE, Reader } from './reader.ts';

/** The main stories of a reader, in the engines that Playwright's own Chromium says nothing about. */

const PHONE_WIDTH = 390;
const NARROWEST = 320;

/** One page of each kind. */
const KINDS = [
  '/',
  '/errors/',
  '/errors/550-authentication-is-required-for-relay/',
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
  '/es/',
  '/es/guides/iphone/',
  '/no-such-page/',
];

/** Keeps what a page's console would show. It stands before the page's own policy, which would refuse it. */
const WATCH = `<script>{
  const complaints = globalThis.complaints = [];
  addEventListener('error', ({ message, target }) => complaints.push(message ?? 'not loaded: ' + (target.src ?? target.href)), true);
  addEventListener('unhandledrejection', ({ reason }) => complaints.push('not caught: ' + reason));
  document.addEventListener('securitypolicyviolation', (event) => complaints.push(event.violatedDirective + ' refused ' + event.blockedURI));
  for (const kind of ['error', 'warn']) console[kind] = (...words) => complaints.push(words.join(' '));
}</script>`;

const folder = mkdtempSync(path.join(tmpdir(), 'engines-'));
const requests: string[] = [];
let server: Server;
let port: number;
let origin: string;

beforeAll(async () => {
  // Without the compressed copies, which would be sent instead of the watched pages.
  cpSync(DIST, folder, { recursive: true, filter: (file) => !/\.(?:br|gz|zst)$/u.test(file) });
  for (const page of globSync(path.join(folder, '**/*.html')))
    writeFileSync(page, readFileSync(page, 'utf8').replace('<head>', `<head>${WATCH}`));
  await serve(0);
});
afterAll(() => {
  stopServing();
  rmSync(folder, { recursive: true });
});

async function serve(wanted: number): Promise<void> {
  server = await serveFolder(folder, wanted);
  port = (server.address() as AddressInfo).port;
  origin = `http://localhost:${port}`;
  server.on('request', ({ method, url }) => requests.push(`${method} ${decodeURIComponent(url ?? '')}`));
}

function stopServing(): void {
  server.close();
  server.closeAllConnections();
}


describe.each([webKit, fireFox])('in $name, Debian’s $packages', { retry: Number(process.env['RT'] ?? 1), timeout: 120_000 }, (engine) => {
  let browser: Browser;
  let reader: Reader;

  beforeAll(async () => {
    if (!engine.isInstalled) return;
    browser = await engine.launch();
    reader = new Reader(browser, origin);
  });
  beforeEach(async ({ skip }) => {
    skip(!engine.isInstalled, `${engine.name} is not installed`);
    await browser.resize(PHONE_WIDTH);
    await reader.opens('/icon.svg');
    await browser.run(() => localStorage.clear());
    requests.length = 0;
  });
  afterEach(async () => expect(await complaints()).toEqual([]));
  afterAll(async () => browser?.close());

  const complaints = () => browser.run(() => (globalThis as { complaints?: string[] }).complaints ?? []);

  /** What the reader typed is in none of the requests. */
  function expectPrivate(typed: RegExp): void {
    expect(requests.filter((request) => typed.test(request) || request.startsWith('POST'))).toEqual([]);
  }

  test('a pasted error leads to the step of the app, filled in, and nothing typed is sent', async () => {
    await reader.opens('/');
    await reader.fills('Paste the error', OUTLOOK_ERROR);
    await reader.sees('Your mail app did not log in to send');
    await reader.fills('Your email address', 'jane@example.com');
    await reader.clicks('link', ': Turn on login');
    await reader.isAt(/^\/guides\/outlook\/#step-\d+$/u);
    await reader.sees('jane@example.com');
    expectPrivate(/jane|CCC79/u);
  });

  test('an error that names no app offers the guide for this device first', async () => {
    await reader.opens('/diagnose/');
    await reader.fills('Paste the error', '550 Authentication is required for relay');
    await reader.sees(new RegExp(`Fix it in your mail app(?:(?!Outlook)[^])*${engine.guide}`, 'u'));
  });

  test('search shows results while the reader types, and a result opens', async () => {
    await reader.opens('/');
    await reader.clicks('link', 'Search');
    await reader.fills('Search this site', 'thunderbrid');
    await reader.sees('for “thunderbrid”');
    await reader.clicks('link', 'Fix sending in Thunderbird');
    await reader.isAt(/^\/guides\/thunderbird\//u);
    await reader.sees(own.outgoing.host);
  });

  test('a link from support fills the guide in and leaves the address bar', async () => {
    await reader.opens('/go/iphone/#step-4&email=jane%2Bx@example.com');
    await reader.isAt(/^\/guides\/iphone\/#step-4$/u);
    await reader.sees('The steps now show your user name: jane+x@example.com');
    await reader.opens('/guides/outlook/');
    await reader.sees('Step 1:');
    await reader.seesNo('jane');
    expectPrivate(/jane/u);
  });

  test('finished steps are still checked when the reader comes back', async () => {
    await reader.opens('/guides/iphone/');
    await reader.clicks('checkbox', 'Done: step 1');
    await reader.clicks('checkbox', 'Done: step 2');
    await reader.sees(/2 of \d+ steps done\. Next: step 3/u);
    await reader.clicks('link', 'Home');
    await reader.isAt(/^\/$/u);
    await reader.goesBack();
    await reader.sees(/2 of \d+ steps done\. Next: step 3/u);
    await reader.opens('/guides/iphone/');
    await reader.sees(/2 of \d+ steps done\. Next: step 3/u);
  });

  test('a setting is copied, or selected where copying is not allowed', async () => {
    await reader.opens('/settings/');
    await reader.clicks('button', 'Copy Outgoing Mail Server');
    await reader.sees('Copied');
    expect(await reader.pastes()).toBe(own.outgoing.host);
    // Browsers allow copying on https and localhost only.
    await reader.opens(`http://[::ffff:127.0.0.1]:${port}/settings/`);
    await reader.clicks('button', 'Copy Port');
    await reader.sees('Selected');
    expect(await browser.run(() => getSelection()?.toString().trim())).toBe(String(own.outgoing.port));
  });

  test('a wrong setting is found, with a link to its step, and the form is still filled in after it', async () => {
    await reader.opens('/check/');
    await reader.chooses('Your mail app', 'iPhone and iPad');
    await reader.fills('Outgoing Mail Server', own.outgoing.host);
    await reader.fills('Port', '25');
    await reader.chooses('Security', own.outgoing.security);
    await reader.clicks('button', 'Check my settings');
    await reader.sees(`Port: 25 – Change this: ${own.outgoing.port}`);
    await reader.clicks('link', 'Where to change it');
    await reader.isAt(/^\/guides\/iphone\/#step-\d+$/u);
    await reader.goesBack();
    await reader.sees(`Port: 25 – Change this: ${own.outgoing.port}`);
    await reader.seesInField('Port', '25');
  });

  test('support copies a reply with a link to the filled-in guide', async () => {
    await reader.opens('/support/');
    await reader.chooses('Error', '550 Authentication is required for relay');
    await reader.chooses('Mail app', 'iPhone and iPad');
    await reader.fills('The customer’s address', 'jane@example.com');
    await reader.sees(`${origin}/guides/iphone/#email=jane@example.com`);
    await reader.clicks('button', 'Copy with formatting');
    await reader.sees('Formatted text copied.');
    expectPrivate(/jane/u);
    expect(await reader.pastes()).toContain(`${origin}/guides/iphone/#email=jane@example.com`);
  });

  test('without JavaScript a reader gets from home to the fix', async ({ onTestFinished }) => {
    const plain = await engine.launch({ javaScript: false });
    onTestFinished(() => plain.close());
    const reader = new Reader(plain, origin);
    await reader.opens('/');
    await reader.sees('Reading your error needs JavaScript');
    await reader.clicks('button', 'I cannot send anything');
    await reader.clicks('link', 'I can receive but not send');
    await reader.clicks('link', 'iPhone and iPad');
    await reader.sees('Step 1:');
    await reader.sees(own.outgoing.host);
    await reader.seesNo('Copy');
  });

  test('a guide that was read stays readable without a connection', async () => {
    const isKept = () => browser.run(async () => {
      console.log(1);
      const r = await navigator.serviceWorker.getRegistration(); const k = []; for (const n of await caches.keys()) { k.push(n, ...(await (await caches.open(n)).keys()).map((x) => x.url)); } (globalThis as any).dbg = [navigator.serviceWorker.controller?.state, r?.active?.state, r?.installing?.state, k]; 
      return navigator.serviceWorker.controller && (await caches.match(location.pathname));
    });
    await expect
      .poll(async () => {
        await reader.opens('/guides/iphone/');
        const k = await isKept();
        console.log(JSON.stringify(await browser.run(() => (globalThis as any).dbg)));
        return k;
      }, PATIENCE)
      .toBeTruthy();
    stopServing();
    try {
      await reader.opens('/guides/iphone/');
      await reader.sees('You are offline.');
      await reader.sees(own.outgoing.host);
    } finally {
      await serve(port);
    }
  });

  test('every kind of page fits a narrow window, with fields that a phone does not zoom in on', async () => {
    await browser.resize(NARROWEST);
    for (const address of KINDS) {
      await reader.opens(address);
      await reader.sees(/./u);
      const { sideways, small } = await browser.run(() => {
        const fields = [...document.querySelectorAll('input:not([type=checkbox], [type=file]), select, textarea')];
        return {
          sideways: document.documentElement.scrollWidth - innerWidth,
          small: fields.filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16).map(({ id }) => id),
        };
      });
      expect.soft(sideways, address).toBeLessThanOrEqual(0);
      expect.soft(small, address).toEqual([]);
    }
  });
});
