import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import own from '../../src/mail-settings.ts';
import { DIST } from '../support/sites.ts';
import { serveFolder } from '../support/serve.ts';
import { type Browser, ENGINES } from './driver.ts';
import { PATIENCE, Reader } from './reader.ts';

/** What readers do most, in the two engines that the stories in tests/e2e don't run in. */

/** One page of each kind. */
// prettier-ignore
const KINDS = [
  '/', '/errors/', '/errors/550-authentication-is-required-for-relay/', '/guides/', '/guides/outlook/',
  '/guides/phpmailer/', '/articles/non-delivered-email/', '/symptoms/receive-but-not-send/', '/find/', '/diagnose/',
  '/check/', '/settings/', '/support/', '/search/?q=relay', '/glossary/', '/es/guides/iphone/', '/no-such-page/',
];

/** Keeps what a page's console would show. It stands before the page's own policy, which would refuse it. */
const WATCH = `<script>{
  const complaints = globalThis.complaints = [];
  addEventListener('error', ({ message, target }) => complaints.push(message ?? 'not loaded: ' + (target.src ?? target.href)), true);
  addEventListener('unhandledrejection', ({ reason }) => complaints.push('not caught: ' + reason));
  document.addEventListener('securitypolicyviolation', (event) => complaints.push(event.violatedDirective + ' refused ' + event.blockedURI));
  for (const kind of ['error', 'warn']) console[kind] = (...words) => complaints.push(words.join(' '));
}</script>`;

const folder = mkdtempSync(path.join(tmpdir(), 'stories-'));

beforeAll(() => {
  // The compressed copies would be served instead of the watched pages.
  cpSync(DIST, folder, { recursive: true, filter: (file) => !/\.(?:br|gz|zst)$/u.test(file) });
  for (const page of globSync(path.join(folder, '**/*.html')))
    writeFileSync(page, readFileSync(page, 'utf8').replace('<head>', `<head>${WATCH}`));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** On a busy machine WebKit's driver sometimes loses an answer. */
const OPTIONS = { retry: 1, timeout: 120_000 };

describe.each(ENGINES.filter(({ isInstalled }) => !isInstalled))('$name', ({ name }) => {
  test.skip(`${name} is not installed; .ci/run does that`);
});

describe.each(ENGINES.filter(({ isInstalled }) => isInstalled))('$name', OPTIONS, (engine) => {
  let browser: Browser;
  let server: Server;
  let port: number;
  let origin: string;
  let reader: Reader;
  let requests: string[];

  beforeAll(async () => {
    browser = await engine.launch(true);
  });
  afterAll(() => browser.close());

  // Each story has a server with a port of its own, so the browser holds nothing of an earlier one.
  beforeEach(async () => {
    server = await serveFolder(folder, 0);
    ({ port } = server.address() as AddressInfo);
    origin = `http://localhost:${port}`;
    reader = new Reader(browser, origin);
    requests = [];
    server.on('request', ({ method, url }) => requests.push(`${method} ${decodeURIComponent(url ?? '')}`));
    await browser.resize(390);
  });
  afterEach(async () => {
    const found = await complaints();
    // Or what the page still loads is missing, and the next story hears of it.
    await browser.open('about:blank');
    stopServing();
    expect(found).toEqual([]);
  });

  const complaints = () => browser.run(() => (globalThis as { complaints?: string[] }).complaints ?? []);

  function stopServing(): void {
    server.close();
    server.closeAllConnections();
  }

  /** What the reader typed is in none of the requests. */
  function expectPrivate(typed: RegExp): void {
    expect(requests.filter((request) => typed.test(request) || request.startsWith('POST'))).toEqual([]);
  }

  test('a pasted error leads to the step of the app, filled in, and nothing typed is sent', async () => {
    await reader.opens('/');
    await reader.fills('Paste the error', "'550 Authentication is required for relay', Error Number: 0x800CCC79");
    await reader.sees('Your mail app didn’t sign in before sending');
    await reader.clicks('button', 'Show my email address in the steps');
    await reader.fills('Your email address', 'jane@example.com');
    await reader.clicks('link', 'go to step');
    await reader.isAt(/^\/guides\/outlook\/#step-\d+$/u);
    await reader.sees('jane@example.com');
    expectPrivate(/jane|CCC79/u);
  });

  test('an error that names no app offers the guide for this device first', async () => {
    await reader.opens('/diagnose/');
    await reader.fills('Paste the error', '550 Authentication is required for relay');
    await reader.sees(`Fix it on ${engine.guide}`);
  });

  test('search shows results while the reader types, and a result opens', async () => {
    await reader.opens('/');
    await reader.clicks('link', 'Search');
    await reader.fills('Paste the error, or describe the problem', 'thunderbrid');
    await reader.sees('for “thunderbrid”');
    await reader.clicks('link', 'Fix sending in Thunderbird');
    await reader.isAt(/^\/guides\/thunderbird\//u);
    await reader.sees(own.outgoing.host);
  });

  test('a link from support fills the guide in and leaves the address bar', async () => {
    await reader.opens('/go/iphone/#step-4&email=jane%2Bx@example.com');
    await reader.isAt(/^\/guides\/iphone\/#step-4$/u);
    await reader.sees('The steps show jane+x@example.com');
    await reader.clicks('link', 'Outlook on iPhone and iPad');
    await reader.isAt(/^\/guides\/outlook\/iphone\/$/u);
    // Another guide of the same visit has it as well.
    await reader.sees('The steps show jane+x@example.com');
    expectPrivate(/jane/u);
  });

  test('finished steps are still checked when the reader comes back', async () => {
    await reader.opens('/guides/iphone/');
    await reader.clicks('checkbox', 'Mark step 1 as finished');
    await reader.clicks('checkbox', 'Mark step 2 as finished');
    await reader.sees(/2 of \d+ finished/u);
    await reader.clicks('link', 'ProFusion Email Help');
    await reader.isAt(/^\/$/u);
    await reader.goesBack();
    await reader.sees(/2 of \d+ finished/u);
    await reader.opens('/guides/iphone/');
    await reader.sees(/2 of \d+ finished/u);
  });

  test('a setting is copied, or selected where copying is not allowed', async () => {
    await reader.opens('/settings/');
    await reader.clicks('button', 'Copy Outgoing Mail Server');
    await reader.sees('Copied ✓');
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
    expect(await browser.run(() => [...document.querySelectorAll('input')].map(({ value }) => value))).toContain('25');
  });

  test('support copies a reply with a link to the filled-in guide', async () => {
    await reader.opens('/support/');
    await reader.fills('What the customer wrote or sees', 'My iPhone: 550 Authentication is required for relay');
    await reader.sees('This looks like: 550 Authentication is required for relay, on iPhone and iPad');
    await reader.chooses('Step', 'The whole guide');
    await reader.fills('Customer’s email address', 'jane@example.com');
    await reader.sees(`${origin}/guides/iphone/#email=jane@example.com`);
    await reader.clicks('button', 'Copy the reply');
    await reader.sees('Copied ✓');
    expectPrivate(/jane/u);
    expect(await reader.pastes()).toContain(`${origin}/guides/iphone/#email=jane@example.com`);
  });

  test('without JavaScript a reader gets from home to the fix', async ({ onTestFinished }) => {
    const plain = await engine.launch(false);
    onTestFinished(() => plain.close());
    const reader = new Reader(plain, origin);
    await reader.opens('/');
    await reader.sees('This field needs JavaScript');
    await reader.clicks('button', 'I can’t send anything');
    await reader.clicks('link', 'I can receive but not send');
    await reader.clicks('link', 'iPhone or iPad');
    await reader.sees('Step 1:');
    await reader.sees(own.outgoing.host);
    await reader.seesNo('Copy');
  });

  test('a guide that was read stays readable without a connection', async () => {
    // A page is kept by a service worker that was there before it.
    await expect
      .poll(async () => {
        await reader.opens('/guides/iphone/');
        return browser.run(async () =>
          Boolean(navigator.serviceWorker.controller && (await caches.match(location.pathname))),
        );
      }, PATIENCE)
      .toBe(true);
    stopServing();
    await reader.opens('/guides/iphone/');
    await reader.sees('You’re offline.');
    await reader.sees(own.outgoing.host);
  });

  test('every kind of page fits a narrow window, with fields that a phone does not zoom in on', async () => {
    await browser.resize(320);
    for (const address of KINDS) {
      await reader.opens(address);
      const { sideways, small } = await browser.run(() => {
        const fields = [...document.querySelectorAll('input:not([type=checkbox], [type=file]), select, textarea')];
        return {
          sideways: document.documentElement.scrollWidth - innerWidth,
          small: fields.filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16).map(({ id }) => id),
        };
      });
      expect.soft(sideways, address).toBeLessThanOrEqual(0);
      expect.soft(small, address).toEqual([]);
      expect.soft(await complaints(), address).toEqual([]);
    }
  });
});
