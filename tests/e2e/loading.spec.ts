import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test as base } from '@playwright/test';
import { fieldInDialog } from '../support/ask-box.ts';
import { serveFolder } from '../support/serve.ts';
import { launchKeepingPages } from '../support/back-forward.ts';

/** The site on a server of its own, which tells what it is asked for, and why. */
const test = base.extend<{ server: { readonly url: string; readonly asked: string[] } }>({
  server: async ({}, use) => {
    const asked: string[] = [];
    const server: Server = await serveFolder(process.env['TEST_DIST'] ?? 'dist', 0);
    server.on('request', ({ url, headers }) => asked.push(`${url} ${String(headers['sec-purpose'] ?? '')}`.trim()));
    await use({ url: `http://localhost:${(server.address() as AddressInfo).port}`, asked });
    server.closeAllConnections();
    server.close();
  },
});

test('a page is fetched when its link is pointed at, not before, and not again when it is followed', async ({
  server,
  page,
}) => {
  await page.goto(`${server.url}/articles/non-delivered-email/`);
  await page.waitForLoadState('networkidle');
  expect(server.asked.filter((one) => one.endsWith('prefetch'))).toEqual([]);
  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Fix my app' });
  await link.hover();
  await expect.poll(() => server.asked).toContain('/guides/ prefetch');
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(server.asked.filter((one) => one.startsWith('/guides/'))).toEqual(['/guides/ prefetch']);
});

test('going back shows the page as it was left, without loading it', async ({ server }, { project }) => {
  const browser = await launchKeepingPages(project);
  try {
    const page = await browser.newPage();
    for (const address of ['/', '/guides/outlook/', '/errors/', '/check/', '/articles/non-delivered-email/']) {
      await page.goto(server.url + address);
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => addEventListener('pageshow', (event) => (document.title = `kept: ${event.persisted}`)));
      await page.goto(`${server.url}/glossary/`);
      await page.goBack({ waitUntil: 'commit' });
      await expect(page, address).toHaveTitle('kept: true');
    }
  } finally {
    await browser.close();
  }
});

test('a search loads its program once, and of its index what it shows', async ({ server, page }) => {
  await page.goto(`${server.url}/articles/non-delivered-email/`);
  expect(server.asked.filter((one) => /^\/(?:pagefind|search)\/./u.test(one))).toEqual([]);
  await page.locator('.search-open').click();
  const search = page.getByRole('dialog');
  await fieldInDialog(page).fill('password');
  await expect(search.getByRole('status')).toContainText(/\d\d pages/u);
  const [count] = /\d+(?= pages)/u.exec((await search.getByRole('status').textContent()) ?? '') ?? [];
  await expect(search.locator('[data-result]')).toHaveCount(Number(count));
  await expect(search.locator('[data-result] mark').first()).toHaveText(/password/iu);
  const loaded = (file: RegExp) => server.asked.filter((one) => file.test(one)).length;
  expect(loaded(/\.pf_fragment$/u)).toBeLessThanOrEqual(16);
  expect(loaded(/\/pagefind\/pagefind(?:-worker)?\.js/u)).toBe(2);
  expect(loaded(/^\/search\/en\.json/u)).toBe(1);
});

test('the search works where its worker does not start', async ({ server, page }) => {
  await page.route('**/pagefind-worker.js', (route) => route.abort());
  await page.goto(`${server.url}/search/?q=mailbox+full`);
  await expect(page.locator('.hit a').first()).toHaveAttribute('href', '/errors/mailbox-full/');
  expect(server.asked.some((one) => one.startsWith('/pagefind/pagefind.js'))).toBe(true);
});
