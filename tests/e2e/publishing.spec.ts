import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { webServersMissing } from '../../scripts/web-servers.ts';
import { publishRelease } from '../../src/publishing/release.ts';
import { DIST, OTHER_DIST } from '../support/built-site.ts';
import { releaseOf, type RunningServer, startNginx } from '../support/web-servers.ts';

test.describe('a reader whose page was opened before a release', () => {
  const missing = webServersMissing();
  test.skip(missing !== undefined, missing);

  let folder: string;
  let server: RunningServer;
  let next: Awaited<ReturnType<typeof releaseOf>>;

  test.beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mail-help-srv-'));
    next = await releaseOf(OTHER_DIST);
    // What both releases have is kept from the first one, or it is lost.
    for (const name of await readdir(path.join(DIST, '_astro'))) {
      await rm(path.join(next.folder, 'site/_astro', name), { force: true });
    }
    await publishRelease(DIST, `${DIST}-server`, folder, new Date('2026-11-24T10:00:00Z'));
    server = await startNginx(path.join(folder, 'current'));
  });
  test.afterEach(async () => {
    await server.stop();
    await next.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const publishNext = async () =>
    publishRelease(`${next.folder}/site`, `${next.folder}/server`, folder, new Date('2026-11-24T11:00:00Z'));

  /** Opens a page of the old release, and lists what it asks for in vain from then on. */
  async function openOld(page: Page, address: string): Promise<string[]> {
    const lost: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) lost.push(response.url());
    });
    page.on('requestfailed', (request) => lost.push(request.url()));
    page.on('pageerror', (error) => lost.push(error.message));
    await page.goto(`http://127.0.0.1:${server.port}${address}`);
    return lost;
  }

  async function searchFor(page: Page, words: string): Promise<void> {
    const field = page.locator('dialog input[type=search]');
    await field.fill(words);
    await expect(page.locator('dialog .hit a').first()).toBeVisible();
  }

  test('can open the search afterwards, and the pages that it finds', async ({ page }) => {
    const lost = await openOld(page, '/guides/iphone/');
    await publishNext();
    await page.keyboard.press('/');
    await searchFor(page, 'mailbox full');
    await page.locator('dialog .hit a').first().click();
    await expect(page.locator('h1')).toBeVisible();
    expect(lost).toEqual([]);
  });

  test('can go on with a search that was begun before', async ({ page }) => {
    const lost = await openOld(page, '/guides/iphone/');
    await page.keyboard.press('/');
    await searchFor(page, 'mailbox full');
    const { carried } = await publishNext();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await searchFor(page, 'relay');
    await expect(page.locator('dialog .search-status')).toContainText('relay');
    // It read on in the old index.
    expect(asked.filter((address) => carried.includes(address))).not.toEqual([]);
    expect(lost).toEqual([]);
  });

  test('can have an error explained', async ({ page }) => {
    const lost = await openOld(page, '/diagnose/');
    await publishNext();
    await page.getByRole('textbox').first().fill('550 Authentication is required for relay');
    await expect(page.locator('.answer h2')).toBeVisible();
    expect(lost).toEqual([]);
  });
});

test('a redirect by the server takes the fragment along', async ({ page }) => {
  await page.goto('/go/iphone/#step-3');
  await expect(page).toHaveURL(/\/guides\/iphone\/#step-3$/u);
  await page.goto('/go/outlook#email=jane@example.com');
  await expect(page).toHaveURL(/\/guides\/outlook\/$/u);
  await expect(page.locator('main')).toContainText('jane@example.com');
  await page.goto('/what-does-550-authentication-is-required-for-relay-mean-in-smartermail/');
  await expect(page).toHaveURL(/\/errors\/550-authentication-is-required-for-relay\/$/u);
});

test('what is typed into the search is in no request, nor told as where a request came from', async ({ page }) => {
  await page.goto('/search/');
  const told: Promise<string>[] = [];
  page.on('request', (request) =>
    told.push(request.allHeaders().then((headers) => `${request.url()} ${JSON.stringify(headers)}`)),
  );
  await page.getByRole('searchbox').first().fill('mailbox full kwyjibo');
  await expect(page).toHaveURL(/q=mailbox/u);
  await expect(page.locator('.hit a').first()).toBeVisible();
  const texts = await Promise.all(told);
  expect(texts.filter((text) => text.includes('.pf_fragment'))).not.toEqual([]);
  for (const text of texts) expect(text).not.toMatch(/kwyjibo|[?&]q=|"referer"/iu);
});

test('browsers know every header that is sent', async ({ page }) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const response = await page.goto('/');
  expect(response?.headers()['permissions-policy']).toContain('camera=()');
  await expect(page.locator('h1')).toBeVisible();
  // Playwright says what it was told to do.
  expect(said.filter((text) => !text.includes('blocked by Playwright'))).toEqual([]);
});

test('no page may be shown inside another', async ({ page }) => {
  // A page with no policy of its own, which would refuse all frames.
  await page.goto('/robots.txt');
  const refused = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/guides/iphone/'));
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('iframe'), { src: '/guides/iphone/' }));
  });
  expect((await refused).failure()?.errorText).toMatch(/BLOCKED_BY_RESPONSE|FRAME_ANCESTOR_VIOLATION/u);
});
