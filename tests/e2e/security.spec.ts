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
