import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'plist';
import { serveFolder } from '../support/serve.ts';
import { violationsOn } from '../support/axe.ts';
import { OTHER_DIST } from '../support/built-site.ts';
import { POLICY_BROKEN } from '../support/network.ts';
import { scan } from '../support/qr.ts';
import provider from '../fixtures/other-provider.ts';

/** Stories of a customer of the other provider, which publishes incoming servers; its site is served beside the first. */
let server: Server;
let site: string;
test.beforeAll(async () => {
  server = await serveFolder(OTHER_DIST, 0);
  site = `http://localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

async function made(page: Page): Promise<{ name: string; account: Record<string, unknown> }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the file', exact: true }).click();
  const download = await waiting;
  const profile = parse(readFileSync(await download.path(), 'utf8')) as { PayloadContent: [Record<string, unknown>] };
  return { name: download.suggestedFilename(), account: profile.PayloadContent[0] };
}

test('a customer makes the file for her iPhone, and nothing that she types is sent', async ({ page }) => {
  page.on('console', (message) => expect(message.text()).not.toMatch(POLICY_BROKEN));
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${site}/settings/`);
  await page.getByRole('link', { name: 'one file can fill in all the settings' }).click();

  const email = page.getByLabel('Your email address');
  await email.fill('jane');
  await page.getByRole('button', { name: 'Make my file' }).click();
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/only the first part of the address.*jane@example\.com/u);
  expect(await violationsOn(page)).toEqual([]);

  await email.fill("jane.o'neil&sons@example.com");
  await page.getByLabel('Your name').fill('Jane "J" O’Neil <jane>');
  await page.keyboard.press('Enter');
  await expect(page.getByText("Your file for jane.o'neil&sons@example.com is ready.")).toBeVisible();
  await expect(page.getByRole('link', { name: 'Download the file', exact: true })).toBeFocused();
  expect(await violationsOn(page)).toEqual([]);

  const { name, account } = await made(page);
  expect(name).toBe('northwind-post.mobileconfig');
  expect(account).toMatchObject({
    EmailAddress: "jane.o'neil&sons@example.com",
    EmailAccountName: 'Jane "J" O’Neil <jane>',
    IncomingMailServerHostName: provider.incoming[0]?.host,
    IncomingMailServerUsername: "jane.o'neil&sons",
    OutgoingMailServerHostName: provider.outgoing.host,
    OutgoingMailServerPortNumber: provider.outgoing.port,
  });
  expect(requests.filter((request) => !request.startsWith('blob:') && /jane/u.test(request))).toEqual([]);

  // The file of one address is not left lying there for another.
  await email.fill('john@example.com');
  await expect(page.getByRole('link', { name: 'Download the file', exact: true })).toBeHidden();
});

test('in Spanish, the file says so on the device', async ({ page }) => {
  page.on('console', (message) => expect(message.text()).not.toMatch(POLICY_BROKEN));
  await page.goto(`${site}/es/settings/apple/`);
  const email = page.getByLabel('Tu dirección de correo');
  await email.fill('ana');
  await page.getByRole('button', { name: 'Crear mi archivo' }).click();
  await expect(email).toHaveAccessibleDescription(/solo el nombre del buzón/u);
  await email.fill('ana@example.com');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Tu archivo para ana@example.com está listo.')).toBeVisible();
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Descargar el archivo', exact: true }).click();
  const profile = parse(readFileSync(await (await waiting).path(), 'utf8')) as Record<string, unknown>;
  expect(profile['PayloadDescription']).toContain('Configura ana@example.com en Mail');
});

test('a customer adds her account to Thunderbird on her phone with a code, and nothing that she types is sent', async ({
  page,
}) => {
  page.on('console', (message) => expect(message.text()).not.toMatch(POLICY_BROKEN));
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto(`${site}/settings/`);
  await page.getByText('Add the account to Thunderbird on an Android phone').click();
  const email = page.getByLabel('Your email address');
  const show = page.getByRole('button', { name: 'Show the code' });
  await email.fill('jürgen@example.com');
  await show.click();
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/Thunderbird can’t read this address from a code/u);

  await email.fill('jane@example.com');
  await page.getByLabel('Your name').fill('Jane “J” Dœ');
  await show.click();
  const [imap] = provider.incoming;
  const { host, port } = provider.outgoing;
  expect(JSON.parse(await scan(page, 'Code for jane@example.com, to scan with Thunderbird'))).toEqual([
    1,
    [1, 1],
    [0, imap?.host, imap?.port, 3, 1, 'jane'],
    [
      [
        [0, host, port, 2, 1, 'jane'],
        ['jane@example.com', 'Jane “J” Dœ'],
      ],
    ],
  ]);
  expect(await violationsOn(page)).toEqual([]);
  expect(requests.filter((request) => /jane|jürgen/u.test(request))).toEqual([]);

  // The code of one address is not left lying there for another.
  await email.fill('john@example.com');
  await expect(page.getByRole('img', { name: /^Code for/u })).toBeHidden();
});

test('support’s link fills the address in and leaves the address bar', async ({ page }) => {
  await page.goto(`${site}/settings/apple/#email=jane%2Bx@example.com`);
  await expect(page.getByLabel('Your email address')).toHaveValue('jane+x@example.com');
  await expect(page).toHaveURL(`${site}/settings/apple/`);
  await page.getByRole('button', { name: 'Make my file' }).click();
  expect((await made(page)).account['EmailAddress']).toBe('jane+x@example.com');
});

test('an address that is kept for the visit is not asked for again', async ({ page }) => {
  await page.goto(`${site}/guides/iphone/`);
  await page.getByLabel('Your email address').fill('jane@example.com');
  await page.getByRole('button', { name: 'Show it in the steps' }).click();
  await expect(page.getByText('The steps show jane', { exact: true })).toBeVisible();
  await page.goto(`${site}/settings/apple/`);
  await expect(page.getByLabel('Your email address')).toHaveValue('jane@example.com');
});

test('what makes the file is loaded when it is asked for; if it does not come, the other file is named', async ({
  page,
}) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await page.goto(`${site}/settings/apple/`);
  await expect(page.getByRole('button', { name: 'Make my file' })).toBeVisible();
  const before = scripts.length;
  await page.route('**/_astro/**', (route) => route.abort());
  await page.getByLabel('Your email address').fill('jane@example.com');
  await page.getByRole('button', { name: 'Make my file' }).click();
  await expect(page.getByText('We couldn’t make your file. Use the file without your address, below.')).toBeVisible();
  expect(scripts.length).toBeGreaterThan(before);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the file without an address is there', async ({ page, request }) => {
    await page.goto(`${site}/settings/apple/`);
    await expect(page.getByRole('button', { name: 'Make my file' })).toBeHidden();
    const href = await page.getByRole('link', { name: 'Download the file without an address' }).getAttribute('href');
    const answer = await request.get(`${site}${href}`);
    expect(parse(await answer.text())).toMatchObject({ PayloadType: 'Configuration' });
  });
});

test('the records page and the profile page have no axe violation, and do not scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of ['/settings/apple/', '/settings/dns/']) {
    await page.goto(site + address);
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});
