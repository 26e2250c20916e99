import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { HtmlValidate } from 'html-validate';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/lib/content/check.ts';
import own from '../../src/mail-settings.ts';
import other from '../fixtures/other-provider.ts';
import { DIST, filesIn, OTHER_DIST, pagesIn } from '../support/built-site.ts';
import { ROOT } from '../support/project.ts';

const pages = pagesIn(DIST);
const files = new Set(filesIn(DIST));
const redirects = pages.filter(({ html }) => html.includes('http-equiv="refresh"'));
const readable = pages.filter((page) => !redirects.includes(page));
const article = '/errors/550-authentication-is-required-for-relay/';

function attribute(element: Element, name: string): string {
  return String(element.properties[name] ?? '');
}

/** The file that an address of the site leads to. */
function fileAt(address: string): string | undefined {
  const name = decodeURI(address.replace(/[?#].*$/u, '')).slice(1);
  return [name, `${name}index.html`].find((candidate) => files.has(candidate));
}

test.each([
  '/',
  '/errors/',
  article,
  '/guides/',
  '/guides/outlook/',
  '/guides/outlook/new/',
  '/guides/outlook/mac/',
  '/guides/outlook/mobile/',
  '/guides/iphone/',
  '/guides/android/',
  '/guides/android/samsung-email/',
  '/go/outlook/',
  '/go/iphone/',
  '/go/android/',
  '/articles/why-you-might-not-receive-an-email/',
  '/articles/non-delivered-email/',
  '/articles/managing-your-email-storage/',
  '/articles/email-setup-instructions/',
  '/symptoms/',
  '/symptoms/receive-but-not-send/',
  '/glossary/',
  '/review/',
  '/settings/',
  '/settings/apple/',
  '/settings/dns/',
  '/settings.json',
  '/settings.schema.json',
  '/check/',
  '/diagnose/',
  '/diagnose/catalogue.json',
  '/search/',
  '/what-does-550-authentication-is-required-for-relay-mean-in-smartermail/',
  '/llms.txt',
  '/sitemap-index.xml',
  '/robots.txt',
  '/404.html',
  `${article}index.md`,
  '/guides/iphone/index.md',
])('%s answers', (address) => {
  expect(fileAt(address)).toBeDefined();
});

describe('every page', () => {
  test('links only to what is there, anchors included', () => {
    const anchors = new Map(
      pages.map(({ address, tree }) => [
        address,
        new Set(selectAll('[id]', tree).map((element) => attribute(element, 'id'))),
      ]),
    );
    const broken = pages.flatMap(({ address, tree }) =>
      [...selectAll('[href]', tree), ...selectAll('[src]', tree)].flatMap((element) => {
        const target = attribute(element, 'href') || attribute(element, 'src');
        if (/^(?:https:|data:|mailto:)/u.test(target)) return [];
        const url = new URL(target, `https://site.invalid${address}`);
        if (!fileAt(url.pathname)) return [`${address} -> ${target}`];
        const page = anchors.get(url.pathname);
        return url.hash && !page?.has(decodeURIComponent(url.hash.slice(1))) ? [`${address} -> ${target}`] : [];
      }),
    );
    expect(broken).toEqual([]);
  });

  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      elements: [
        'html5',
        Object.fromEntries(
          [
            'copy-text',
            'copy-link',
            'client-choice',
            'site-search',
            'my-address',
            'apple-profile',
            'error-filter',
            'support-note',
          ].map((name) => [name, { flow: true, phrasing: true, transparent: true }]),
        ),
      ],
      rules: {
        // Astro writes void elements and attribute order its own way; neither changes what a browser reads.
        'void-style': 'off',
        'long-title': 'off',
        'no-inline-style': 'error',
        // Lists without markers keep their role in Safari only when it is written.
        'no-redundant-role': 'off',
        'attribute-boolean-style': 'off',
        'attribute-empty-style': 'off',
        'doctype-style': 'off',
        'no-trailing-whitespace': 'off',
        'no-implicit-button-type': 'off',
      },
    });
    const faults: string[] = [];
    for (const { address, html } of pages) {
      const report = await validator.validateString(html);
      for (const { messages } of report.results) {
        faults.push(
          ...messages.map(({ ruleId, message, line, column }) => `${address}:${line}:${column} ${ruleId}: ${message}`),
        );
      }
    }
    expect(faults).toEqual([]);
  });

  test('has its own title, description and canonical address', () => {
    const seen = new Set<string>();
    for (const { address, tree } of readable) {
      const title = toText(select('title', tree) as Element);
      const description = attribute(select('meta[name=description]', tree) as Element, 'content');
      expect(description.length, address).toBeGreaterThanOrEqual(50);
      expect(seen.has(title), title).toBe(false);
      seen.add(title);
      if (address !== '/404.html') {
        expect(attribute(select('link[rel=canonical]', tree) as Element, 'href')).toBe(`${own.site.url}${address}`);
      }
      expect(selectAll('h1', tree), address).toHaveLength(1);
    }
  });

  test('asks no other host for anything and blocks no rendering', () => {
    for (const { address, tree, html } of pages) {
      const loaded = [
        ...selectAll('script[src]', tree),
        ...selectAll('img', tree),
        ...selectAll('link[rel=stylesheet]', tree),
        ...selectAll('iframe', tree),
      ];
      const foreign = loaded.filter((element) =>
        /^(?:https?:)?\/\//u.test(attribute(element, 'src') || attribute(element, 'href')),
      );
      expect(foreign, address).toEqual([]);
      expect(selectAll('link[rel=stylesheet]', tree), address).toEqual([]);
      const blocking = selectAll('script', tree).filter(
        (element) => !['module', 'application/ld+json', 'speculationrules'].includes(attribute(element, 'type')),
      );
      expect(blocking, address).toEqual([]);
      expect(html).not.toMatch(/@import|url\(\s*['"]?https?:/u);
      expect(html, address).toContain('content-security-policy');
    }
  });

  test('describes itself to search engines with what it shows', () => {
    for (const { address, tree } of readable) {
      const text = toText(select('main', tree) as Element);
      const data = selectAll('script[type="application/ld+json"]', tree).map(
        (script) => JSON.parse(toText(script)) as Record<string, unknown>,
      );
      const types = data.map((item) => item['@type']);
      const isContent = /^\/(?:errors|guides|articles|symptoms)\/./u.test(address);
      if (isContent) expect(types, address).toEqual(expect.arrayContaining(['BreadcrumbList', 'TechArticle']));
      for (const item of data) {
        if (item['@type'] === 'TechArticle') expect(text).toContain(item['headline']);
        if (item['@type'] === 'FAQPage') {
          for (const question of item['mainEntity'] as { name: string; acceptedAnswer: { text: string } }[]) {
            expect(text).toContain(question.name);
            expect(text).toContain(question.acceptedAnswer.text);
          }
        }
      }
      if (address === article) expect(types).toContain('FAQPage');
    }
  });

  test('that search engines may list stands in the sitemap and has an image to share', async () => {
    const sitemap = readFileSync(path.join(DIST, 'sitemap-0.xml'), 'utf8');
    for (const { address, tree, html } of readable) {
      const listed = sitemap.includes(`<loc>${own.site.url}${address}</loc>`);
      expect(listed, address).toBe(!html.includes('content="noindex"'));
      if (!listed) continue;
      const image = new URL(attribute(select('meta[property="og:image"]', tree) as Element, 'content'));
      const { width, height } = await sharp(path.join(DIST, image.pathname)).metadata();
      expect([width, height], address).toEqual([1200, 630]);
    }
  });

  test('has a Markdown twin that says what it says', () => {
    for (const { address, tree } of readable.filter((page) => page.address !== '/404.html')) {
      const markdown = readFileSync(path.join(DIST, address, 'index.md'), 'utf8');
      expect(markdown).toContain(`# ${toText(select('h1', tree) as Element)}`);
      // What is quoted may hold addresses in <>.
      expect(markdown.replaceAll(/^```$.*?^```$/gmsu, '')).not.toMatch(/<[a-z]|\[object|undefined/u);
    }
    const guide = readFileSync(path.join(DIST, 'guides/iphone/index.md'), 'utf8');
    expect(guide).toContain(own.outgoing.host);
    expect(guide).toMatch(/Step 1: /u);
  });
});

test('every script that is published is asked for by a page, or by another script', () => {
  // The other provider's site has every page that there can be.
  const scripts = filesIn(OTHER_DIST).filter((file) => /^_astro\/.*\.js$/u.test(file));
  const html = pagesIn(OTHER_DIST).map((page) => page.html);
  const texts = [...html, ...scripts.map((file) => readFileSync(path.join(OTHER_DIST, file), 'utf8'))].join('\n');
  expect(scripts.length).toBeGreaterThan(10);
  expect(scripts.filter((file) => !texts.includes(path.basename(file)))).toEqual([]);
});

describe('guides', () => {
  const guides = readable.filter(({ address }) => /^\/guides\/./u.test(address));

  test('number their steps from 1 without a gap, each linkable', () => {
    expect(guides.map(({ address }) => address).sort()).toEqual(
      filesIn('src/content/guides')
        .map((file) => `/guides/${file.replace(/\.mdx$/u, '')}/`)
        .sort(),
    );
    for (const { address, tree } of guides) {
      const ids = selectAll('li.step', tree).map((step) => attribute(step, 'id'));
      expect(ids.length, address).toBeGreaterThanOrEqual(4);
      expect(ids).toEqual(ids.map((_, index) => `step-${index + 1}`));
      for (const id of ids) expect(select(`a[href="#${id}"]`, tree), `${address}#${id}`).toBeDefined();
    }
  });

  test('show code filled in, named, copyable and within reach of the keyboard', () => {
    const shown = [...guides, ...pagesIn(OTHER_DIST).filter(({ address }) => address.startsWith('/guides/'))].flatMap(
      ({ address, tree }) => {
        const blocks = selectAll('.code-block', tree);
        const labels = blocks.map((block) => {
          const region = select('section[tabindex="0"]:has(> pre > code)', block) as Element;
          const label = attribute(region, 'ariaLabel');
          expect(toText(select('copy-text button', block) as Element), address).toBe(`Copy ${label}`);
          expect(toText(region), address).not.toMatch(/\{(?:outgoing|provider|userName|email)\./u);
          return label;
        });
        expect(new Set(labels).size, address).toBe(labels.length);
        expect(selectAll('.prose pre:not(.said)', tree).length, address).toBe(blocks.length);
        return blocks;
      },
    );
    expect(shown.length).toBeGreaterThan(40);
  });

  test('say which versions they were checked for, when, and where to go next', () => {
    for (const { address, tree } of guides) {
      const text = toText(select('main', tree) as Element);
      expect(text, address).toContain('Checked for: ');
      expect(text, address).toMatch(/Checked\s+[A-Z][a-z]+ \d+, 20\d\d/u);
      expect(text, address).toContain('Still not working?');
    }
  });
});

test('home shows mail apps first, then what else sends mail', () => {
  const home = select('main', readable.find(({ address }) => address === '/')?.tree as never) as Element;
  const lists = selectAll('client-choice ul', home).map((list) =>
    selectAll('a', list).map((link) => attribute(link, 'href')),
  );
  expect(lists).toHaveLength(2);
  expect(lists[0]).toContain('/guides/outlook/');
  expect(lists[1]).toEqual(expect.arrayContaining(['/guides/printer/', '/guides/wordpress/', '/guides/nodemailer/']));
});

test('pages that lead on do so without a script, and say where', () => {
  expect(redirects.length).toBeGreaterThanOrEqual(8);
  for (const { address, tree } of redirects) {
    const link = select('a#onward', tree) as Element;
    expect(fileAt(attribute(link, 'href')), address).toBeDefined();
    expect(attribute(select('noscript', tree) as Element, 'className')).toBe('');
  }
});

test('no page can be lost to an old address of the settings', async () => {
  const taken = pages
    .map(({ address }) => address.replace(/\.html$/u, '/'))
    .filter((address) => address !== '/' && !(address in own.site.oldAddresses));
  const oldAddresses = Object.fromEntries(taken.map((address) => [address, article]));
  const check = checkContent(ROOT, { ...own, site: { ...own.site, oldAddresses } });
  const { message } = await check.then(
    () => new Error('nothing is refused'),
    (error: unknown) => error as Error,
  );
  expect(taken.filter((address) => !message.includes(`site.oldAddresses.${address}: found`))).toEqual([]);
  expect(taken).toContain('/go/iphone/');
});

describe('the site of another provider', () => {
  /** Every text of a settings file, with the path it stands at. */
  function values(settings: unknown, at = ''): [path: string, value: string][] {
    if (typeof settings === 'string' || typeof settings === 'number') return [[at, String(settings)]];
    return Object.entries(settings as object).flatMap(([key, value]) => values(value, `${at}.${key}`));
  }

  /** All that is published, as text: search index opened, images' descriptions read. */
  async function published(folder: string): Promise<[file: string, text: string][]> {
    return Promise.all(
      filesIn(folder).map(async (file): Promise<[string, string]> => {
        const bytes = readFileSync(path.join(folder, file));
        if (file.endsWith('.png'))
          return [file, ((await sharp(bytes).metadata()).comments ?? []).map(({ text }) => text).join('\n')];
        const opened = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
        return [file, `${file}\n${opened.toString('utf8')}`];
      }),
    );
  }

  const NOT_NAMES = /\.(?:port|security|authentication|authenticateBy|userName|protocol)$/u;

  test('holds nothing of the first one', async () => {
    const names = values(own)
      .filter(([at]) => !NOT_NAMES.test(at) && !at.startsWith('.site.oldAddresses'))
      .map(([, value]) => value.toLowerCase());
    const first = [...new Set([...names, ...names.map((name) => name.replace(/^https:\/\/|\/$/gu, ''))])];
    expect(first).toContain(own.outgoing.host);
    const left: string[] = [];
    for (const [file, text] of await published(OTHER_DIST)) {
      // Pagefind's own program files are the same for every site.
      if (/^pagefind\/(?:pagefind[-.\w]*\.(?:js|css)|wasm\.)/u.test(file)) continue;
      for (const name of first) if (text.toLowerCase().includes(name)) left.push(`${file}: ${name}`);
      // The schema names the ports of every provider.
      if (file === 'settings.schema.json') continue;
      if (/\b465\b/u.test(text) && /\.(?:html|md|json|txt)$/u.test(file) && !/0x|_astro/u.test(file)) {
        const said = text.match(/.{30}\b465\b.{30}/u)?.[0];
        left.push(`${file}: port 465 in "${said}"`);
      }
    }
    expect(left).toEqual([]);
  });

  test('holds everything of its own', async () => {
    const all = (await published(OTHER_DIST)).map(([, text]) => text).join('\n');
    const shown: Readonly<Record<string, string>> = {
      '.outgoing.authentication': 'Required',
      '.outgoing.authenticateBy': 'App password',
      '.outgoing.userName': 'only the part of your email address before the @',
    };
    const missing = values(other).filter(([at, value]) => !all.includes(shown[at] ?? value));
    expect(missing).toEqual([]);
  });

  test('tells its own values where the first one tells its own', () => {
    const text = toText(
      select('main', pagesIn(OTHER_DIST).find(({ address }) => address === article)?.tree as never) as Element,
    );
    for (const value of [
      'submit.northwind.example',
      '587',
      'STARTTLS',
      'App password',
      'KestrelMail',
      'Northwind Helpdesk',
    ]) {
      expect(text).toContain(value);
    }
    const settings = JSON.parse(readFileSync(path.join(OTHER_DIST, 'settings.json'), 'utf8')) as { outgoing: object };
    expect(settings.outgoing).toEqual(other.outgoing);
  });

  test('has its own old addresses and not the first one’s', () => {
    expect(existsSync(path.join(OTHER_DIST, 'why-can-i-not-send/index.html'))).toBe(true);
    for (const old of Object.keys(own.site.oldAddresses)) expect(existsSync(path.join(OTHER_DIST, old))).toBe(false);
  });
});

test('the settings for programs are the settings', () => {
  const published = JSON.parse(readFileSync(path.join(DIST, 'settings.json'), 'utf8')) as Record<string, unknown>;
  const { provider, server, webmail, support, outgoing, site } = own;
  const $schema = `${site.url}/settings.schema.json`;
  expect(published).toEqual({ $schema, provider, server, webmail, support, outgoing });
});
