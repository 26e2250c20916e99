import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { caddyRules } from '../../src/publishing/caddy.ts';
import { OTHER_TYPE, typeOf } from '../../src/lib/hosting/headers.ts';
import { nginxRules } from '../../src/publishing/nginx.ts';
import { redirectsOf } from '../../src/lib/hosting/redirects.ts';
import { SECURITY_TXT_PATH } from '../../src/lib/hosting/security-txt.ts';
import { headersFile, readRedirects } from '../../src/lib/hosting/static-host.ts';
import own from '../../src/mail-settings.ts';
import other from '../fixtures/other-provider.ts';
import { DIST, filesIn, OTHER_DIST } from '../support/built-site.ts';

describe.each([
  ['this provider', DIST, own],
  ['another provider', OTHER_DIST, other],
])('what servers get of the site of %s', (_, folder, settings) => {
  const files = filesIn(folder);
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

  test('follows from the one list, the rules for nginx and Caddy included', () => {
    const guides = files.flatMap((file) => /^guides\/(.+)\/index\.html$/u.exec(file)?.[1] ?? []).map((id) => ({ id }));
    const redirects = redirectsOf(settings, guides);
    expect(redirects.length).toBeGreaterThan(20);
    expect(read('_headers')).toBe(headersFile());
    expect(readFileSync(`${folder}-server/nginx.conf`, 'utf8')).toBe(nginxRules(redirects));
    expect(readFileSync(`${folder}-server/Caddyfile`, 'utf8')).toBe(caddyRules(redirects));
  });

  test('redirects as the pages do that lead on, and nothing else', () => {
    const pages = files.flatMap((file) => {
      const to = file.endsWith('/index.html') && /http-equiv="refresh" content="0; url=([^"]*)"/u.exec(read(file))?.[1];
      return to ? ([[`/${file.replace(/index\.html$/u, '')}`, to]] as const) : [];
    });
    expect(pages.length).toBeGreaterThan(20);
    const listed = [...readRedirects(read('_redirects'))].flatMap(([from, { to }]) =>
      from.endsWith('/') ? ([[from, to]] as const) : [],
    );
    expect(new Map(listed)).toEqual(new Map(pages));
    for (const [, to] of listed) expect(files).toContain(`${to.slice(1)}index.html`);
  });

  test('has a compressed form of every page, and of no image and no part of the search index', () => {
    for (const file of files.filter((name) => name.endsWith('.html') && read(name).length > 1_000)) {
      for (const end of ['br', 'gz', 'zst']) expect(files).toContain(`${file}.${end}`);
    }
    expect(files.filter((file) => /\.(?:png|pf_\w+|pagefind)\.(?:br|gz|zst)$/u.test(file))).toEqual([]);
  });

  test('has a type for every file that a reader can get', () => {
    const unknown = files.filter((file) => typeOf(file) === OTHER_TYPE);
    const expected = /\.(?:br|gz|zst|pf_\w+|pagefind)$|^_(?:headers|redirects)$|^\.nojekyll$/u;
    expect(unknown.filter((file) => !expected.test(file))).toEqual([]);
  });
});

test('security.txt is there where the settings name a contact, valid from the day of the build, and else not', () => {
  const text = readFileSync(OTHER_DIST + SECURITY_TXT_PATH, 'utf8');
  expect(text).toContain(`Contact: ${other.site.securityContact}\n`);
  expect(text).toContain('Expires: 2040-12-30T00:00:00Z\n');
  expect(existsSync(DIST + SECURITY_TXT_PATH)).toBe(false);
});
