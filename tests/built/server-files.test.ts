import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SECURITY_TXT_PATH } from '../../src/lib/hosting/security-txt.ts';
import own from '../../src/mail-settings.ts';
import other from '../fixtures/other-provider.ts';
import { DIST, filesIn, OTHER_DIST } from '../support/built-site.ts';

describe.each([
  ['this provider', DIST],
  ['another provider', OTHER_DIST],
])('the files for servers of %s', (_, folder) => {
  const files = filesIn(folder);
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

  test('have the same redirects as the redirect pages, apart from those to a step, to pages that exist', () => {
    const pages = files
      .filter((file) => file.endsWith('/index.html'))
      .flatMap((file) => {
        const to = /http-equiv="refresh" content="0; ?url=([^"#]*)"/u.exec(read(file))?.[1];
        return to ? [`/${file.replace(/index\.html$/u, '')} ${to}`] : [];
      });
    const listed = read('_redirects')
      .trim()
      .split('\n')
      .map((line) => line.replace(/ (?:30[12]|404)$/u, ''));
    expect(pages.length).toBeGreaterThan(20);
    expect(listed.filter((line) => line.includes('/ /')).sort()).toEqual(pages.sort());
    for (const line of listed) expect(files).toContain((line.split(' /')[1] ?? '').replace(/(^|\/)$/u, '$1index.html'));
  });

  test('have headers, and keep GitHub Pages from leaving out _astro', () => {
    expect(read('_headers')).toContain("Content-Security-Policy: frame-ancestors 'none'");
    expect(files).toContain('.nojekyll');
  });

  test('say nothing to the owner of the site, to whom the build speaks', () => {
    const toOwner =
      /mail-settings|\b(?:site|support)\.(?:url|form|email|phone|securityContact)\b|security contact|overdue|unconfirmed|settings don’t include/iu;
    const said = files
      .filter((file) => /\.(?:html|md|txt)$/u.test(file))
      .flatMap((file) => toOwner.exec(read(file))?.[0] ?? []);
    expect(said).toEqual([]);
  });

  test('include every page compressed, but no image and no part of the search index', () => {
    for (const file of files.filter((name) => name.endsWith('.html') && read(name).length > 1_000)) {
      expect(files).toEqual(expect.arrayContaining([`${file}.br`, `${file}.gz`]));
    }
    expect(files.filter((file) => /\.(?:png|pf_\w+|pagefind)\.(?:br|gz|zst)$/u.test(file))).toEqual([]);
  });
});

test('security.txt is published if the settings name a contact', () => {
  expect(readFileSync(OTHER_DIST + SECURITY_TXT_PATH, 'utf8')).toContain(`Contact: ${other.site.securityContact}\n`);
  expect(existsSync(DIST + SECURITY_TXT_PATH)).toBe('securityContact' in own.site);
});
