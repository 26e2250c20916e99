import { expect, type Page, test } from '@playwright/test';
import { answerOn, fieldOn } from '../support/ask-box.ts';
import { watchPage } from '../support/network.ts';

/** A browser with Trusted Types lets no text become markup or script, and the site works all the same. */

/** The names of the files that run as workers beside the page. */
function workersOf(page: Page): string[] {
  return page.workers().map((worker) => new URL(worker.url()).pathname);
}

test('the search and the diagnosis start their workers', async ({ page, baseURL }) => {
  watchPage(page, baseURL);
  await page.goto('/search/?q=relay');
  await expect(page.getByRole('search').locator('mark').first()).toHaveText(/relay/iu);
  await fieldOn(page).fill('550 Authentication is required for relay');
  await expect(answerOn(page)).toBeVisible();
  // Pagefind works without its worker, too, and says nothing of it.
  expect(workersOf(page).sort()).toEqual([
    expect.stringMatching(/^\/_astro\/diagnose-worker-[\w-]+\.js$/u),
    '/pagefind/pagefind-worker.js',
  ]);
});

// With the site's own policy loaded, and on a page that loads none.
for (const address of ['/search/?q=relay', '/settings/']) {
  test(`what came in as text is not run on ${address}`, async ({ page }) => {
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    const answers = await page.evaluate(async () => {
      const attempts: Readonly<Record<string, () => unknown>> = {
        'as markup': () => (document.querySelector('main')!.innerHTML = '<img src=x onerror=alert(1)>'),
        'beside markup': () => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<b>x</b>'),
        'as a document': () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
        'as a document in a frame': () => (document.createElement('iframe').srcdoc = '<b>x</b>'),
        'as a script': () => (document.createElement('script').textContent = 'alert(1)'),
        'as a script’s address': () => (document.createElement('script').src = '/pagefind/pagefind.js'),
        'as code': () => (0, eval)('1 + 1'),
        'as the worker of another site': () => new Worker('https://elsewhere.example/pagefind/pagefind-worker.js'),
        'as a worker from data': () => new Worker('data:text/javascript,1'),
        'as a file that is no worker': () => new Worker('/pagefind/pagefind.js'),
        'as a policy of its own': () =>
          (
            globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
          ).trustedTypes.createPolicy('mine', {}),
      };
      // Out of the debugger's reach, which may do what the page may not.
      return new Promise<Record<string, string>>((done) => {
        setTimeout(() => {
          const said: Record<string, string> = {};
          for (const [how, attempt] of Object.entries(attempts)) {
            try {
              attempt();
              said[how] = 'let through';
            } catch (error) {
              said[how] = String(error);
            }
          }
          done(said);
        });
      });
    });
    expect(Object.keys(answers).length).toBeGreaterThan(10);
    expect(Object.entries(answers).filter(([, said]) => !/^(?:TypeError|EvalError|SecurityError)/u.test(said))).toEqual(
      [],
    );
    await expect(page.locator('main img')).toHaveCount(0);
  });
}

test.describe('in a browser that knows no policy', () => {
  test.use({ bypassCSP: true });
  const MARKUP = `"'></title></textarea><img src=x onerror="globalThis.ran = 1"><svg onload="globalThis.ran = 1">`;
  const encoded = encodeURIComponent(MARKUP);
  const bounce = [
    `From: "${MARKUP.replaceAll('"', '')}" <mailer-daemon@mx.example.org>`,
    `Subject: Undeliverable ${MARKUP}`,
    'MIME-Version: 1.0',
    'Content-Type: text/html',
    '',
    `<p>550 5.1.1 user unknown ${MARKUP} &lt;img src=x onerror="globalThis.ran = 1"&gt;</p>`,
  ].join('\n');

  const ways: Readonly<Record<string, (page: Page) => Promise<void>>> = {
    'the address of the search': async (page) => {
      // A longer search isn't in the title.
      await page.goto(`/search/?q=${encodeURIComponent('"></title><img src=x onerror="ran=1">')}`);
      await expect(page).toHaveTitle(/<img src=x/u);
    },
    'the address of a guide': async (page) => {
      await page.goto(`/guides/iphone/#email=${encoded}@example.com`);
      await page.goto(`/guides/android/#${MARKUP}`);
    },
    'a link to the check': async (page) => {
      await page.goto(`/check/#host=${encoded}&port=${encoded}&user=${encoded}`);
      await expect(page.getByLabel('Outgoing Mail Server')).toHaveValue(/<img src=x/u);
    },
    'a returned message and the name of its file': async (page) => {
      await page.goto('/diagnose/');
      await page.getByText('I have the returned message as a file').click();
      await page.getByLabel('Choose a saved message').setInputFiles({
        name: `${MARKUP.replaceAll('/', '')}.eml`,
        mimeType: 'message/rfc822',
        buffer: Buffer.from(bounce),
      });
      await expect(answerOn(page)).toContainText('user unknown');
    },
    'what support entered': async (page) => {
      await page.goto('/support/');
      const field = page.getByLabel('What the customer wrote or sees');
      await field.fill(`550 5.1.1 user unknown ${MARKUP}`);
      await page.getByLabel('Customer’s email address').fill(MARKUP);
      await expect(page.getByText(/^This looks like: /u)).toBeVisible();
      await page.reload();
      await expect(field).toHaveValue(/<img src=x/u);
    },
    'what the browser keeps': async (page) => {
      await page.goto('/guides/iphone/');
      await page.evaluate((markup) => {
        const steps = JSON.stringify({ done: [markup], at: Date.now() });
        for (const [key, value] of [
          ['theme', markup],
          ['client', markup],
          ['steps:/guides/iphone/', steps],
        ] as const)
          localStorage.setItem(key, value);
        for (const key of ['error', 'email', 'address']) sessionStorage.setItem(key, markup);
      }, MARKUP);
      await page.reload();
      await page.getByRole('radio', { name: 'No, it still fails' }).check();
      await expect(page.getByLabel('What does the error say now?')).toHaveValue(/<img src=x/u);
    },
  };
  for (const [way, go] of Object.entries(ways)) {
    test(`markup that comes in by ${way} stays text`, async ({ page }) => {
      await go(page);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
      await expect(page.locator('[onerror], [onload]')).toHaveCount(0);
    });
  }
});
