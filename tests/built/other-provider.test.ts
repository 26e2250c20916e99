import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import own from '../../src/mail-settings.ts';
import other from '../fixtures/other-provider.ts';
import { filesIn, isAnswered, OTHER_DIST, pageAt, pagesIn, read, textIn } from '../support/built-site.ts';

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
      text: `${file}\n${/^diagnose\/data\.json(?:\.gz)?$/u.test(file) ? withoutFeatures(opened) : opened}`,
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
  expect(valuesOf(other).filter(([at, value]) => !all.includes(shown[at] ?? value))).toEqual([]);

  const article = pageAt('/errors/550-authentication-is-required-for-relay/', pagesIn(OTHER_DIST));
  for (const value of [
    'submit.northwind.example',
    '587',
    'STARTTLS',
    'App password',
    'KestrelMail',
    'Northwind Helpdesk',
  ]) {
    expect(textIn('main', article.tree)).toContain(value);
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
  for (const old of Object.keys(own.site.oldAddresses)) expect(isAnswered(OTHER_DIST, old)).toBe(false);
});
