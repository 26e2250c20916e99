import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { palettesOf } from '../../src/lib/brand/palette.ts';
import type { MailSettings } from '../../src/lib/settings/schema.ts';
import own from '../../src/mail-settings.ts';
import other from '../fixtures/other-provider.ts';
import {
  attributes,
  DIST,
  filesIn,
  isAnswered,
  isRedirect,
  OTHER_DIST,
  pageAt,
  pagesIn,
  read,
  textIn,
} from '../support/built-site.ts';

/** Every value of a settings file, with its path. */
function valuesOf(settings: unknown, at = ''): [path: string, value: string][] {
  if (typeof settings === 'string' || typeof settings === 'number') return [[at, String(settings)]];
  return Object.entries(settings as object).flatMap(([key, value]) => valuesOf(value, `${at}.${key}`));
}

/** Without the words that tell errors apart: they were learned from the texts of all kinds of servers. */
function withoutFeatures(data: string): string {
  return JSON.stringify(JSON.parse(data, (key, value: unknown) => (key === 'features' ? [] : value)));
}

/** All that is published as text, the search index opened. Pagefind's own programs are the same for every site. */
const published = filesIn(OTHER_DIST)
  .filter((file) => !/\.png$|^pagefind\/(?:pagefind[-.\w]*\.(?:js|css)|wasm\.)/u.test(file))
  .map((file) => {
    const bytes = readFileSync(path.join(OTHER_DIST, file));
    const opened = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
    return {
      file,
      text: `${file}\n${/(?:^|\/)diagnose\/data\.json(?:\.gz)?$/u.test(file) ? withoutFeatures(opened) : opened}`,
    };
  });

test('the site of another provider holds nothing of the first one', () => {
  const names = valuesOf(own)
    .filter(([at]) => !/\.(?:port|security|authentication|authenticateBy|userName)$|^\.site\.oldAddresses/u.test(at))
    .map(([, value]) => value.toLowerCase().replace(/^https:\/\/|\/$/gu, ''));
  expect(names).toContain(own.outgoing.host);
  const left = published.flatMap(({ file, text }) => {
    const found = names.filter((name) => text.toLowerCase().includes(name));
    // The schema names the ports of every provider.
    const port = /\.(?:html|md|txt)$|settings\.json$/u.test(file) && /.{0,30}\b465\b(?!x).{0,30}/u.exec(text)?.[0];
    return [...found, ...(port ? [port] : [])].map((what) => `${file}: ${what}`);
  });
  expect(left).toEqual([]);
});

test('it holds everything of its own', () => {
  const shown: Readonly<Record<string, string>> = {
    '.outgoing.authentication': 'Required',
    '.outgoing.authenticateBy': 'App password',
    '.outgoing.userName': 'only the part of your email address before the @',
  };
  const all = published.map(({ text }) => text).join('\n');
  // What files of the brand are made into is tested below.
  const values = valuesOf(other).filter(([, value]) => !/\.(?:svg|woff2)$/u.test(value));
  expect(values.filter(([at, value]) => !all.includes(shown[at] ?? value))).toEqual([]);

  const article = textIn('main', pageAt('/errors/550-authentication-is-required-for-relay/', pagesIn(OTHER_DIST)).tree);
  for (const value of ['submit.northwind.example', '587', 'STARTTLS', 'App password', 'KestrelMail']) {
    expect(article).toContain(value);
  }
  expect(JSON.parse(read(OTHER_DIST, 'settings.json'))).toMatchObject({ outgoing: other.outgoing });
});

test('where an app password signs in, no page asks for another one', () => {
  const asking = pagesIn(OTHER_DIST).filter(({ tree }) => /\b(?:email|mailbox) password/iu.test(textIn('main', tree)));
  expect(asking.map(({ address }) => address)).toEqual([]);
  expect(textIn('main', pageAt('/guides/outlook/', pagesIn(OTHER_DIST)).tree)).toContain('Enter your app password.');
});

test('it has its own old addresses and not the first one’s', () => {
  expect(isAnswered(OTHER_DIST, '/why-can-i-not-send/')).toBe(true);
  const first: MailSettings = own;
  for (const old of Object.keys(first.site.oldAddresses ?? {})) expect(isAnswered(OTHER_DIST, old)).toBe(false);
});

describe('its look', () => {
  const pages = pagesIn(OTHER_DIST).filter((page) => !isRedirect(page));
  const file = (name: string) => readFileSync(`tests/fixtures/other-brand/${name}`, 'utf8');

  test('has no color of the first provider’s', () => {
    const mine = palettesOf();
    const theirs = palettesOf(other.brand.colors);
    const colors = Object.values(mine).flatMap((palette) =>
      Object.values(palette).filter(
        (color) => color.length > 4 && !Object.values(theirs).some((other) => Object.values(other).includes(color)),
      ),
    );
    expect(colors.length).toBeGreaterThan(35);
    const wrong = published.flatMap(({ file, text }) =>
      colors.filter((color) => text.toLowerCase().includes(color)).map((color) => `${file}: ${color}`),
    );
    expect(wrong).toEqual([]);
  });

  test('has its own logo and icon on every page, and none of the first one’s', () => {
    expect(read(OTHER_DIST, 'icon.svg')).toBe(file('icon.svg'));
    expect(read(OTHER_DIST, 'icon.svg')).not.toBe(read(DIST, 'icon.svg'));
    for (const { address, tree, html } of pages) {
      const [logo = ''] = attributes('.brand > .logo', tree, 'src');
      const [onPaper = ''] = attributes('.brand > .print-logo', tree, 'src');
      expect(read(OTHER_DIST, logo), address).toBe(file('logo.svg'));
      expect(read(OTHER_DIST, onPaper), address).toBe(file('logo-print.svg'));
      expect(html, address).not.toContain('href="#icon-brand"');
      // What the picture says is said to screen readers too.
      expect(textIn('.brand', tree), address).toBe(other.site.name);
    }
  });

  test('has its own font, which the policy of every page allows', () => {
    for (const { address, html } of pages) {
      const [, font = ''] = /@font-face\{[^}]*url\("(\/[^"]+\.woff2)"\)/u.exec(html) ?? [];
      expect(isAnswered(OTHER_DIST, font), address).toBe(true);
      expect(html, address).toMatch(/h1,h2,h3,h4\{font-family:var\(--font-headings\)\}/u);
      expect(html, address).toContain("font-src 'self'");
    }
    expect(filesIn(DIST).filter((name) => name.endsWith('.woff2'))).toEqual([]);
  });

  test('has its links and its line in the footer, and its picture of the home page for other apps', async () => {
    for (const { address, tree } of pages) {
      const links = attributes('.site-footer nav a', tree, 'href');
      for (const { url } of other.brand.footer.links) expect(links, address).toContain(url);
      expect(textIn('.site-end', tree), address).toContain(other.brand.footer.line);
    }
    const shared = await sharp(path.join(OTHER_DIST, 'og/home.png')).raw().toBuffer();
    expect(shared.equals(await sharp('tests/fixtures/other-brand/home.svg').raw().toBuffer())).toBe(true);
  });
});
