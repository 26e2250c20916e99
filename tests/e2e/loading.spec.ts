import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test as base } from '@playwright/test';
import { serveFolder } from '../../scripts/serve.ts';
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
  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Guides' });
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
