import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isProbablyReaderable, Readability } from '@mozilla/readability';
import {
  type BrowserContext,
  type BrowserContextOptions,
  expect as soon,
  type Locator,
  type Page,
  test,
} from '@playwright/test';
import { selectAll } from 'hast-util-select';
import { parseHTML } from 'linkedom';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import own from '../../src/mail-settings.ts';
import { DIST } from '../support/built-site.ts';
import { readFaultTable } from '../support/fault-table.ts';
import { programsCame } from '../support/programs.ts';
import { ownServer } from '../support/own-server.ts';

/** Holds `docs/faults.md` true, cell by cell: a fault is set up, each kind of page opened, each promise tried. */

/** A busy machine is no fault of the site. */
const TIMEOUT_MS = 20_000;
const expect = soon.configure({ timeout: TIMEOUT_MS });

const TABLE = readFaultTable('docs/faults.md');

const KINDS: Readonly<Record<string, string>> = {
  Home: '/',
  'Error article': '/errors/550-authentication-is-required-for-relay/',
  'Error list': '/errors/',
  Guide: '/guides/iphone/',
  Search: '/search/',
  Diagnose: '/diagnose/',
  Check: '/check/',
  Support: '/support/',
  Settings: '/settings/',
  Symptom: '/symptoms/receive-but-not-send/',
  'Spanish guide': '/es/guides/iphone/',
};

/** A page on which a promise is tried. */
interface Trial {
  readonly page: Page;
  readonly fault: string;
  readonly kind: string;
  /** The page as it was built. */
  readonly html: string;
}

interface Fault {
  readonly context?: BrowserContextOptions;
  /** Before any page is opened. */
  readonly start?: (context: BrowserContext) => Promise<unknown>;
  /** Opens a page, where that takes more than going there. */
  readonly open?: (trial: Trial) => Promise<void>;
  /** What the page says, and where. Needed where a cell says `says so`. */
  readonly says?: (trial: Trial) => Promise<void>;
}

function built(address: string): string {
  return readFileSync(path.join(DIST, address, 'index.html'), 'utf8');
}

/** How often a selector matches in the page as it was built: what is there to be lost. */
function countBuilt(html: string, selector: string): number {
  return selectAll(selector, unified().use(rehypeParse).parse(html)).length;
}

async function allVisible(found: Locator, atLeast: number): Promise<void> {
  expect(atLeast).toBeGreaterThan(0);
  await expect(found.nth(atLeast - 1)).toBeAttached();
  const hidden = await found.evaluateAll((elements) =>
    elements
      .filter((element) => !element.checkVisibility({ checkVisibilityCSS: true }) || element.textContent.trim() === '')
      .map((element) => element.outerHTML.slice(0, 80)),
  );
  expect(hidden).toEqual([]);
}

const OUTLOOK_ERROR = "Server Response: '550 Authentication is required for relay', Server Error: 550";
const FULL_ERROR = '552 5.2.2 The email account that you tried to reach is over quota';

async function isSelected(page: Page, text: string): Promise<void> {
  expect(await page.evaluate(() => getSelection()?.toString())).toContain(text);
}

const PROMISES: Readonly<Record<string, (trial: Trial) => Promise<void>>> = {
  async text({ page, html }) {
    const headings = 'main :is(h1, .page > section > h2, .prose > :is(h2, h3))';
    await allVisible(page.locator(headings), countBuilt(html, headings));
    expect((await page.locator('main').innerText()).length).toBeGreaterThan(300);
  },
  async values({ page }) {
    const text = (await page.locator('main').innerText()).replaceAll(/\s+/gu, ' ');
    for (const value of [own.outgoing.host, String(own.outgoing.port), own.outgoing.security]) {
      expect(text).toMatch(new RegExp(`(?<![\\w.⟦])${RegExp.escape(value)}(?![\\w⟧])`, 'u'));
    }
  },
  async steps({ page, html }) {
    const count = countBuilt(html, '.step');
    await allVisible(page.locator('.step-title'), count);
    await allVisible(page.locator('.step-body'), count);
    expect(await page.locator('.step').evaluateAll((steps) => steps.map(({ id }) => id))).toEqual(
      Array.from({ length: count }, (_, index) => `step-${index + 1}`),
    );
  },
  async apps({ page }) {
    for (const guide of ['outlook', 'iphone', 'android']) {
      await expect(page.locator(`main a[href$="/guides/${guide}/"]`).first()).toBeVisible();
    }
  },
  async list({ page, kind, html }) {
    const links = kind === 'Error list' ? 'main tbody tr a' : 'main .all-pages a';
    await allVisible(page.locator(links), countBuilt(html, links));
  },
  async 'short links'({ page, html }) {
    await allVisible(page.locator('main a[href*="/go/"]'), countBuilt(html, 'main tbody a[href*="/go/"]'));
  },
  async labels({ page }) {
    // The simulated translator marks what it has touched.
    const labels = page.locator('.step-body :is(strong, .fields th, .s-frames)');
    expect(await labels.count()).toBeGreaterThan(8);
    expect((await labels.allInnerTexts()).filter((text) => text.includes('⟦'))).toEqual([]);
    await expect(page.locator('.step-body p').first()).toContainText('⟦');
  },
  async ticks({ page }) {
    const [first, second] = [page.locator('.step input').first(), page.locator('.step input').nth(1)];
    await first.check();
    await expect(page.locator('.progress-state [role=status]')).toContainText(/^\P{L}*1 (?:of|de) /u);
    await second.check();
    await expect(page.locator('.progress-state [role=status]')).toContainText(/^\P{L}*2 (?:of|de) /u);
    await first.uncheck();
    await second.uncheck();
  },
  async address({ page }) {
    const address = page.url().replace(/#.*$/u, '');
    await page.evaluate(() => (location.hash = '#email=jane@example.com'));
    await expect(page.locator('.fields')).toContainText(['jane@example.com']);
    expect(page.url()).toBe(address);
  },
  async copy({ page, kind }) {
    await page.evaluate(() => {
      const heard = globalThis as { copied?: string };
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: { writeText: async (text: string) => void (heard.copied = text) },
      });
    });
    await page.locator('main copy-text button').first().click();
    await expect
      .poll(() => page.evaluate(() => (globalThis as { copied?: string }).copied), kind)
      .toBe(own.outgoing.host);
    await expect(page.locator('#copy-status')).toContainText('Copied');
  },
  async selects({ page }) {
    await page.locator('main copy-text button:visible').first().click();
    await expect(page.locator('#copy-status')).toContainText(/copy it by hand|cópialo a mano/iu);
    await isSelected(page, own.outgoing.host);
  },
  async filter({ page }) {
    await page.locator('.error-filter [name=q]').fill('0x800ccc79');
    await expect(page.locator('main tbody tr').filter({ visible: true })).toHaveCount(1);
    await expect(page.locator('error-filter [role=status]')).toContainText('1 of ');
    await page.locator('.error-filter [name=q]').fill('');
    await expect(page.locator('error-filter [role=status]')).toContainText('All ');
  },
  async answer({ page }) {
    await page.locator('#error-text').fill(OUTLOOK_ERROR);
    const answer = page.locator('.answer');
    await expect(answer.locator('h2')).toContainText('Your mail app did not log in to send');
    await page.locator('#error-text').fill(FULL_ERROR);
    await expect(answer.locator('h2')).toContainText('The mailbox is full');
    await expect(answer).toContainText('The recipient has to fix this.');
    await expect(answer).not.toContainText('You can fix this.');
  },
  async results({ page }) {
    const field = page.locator('#search-page-input');
    const status = page.locator('.search-status');
    await field.fill('samsung');
    await expect(page.locator('.hit a[href="/guides/android/samsung-email/"]').first()).toBeVisible();
    await expect(status).toContainText('for “samsung”');
    await field.fill('mailbox full');
    await expect(page.locator('.hit a[href="/errors/mailbox-full/"]').first()).toBeVisible();
    await expect(status).toContainText('for “mailbox full”');
    await expect(status).not.toContainText('samsung');
  },
  async verdict({ page }) {
    const fields: [string, string][] = [
      ['server', own.outgoing.host],
      ['port', '1'],
      ['userName', 'jane@example.com'],
    ];
    for (const [field, value] of fields) await page.locator(`#check-${field}`).fill(value);
    await page.locator('#check-security').selectOption({ index: 1 });
    await page.locator('#check-authentication').selectOption('on');
    await page.locator('.check button.primary').click();
    await expect(page.locator('#found-server')).toContainText('Right');
    await expect(page.locator('#found-port')).toContainText('Change this');
    await page.locator('#check-port').fill(String(own.outgoing.port));
    await expect(page.locator('#found-port')).toContainText('Right');
    await expect(page.locator('#found-port')).not.toContainText('Change this');
  },
  async reply({ page }) {
    await page.locator('#support-guide').selectOption('iphone');
    await expect(page.locator('.support-link').first()).toContainText('/guides/iphone/');
    await expect(page.locator('.support-result pre')).toContainText(own.outgoing.host);
    await page.locator('#support-guide').selectOption('outlook');
    await expect(page.locator('.support-link').first()).toContainText('/guides/outlook/');
    await expect(page.locator('.support-result pre')).toContainText('/guides/outlook/');
    await expect(page.locator('.support-result pre')).not.toContainText('/guides/iphone/');
  },
  async 'not offered'({ html }) {
    expect(isProbablyReaderable(parseHTML(html).document as unknown as Document)).toBe(false);
  },
  async 'says so'(trial) {
    const { says } = FAULTS[trial.fault] ?? {};
    if (!says) throw new Error('nothing is known of what the page says');
    await says(trial);
  },
  async fits({ page }) {
    const cut = await page.evaluate(() => {
      const { scrollWidth } = document.documentElement;
      const over = [...document.querySelectorAll<HTMLElement>('main *')]
        .filter((element) => {
          const style = getComputedStyle(element);
          if (element.matches('.visually-hidden')) return false;
          return (
            style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1
          );
        })
        .map((element) => element.outerHTML.slice(0, 80));
      return [...(scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`] : []), ...over];
    });
    expect(cut).toEqual([]);
  },
  async outlined({ page }) {
    await programsCame(page);
    const { controls, bare } = await page.evaluate(() => {
      const all = [...document.querySelectorAll('button, select, textarea, input, .step-number, .panel, .note')].filter(
        // A word that is explained and a link stand out by the color and line of links.
        (element) =>
          element.checkVisibility({ checkVisibilityCSS: true }) && !element.matches('.term, [type=checkbox]'),
      );
      const line = (element: Element) => {
        const style = getComputedStyle(element);
        return parseFloat(style.borderInlineStartWidth) > 0 && style.borderInlineStartStyle !== 'none';
      };
      return {
        controls: all.length,
        bare: all.filter((element) => !line(element)).map((element) => element.outerHTML.slice(0, 80)),
      };
    });
    expect(controls).toBeGreaterThan(0);
    expect(bare).toEqual([]);
  },
  async still({ page }) {
    await programsCame(page);
    const moving = await page.evaluate(() => [
      ...document.getAnimations().map((animation) => `${animation.constructor.name} of ${String(animation.effect)}`),
      ...[...document.querySelectorAll('*')].flatMap((element) => {
        const { transitionDuration, scrollBehavior } = getComputedStyle(element);
        const moves = /[1-9]/u.test(transitionDuration) || scrollBehavior === 'smooth';
        return moves ? element.outerHTML.slice(0, 80) : [];
      }),
    ]);
    expect(moving).toEqual([]);
  },
};

/** What a page says by a form whose script has not come: after some seconds, which pass here at once. */
async function saysLate({ page, kind }: Trial): Promise<void> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  const said: Readonly<Record<string, string>> = {
    Search: 'The search could not be loaded.',
    Support: 'Building a reply could not be loaded.',
  };
  await expect(page.locator('main [data-late]')).toBeVisible();
  await expect(page.locator('main [data-late]')).toContainText(said[kind] ?? 'The check could not be loaded.');
}

/** What the search says when it is opened over a page, or on its own page. */
async function searchSaysSo({ page, kind }: Trial): Promise<void> {
  if (kind !== 'Search') await page.locator('.search-open').click();
  const search = kind === 'Search' ? page.locator('main') : page.locator('dialog[open]');
  await search.locator('input[type=search]').fill('outlook');
  await expect(search.locator('.search-status')).toContainText(
    kind === 'Spanish guide' ? 'No se pudo cargar la búsqueda.' : 'The search could not be loaded.',
  );
  await expect(search.locator('a[href="/search/#all-pages"]')).toBeVisible();
}

/** Delivers each page changed. */
async function changePages(context: BrowserContext, change: (html: string) => string): Promise<void> {
  await context.route(
    (url) => url.pathname.endsWith('/'),
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: change(await response.text()) });
    },
  );
}

const server = ownServer();

const FAULTS: Readonly<Record<string, Fault>> = {
  'JavaScript off': {
    context: { javaScriptEnabled: false },
    async says({ page }) {
      await expect(page.locator('main')).toContainText('needs JavaScript, and it is off in this browser', {
        useInnerText: true,
      });
    },
  },
  'Styles missing': {
    start: (context) => changePages(context, (html) => html.replaceAll(/<style>[^]*?<\/style>/gu, '')),
  },
  'Search index missing': {
    start: (context) => context.route('**/pagefind/**', (route) => route.abort()),
    says: searchSaysSo,
  },
  'Search index cut off': {
    // A connection that breaks in the middle of each file of the index.
    start: (context) =>
      context.route(/\/pagefind\/.*\.pf_/u, async (route) => {
        const response = await route.fetch();
        const whole = await response.body();
        await route.fulfill({ response, body: whole.subarray(0, whole.length / 2) });
      }),
    says: searchSaysSo,
  },
  'Part of the script lost': {
    start: (context) => context.route(/\/_astro\/(?:Diagnose|search|qr|preact)[.\w-]*\.js/u, (route) => route.abort()),
    async says(trial) {
      // Where the field waits until it is used, it is used.
      if (['Home', 'Error list', 'Diagnose'].includes(trial.kind)) await trial.page.locator('#error-text').focus();
      await saysLate(trial);
    },
  },
  'No script arrives': {
    start: (context) => context.route('**/_astro/**', (route) => route.abort()),
    says: saysLate,
  },
  'Browser too old for modules': {
    start: (context) =>
      changePages(context, (html) => html.replaceAll('<script type="module"', '<script type="unknown"')),
    says: saysLate,
  },
  'Storage blocked': {
    start: (context) =>
      context.addInitScript(() => {
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('blocked', 'SecurityError');
            },
          });
        }
      }),
  },
  'Storage full': {
    start: (context) =>
      context.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      }),
  },
  'Clipboard refused': {
    start: (context) =>
      context.addInitScript(() => {
        const refuse = async () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
        Object.defineProperty(navigator, 'clipboard', { value: { write: refuse, writeText: refuse } });
      }),
    async says({ page, kind }) {
      if (kind === 'Symptom') {
        await page.getByText('No, not yet').click();
        await page.getByRole('button', { name: 'Copy the text' }).click();
        await expect(page.locator('support-note [role=status]')).toContainText('copy it by hand');
        await isSelected(page, 'I still cannot send email.');
        return;
      }
      await page.locator('main .buttons button').first().click();
      await expect(page.locator('main [role=status]').last()).toContainText('copy it by hand');
    },
  },
  'Offline after first load': {
    context: { serviceWorkers: 'allow' },
    async start(context) {
      await server.start(DIST);
      const page = await context.newPage();
      for (const address of Object.values(KINDS)) {
        await page.goto(server.address + address);
        await keptBy(page, address);
      }
      await page.close();
      await server.stop();
    },
    async open({ page, kind }) {
      await page.goto(server.address + (KINDS[kind] ?? ''));
    },
    async says({ page, kind }) {
      await expect(page.locator('main > [role=status]')).toContainText(
        kind === 'Spanish guide' ? /^No tienes conexión\..*\d{4}\.$/u : /^You are offline\..*\d{4}\.$/u,
      );
    },
  },
  'Very slow network': {
    // The page itself has come; everything that it asks for is still on its way.
    start: (context) => context.route('**/_astro/**', () => undefined),
    async open({ page, kind }) {
      await page.goto(KINDS[kind] ?? '', { waitUntil: 'commit' });
      await expect(page.locator('.site-footer')).toBeVisible();
    },
  },
  'Clock far off': {
    async open({ page, kind }) {
      // As many days before as after; odd kinds of page in the past, even ones in the future.
      const years = Object.keys(KINDS).indexOf(kind) % 2 === 0 ? -40 : 60;
      await page.addInitScript(
        (offset) => {
          const now = Date.now.bind(Date);
          const Real = Date;
          globalThis.Date = class extends Real {
            constructor(...given: []) {
              super(...((given.length > 0 ? given : [now() + offset]) as []));
            }
            static override now = () => now() + offset;
          } as DateConstructor;
        },
        years * 365 * 86_400_000,
      );
      await page.goto(KINDS[kind] ?? '');
      const year = await page.evaluate(() => new Date().getFullYear());
      expect(Math.abs(year - new Date().getFullYear())).toBeGreaterThan(30);
    },
  },
  'Translated by the browser': { start: (context) => context.addInitScript(translatePage) },
  'Ad blocker': {
    async start(context) {
      await context.route(
        (url) => BLOCKED.test(url.pathname),
        (route) => route.abort(),
      );
      await context.addInitScript((names) => {
        const blocked = new RegExp(names, 'iu');
        const hide = () => {
          for (const element of document.querySelectorAll<HTMLElement>('[class], [id]')) {
            if ([...element.classList, element.id].some((name) => blocked.test(name))) element.hidden = true;
          }
        };
        new MutationObserver(hide).observe(document, { childList: true, subtree: true });
      }, HIDDEN.source);
    },
  },
  'Zoom 400 %': {
    // 1280 by 1024 at 400 % (WCAG 2.2, 1.4.10).
    context: { viewport: { width: 320, height: 256 } },
  },
  'Forced colors': { context: { forcedColors: 'active', colorScheme: 'dark' } },
  'Reduced motion': { context: { reducedMotion: 'reduce' } },
  'Reader mode': {
    // As Firefox and others find the text of a page; Safari and Chrome have programs of their own for it.
    async open({ page, html }) {
      const { document } = parseHTML(html);
      // Firefox leaves names of classes out; kept here, they show what became of each part.
      const read = new Readability(document as unknown as Document, { keepClasses: true }).parse();
      await page.goto('about:blank');
      await page.setContent(`<main><div class="page"><h1>${read?.title ?? ''}</h1>${read?.content ?? ''}</div></main>`);
    },
  },
};

/** Parts of addresses, and names of classes and ids, that common filter lists block or hide on any site. */
const BLOCKED =
  /(?:^|[/_.-])(?:ads?|advert\w*|banners?|sponsor\w*|promo\w*|popups?|track(?:er|ing)?|analytics|beacon|pixel|telemetry|metrics|stats?|counter|social|share-?\w*|cookie-?\w*|newsletter)(?:[/_.-]|$)/iu;
const HIDDEN =
  /^(?:ads?|ad-.*|.*-ads?|advert.*|banner.*|.*-banner|sponsor.*|promo.*|pop-?up.*|social.*|share.*|cookie.*|consent.*|gdpr.*|newsletter.*|subscribe.*|overlay.*|modal.*|sticky.*|outbrain.*|taboola.*)$/iu;

/** Waits until the service worker has the page at `address`. */
async function keptBy(page: Page, address: string): Promise<void> {
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await page.waitForFunction(async (path) => (await caches.match(path)) !== undefined, address);
}

/** Does to a page what a browser's translator does: every text becomes elements with another text, again and again. */
function translatePage(): void {
  const leave = 'script, style, noscript, textarea, [translate=no], .notranslate, font';
  const translate = (root: Node): void => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (texts.nextNode()) found.push(texts.currentNode as Text);
    for (const text of found) {
      if (!text.data.trim() || !text.parentElement || text.parentElement.closest(leave)) continue;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = `⟦${text.data.trim()}⟧`;
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  addEventListener('DOMContentLoaded', () => {
    document.documentElement.lang = 'de';
    document.documentElement.classList.add('translated-ltr');
    translate(document.body);
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) translate(node);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}

test.describe('the table of docs/faults.md', () => {
  test('has a test for each cell, and a cell for each test', () => {
    expect(TABLE.kinds).toEqual(Object.keys(KINDS));
    expect(TABLE.rows.map(({ fault }) => fault)).toEqual(Object.keys(FAULTS));
    expect(TABLE.words).toEqual(Object.keys(PROMISES));
    const cells = TABLE.rows.flatMap(({ fault, cells: row }) => row.map((cell) => ({ fault, ...cell })));
    expect(cells.filter(({ promises }) => promises.length === 0)).toEqual([]);
    expect(new Set(cells.flatMap(({ promises }) => promises))).toEqual(new Set(Object.keys(PROMISES)));
    const speaking = new Set(cells.flatMap(({ fault, promises }) => (promises.includes('says so') ? fault : [])));
    expect(speaking).toEqual(new Set(Object.keys(FAULTS).filter((fault) => FAULTS[fault]?.says)));
  });

  test.afterAll(() => server.stop());

  for (const { fault, cells } of TABLE.rows) {
    test(`${fault}: what is promised works on each kind of page`, async ({ browser, baseURL }) => {
      const { context: options, start, open } = FAULTS[fault] ?? {};
      const context = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'block', ...options });
      context.setDefaultTimeout(TIMEOUT_MS);
      test.slow();
      const faults: string[] = [];
      await start?.(context);
      for (const { kind, promises } of cells) {
        const page = await context.newPage();
        page.on('pageerror', ({ message }) => {
          // Pagefind's own program complains aloud of an index that it cannot read.
          if (!message.startsWith('Pagefind: ')) faults.push(`${kind}: ${message}`);
        });
        const trial: Trial = { page, fault, kind, html: built(KINDS[kind] ?? '') };
        await (open ? open(trial) : page.goto(KINDS[kind] ?? ''));
        for (const word of promises) {
          await PROMISES[word]?.(trial).catch((error: unknown) =>
            faults.push(`${kind}, ${word}: ${String(error).slice(0, 400)}`),
          );
        }
        await page.close();
      }
      await context.close();
      expect(faults).toEqual([]);
    });
  }
});
