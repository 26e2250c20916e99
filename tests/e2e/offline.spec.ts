import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect as soon, type Page, test } from '@playwright/test';
import own from '../../src/mail-settings.ts';
import other from '../fixtures/other-provider.ts';
import { launchKeepingPages } from '../support/back-forward.ts';
import { DIST, OTHER_DIST } from '../support/built-site.ts';
import { type OwnServer, ownServer } from '../support/own-server.ts';

/** Reading without a connection: what the service worker keeps, and what it must never do. */

/** The worker starts in the background, when the machine has time for it. */
const expect = soon.configure({ timeout: 30_000 });

test.use({ serviceWorkers: 'allow' });

const GUIDE = '/guides/iphone/';

let server: OwnServer;
test.beforeEach(async ({ page }) => {
  test.slow();
  server = ownServer();
  await server.start(DIST);
  page.on('request', (request) => expect(request.url()).toMatch(/^http:\/\/localhost:\d+\//u));
  page.on('console', (message) => expect(message.text()).not.toMatch(/Content Security Policy|TrustedScriptURL/u));
});
test.afterEach(() => server.stop());

/** Reads pages, each until it is kept. */
async function read(page: Page, ...addresses: string[]): Promise<void> {
  for (const address of addresses) {
    await page.goto(server.address + address);
    await page.evaluate(async () => navigator.serviceWorker.ready);
    await expect.poll(() => kept(page)).toContain(new URL(address, server.address).pathname);
  }
}

/** Addresses of everything kept on the device. */
async function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const keys: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) keys.push(url.slice(location.origin.length));
    }
    return keys;
  });
}

test('a page that was never read: what is wrong, the settings, and the pages that can be read', async ({ page }) => {
  await read(page, '/errors/mailbox-full/', GUIDE);
  await server.stop();
  const response = await page.goto(`${server.address}/guides/thunderbird/`);
  expect(response?.status()).toBe(503);
  await expect(page.getByRole('heading', { level: 1, name: 'You’re offline' })).toBeVisible();
  const rows = page.getByRole('table', { name: 'Outgoing mail (SMTP)' });
  await expect(rows).toContainText(own.outgoing.host);
  await expect(rows).toContainText(String(own.outgoing.port));
  // The page read last comes first.
  const links = page.locator('#kept-pages').getByRole('link');
  await expect(links).toHaveCount(2);
  await expect(links.first()).toHaveAttribute('href', GUIDE);
  await links.last().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Mailbox full');
  const day = new Date().toLocaleDateString('en-US', { dateStyle: 'long' });
  await expect(page.getByRole('status').first()).toHaveText(/^You’re offline\./u);
  await expect(page.getByRole('status').first()).toContainText(day);
  await server.start(DIST);
  await page.reload();
  await expect(page.getByText('You’re offline.')).toBeHidden();
});

test('the first guide that is read is kept, and its steps can be ticked off', async ({ page }) => {
  await read(page, GUIDE);
  await expect.poll(async () => (await kept(page)).filter((key) => key.startsWith('/_astro/'))).not.toEqual([]);
  await server.stop();
  await page.reload();
  await page.getByRole('checkbox', { name: 'Mark step 1 as finished' }).check();
  await expect(page.getByRole('navigation', { name: 'Steps' })).toContainText(/1 of \d+ finished/u);
});

test('a guide that is opened before the worker is ready is kept too', async ({ page }) => {
  await page.goto(`${server.address}/errors/mailbox-full/`);
  await page.goto(server.address + GUIDE);
  await expect.poll(() => kept(page)).toContain(GUIDE);
});

test('a reader of Spanish is told in Spanish', async ({ page }) => {
  await read(page, '/es/guides/iphone/');
  await expect.poll(() => kept(page)).toContain('/es/offline/');
  await server.stop();
  await page.goto(`${server.address}/es/guides/outlook/`);
  await expect(page.getByRole('heading', { level: 1, name: 'No tienes conexión' })).toBeVisible();
  await expect(page.locator('#kept-pages').getByRole('link', { name: 'Arregla' })).toHaveAttribute(
    'href',
    '/es/guides/iphone/',
  );
});

test('neither an address after the # nor a search is kept', async ({ page }) => {
  await read(page, GUIDE, `${GUIDE}?mail=tom@example.com#email=jane@example.com`, '/search/?q=secret');
  const all = await page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        texts.push(request.url, JSON.stringify([...request.headers]), response?.url ?? '');
        if (request.url.endsWith('/')) texts.push((await response?.text()) ?? '');
      }
    }
    return texts;
  });
  expect(all).toContain(server.address + GUIDE);
  for (const typed of ['jane', 'tom@', 'secret']) expect(all.filter((text) => text.includes(typed))).toEqual([]);
});

test('an address with the name of another host in its path brings nothing from there', async ({ page }) => {
  const asked: (string | undefined)[] = [];
  const stranger = createServer((request, response) => {
    asked.push(request.url);
    response.setHeader('Access-Control-Allow-Origin', '*').setHeader('Content-Type', 'text/html');
    response.end('<h1>Stranger</h1>');
  });
  await new Promise<void>((resolve) => stranger.listen(0, resolve));
  const { port } = stranger.address() as AddressInfo;
  const address = `${server.address}//127.0.0.1:${port}/guides/`;
  await read(page, GUIDE);
  await page.goto(address);
  await read(page, '/settings/');
  await server.stop();
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'You’re offline' })).toBeVisible();
  expect(asked).toEqual([]);
  stranger.close();
});

test('only the pages read last are kept', async ({ page }) => {
  const guides = 'outlook android apple-mail thunderbird em-client gmail windows-mail fairemail mailspring printer';
  const more = ['outlook/new', 'outlook/mac', 'wordpress'];
  await read(page, GUIDE, ...[...guides.split(' '), ...more].map((guide) => `/guides/${guide}/`));
  await expect.poll(async () => (await kept(page)).filter((key) => key.startsWith('/guides/')).length).toBe(12);
  const keys = await kept(page);
  expect(keys).toContain('/guides/wordpress/');
  expect(keys).not.toContain(GUIDE);
});

test('a new publish is seen at once, and its values are the only ones that are kept', async ({ page }) => {
  await read(page, '/settings/', GUIDE);
  const [before] = await page.evaluate(async () => caches.keys());
  await server.start(OTHER_DIST);
  await page.goto(server.address + GUIDE);
  await expect(page.getByRole('main')).toContainText(other.outgoing.host);
  await expect(page.getByRole('main')).not.toContainText(own.outgoing.host);
  // The new worker has fetched what the old one kept, and taken its place.
  await expect.poll(() => page.evaluate(async () => caches.keys())).not.toContain(before);
  expect(await kept(page)).toEqual(expect.arrayContaining(['/settings/', GUIDE]));
  await server.stop();
  for (const address of ['/settings/', GUIDE, '/guides/thunderbird/']) {
    await page.goto(server.address + address);
    await expect(page.getByRole('main')).toContainText(other.outgoing.host);
    await expect(page.getByRole('main')).not.toContainText(own.outgoing.host);
  }
});

test('if a publish cannot be fetched whole, what was kept stays as it was', async ({ page }) => {
  await read(page, '/settings/', GUIDE);
  // The new worker needs the offline page.
  const folder = await mkdtemp(path.join(tmpdir(), 'mail-help-'));
  await cp(OTHER_DIST, folder, { recursive: true });
  await rm(path.join(folder, 'offline'), { recursive: true });
  await server.start(folder);
  await page.goto(server.address + GUIDE);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update().catch(() => undefined));
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).installing?.state ?? 'none'))
    .toBe('none');
  await server.stop();
  for (const address of ['/settings/', GUIDE]) {
    await page.goto(server.address + address);
    await expect(page.getByRole('main')).toContainText(own.outgoing.host);
    await expect(page.getByRole('main')).not.toContainText(other.outgoing.host);
  }
  await rm(folder, { recursive: true });
});

test('a site built with OFFLINE=off removes the worker and everything it kept', async ({ page }) => {
  await read(page, GUIDE);
  await page.evaluate(async () => caches.open('other-site'));
  const folder = await mkdtemp(path.join(tmpdir(), 'mail-help-'));
  await cp(DIST, folder, { recursive: true });
  const retire = stripTypeScriptTypes(readFileSync('src/service-worker/retire.ts', 'utf8'));
  await writeFile(path.join(folder, 'sw.js'), retire);
  for (const end of ['br', 'gz', 'zst']) await rm(path.join(folder, `sw.js.${end}`), { force: true });
  // Pages of such a site start no worker.
  await page.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = async () => Promise.reject(new Error('not of this site'));
  });
  await server.start(folder);
  await page.goto(server.address + GUIDE);
  // Firefox says of an update that it was the last one.
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined));
  await expect.poll(() => page.evaluate(async () => caches.keys())).toEqual(['other-site']);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await rm(folder, { recursive: true });
});

test('the worker starts after the page has loaded, and never serves a page online', async ({ page }) => {
  let loaded = false;
  page.on('load', () => (loaded = true));
  const starts: boolean[] = [];
  page.context().on('request', (request) => {
    if (request.url().endsWith('/sw.js') && !request.serviceWorker()) starts.push(loaded);
  });
  await read(page, GUIDE);
  expect(starts.filter((after) => !after)).toEqual([]);
  await server.start(OTHER_DIST);
  await page.reload();
  await expect(page.getByRole('main')).toContainText(other.outgoing.host);
});

test('going back to a page shows it as it was left, at once', async () => {
  const browser = await launchKeepingPages(test.info().project);
  try {
    const page = await browser.newPage();
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('Page.enable');
    await read(page, GUIDE, '/settings/');
    await page.goto(server.address + GUIDE);
    expect(await page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
    await page.goto(`${server.address}/settings/`);
    const how = new Promise((resolve) => {
      protocol.on('Page.frameNavigated', ({ type }) => resolve(type));
      protocol.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) => resolve(notRestoredExplanations));
    });
    // Playwright's own way back waits for a page to load, and none does.
    await page.evaluate(() => setTimeout(() => history.back()));
    expect(await how).toBe('BackForwardCacheRestore');
  } finally {
    await browser.close();
  }
});
