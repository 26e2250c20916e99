import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import settings from '../fixtures/sub-path.ts';
import { answerOn, fieldOn } from '../support/ask-box.ts';
import { SUB_PATH_DIST } from '../support/sites.ts';
import { serveFolder } from '../support/serve.ts';

/** The site below a path of its host, as on the project pages of GitHub: what scripts load and link stays below it. */

test.use({ serviceWorkers: 'allow' });

const { base } = settings.site;
let server: Server;
let origin: string;
test.beforeAll(async () => {
  server = await serveFolder(SUB_PATH_DIST, 0, base);
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

let failures: string[];
test.beforeEach(({ page }) => {
  failures = [];
  page.on('response', (response) => {
    if (!response.url().startsWith(origin + base) || !response.ok()) failures.push(response.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !/INTERNET_DISCONNECTED|ERR_FAILED/u.test(message.text())) {
      failures.push(message.text());
    }
  });
});
test.afterEach(() => expect(failures).toEqual([]));

const pathOf = (page: Page): string => new URL(page.url()).pathname;

test('who pastes an error gets to the guide', async ({ page }) => {
  await page.goto(origin + base);
  await fieldOn(page).fill('Task sending reported error (0x800CCC79): 550 Authentication is required for relay');
  await answerOn(page).getByRole('link', { name: 'Fix it in Outlook' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Outlook');
  expect(pathOf(page)).toBe(`${base}guides/outlook/`);
});

test('the search leads to pages', async ({ page }) => {
  await page.goto(`${origin}${base}search/?q=which port`);
  await page.locator('[data-result] a').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(pathOf(page)).toMatch(/^\/help\/[a-z]+\//u);
});

test('a short link keeps the reader’s address, and the page is kept for reading offline', async ({ page, context }) => {
  await page.goto(`${origin}${base}go/iphone/3/#email=jane@example.com`);
  await expect(page).toHaveURL(`${origin}${base}guides/iphone/#step-3`);
  await expect(page.getByRole('main')).toContainText('jane');
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(async () => Boolean(await caches.match(location.pathname))), { timeout: 30_000 })
    .toBe(true);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('iPhone');
});

test('what other sites on the host keep stays there', async ({ page }) => {
  await page.goto(`${origin}${base}llms.txt`);
  // At the root, below another path, and an older publish of the site itself.
  const others = ['help-0123456789abcdef', 'help/help-desk-0123456789abcdef'];
  await page.evaluate(async (names) => {
    for (const name of [...names, 'help/help-0123456789abcdef']) await caches.open(name);
  }, others);
  await page.goto(`${origin}${base}guides/iphone/`);
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(async () => caches.keys()), { timeout: 30_000 })
    .toEqual([...others, expect.stringMatching(/^help\/help-[\da-f]{16}$/u)]);
});

test('support’s reply links below the path', async ({ page }) => {
  await page.goto(`${origin}${base}support/`);
  await page.getByRole('textbox').first().fill('550 Authentication is required for relay, iphone');
  await expect(page.getByText(`${origin}${base}guides/iphone/`).first()).toBeVisible();
});
