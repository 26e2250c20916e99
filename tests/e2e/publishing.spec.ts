import { expect, test } from '@playwright/test';
import { fieldOn } from '../support/ask-box.ts';

test('a redirect keeps the fragment', async ({ page }) => {
  await page.goto('/go/iphone/#step-3');
  await expect(page).toHaveURL(/\/guides\/iphone\/#step-3$/u);
  await page.goto('/go/outlook/3/#email=jane@example.com');
  await expect(page).toHaveURL(/\/guides\/outlook\/#step-3$/u);
  await expect(page.locator('main')).toContainText('jane@example.com');
  await expect(page.getByRole('heading', { name: /^Step 3:/u })).toBeInViewport();
  await page.goto('/what-does-550-authentication-is-required-for-relay-mean-in-smartermail/');
  await expect(page).toHaveURL(/\/errors\/550-authentication-is-required-for-relay\/$/u);
});

test('what is typed into the search is in no request, nor told as where a request came from', async ({ page }) => {
  await page.goto('/search/');
  const told: Promise<string>[] = [];
  page.on('request', (request) =>
    told.push(request.allHeaders().then((headers) => `${request.url()} ${JSON.stringify(headers)}`)),
  );
  await fieldOn(page).fill('mailbox full kwyjibo');
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
