import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import own from '../../../src/mail-settings.ts';
import { caddyRules } from '../../../src/publishing/caddy.ts';
import {
  cacheControl,
  HASHED,
  IMMUTABLE,
  isHidden,
  REVALIDATED,
  SITE_HEADERS,
} from '../../../src/lib/hosting/headers.ts';
import { nginxRules } from '../../../src/publishing/nginx.ts';
import { redirectsOf } from '../../../src/lib/hosting/redirects.ts';
import { missingSecurityContact, securityTxt } from '../../../src/lib/hosting/security-txt.ts';
import { headersFile, readRedirects, redirectsFile } from '../../../src/lib/hosting/static-host.ts';
import other from '../../fixtures/other-provider.ts';
import { ROOT } from '../../support/project.ts';

const redirects = redirectsOf(other, [{ id: 'iphone' }, { id: 'outlook/new' }]);

/** Reads `_headers` as the hosts' documentation says: a pattern, then indented `name: value` lines. */
function readHeaders(text: string): Map<string, Record<string, string>> {
  return new Map(
    text
      .trim()
      .split(/\n\s*\n/u)
      .map((block) => {
        const [pattern = '', ...lines] = block.split('\n');
        const pairs = lines.map((line) => /^\s+([\w-]+): (.+)$/u.exec(line) ?? []);
        return [pattern, Object.fromEntries(pairs.map(([, name = '?', value = '?']) => [name, value]))];
      }),
  );
}

describe('the files for static hosts', () => {
  test('give every header of the list to every address, and a year to what has a hash', () => {
    const rules = readHeaders(headersFile());
    expect(rules.get('/*')).toEqual(SITE_HEADERS);
    for (const pattern of HASHED) expect(rules.get(pattern)).toEqual({ 'Cache-Control': IMMUTABLE });
    expect(Object.keys(rules.get('/settings/apple.mobileconfig') ?? {})).toEqual(['Content-Type']);
    // The hosts would join the values of two rules.
    const names = [...rules].flatMap(([, headers]) => Object.keys(headers));
    expect(names.filter((name) => name in SITE_HEADERS)).toHaveLength(Object.keys(SITE_HEADERS).length);
    // Limits of Cloudflare Pages.
    for (const line of headersFile().split('\n')) expect(line.length).toBeLessThan(2_000);
    for (const pattern of rules.keys()) expect(pattern.split('*').length).toBeLessThanOrEqual(2);
  });

  test('redirect each address in both spellings', () => {
    const read = readRedirects(redirectsFile(redirects));
    expect(read.size).toBe(2 * redirects.length);
    expect(read.get('/go/outlook/new')).toEqual({ to: '/guides/outlook/new/', status: 302 });
    expect(read.get('/why-can-i-not-send/')).toEqual({ to: Object.values(other.site.oldAddresses)[0], status: 301 });
  });
});

test('only names that change with the content are kept without asking', () => {
  for (const address of ['/_astro/a.Bd1.js', '/pagefind/index/en_1.pf_index', '/pagefind/pagefind.en_1.pf_meta']) {
    expect(cacheControl(address)).toBe(IMMUTABLE);
  }
  for (const address of [
    '/',
    '/sw.js',
    '/_astro/',
    '/pagefind/pagefind.js',
    '/pagefind/pagefind-entry.json',
    '/x_astro/',
  ]) {
    expect(cacheControl(address), address).toBe(REVALIDATED);
  }
});

test('names with a dot in front are hidden, but for /.well-known/ itself', () => {
  for (const address of ['/.git/config', '/a/.env', '/.well-known/.x', '/_headers', '/a/.well-known/b', '/.env']) {
    expect(isHidden(address), address).toBe(true);
  }
  for (const address of ['/', '/.well-known/security.txt', '/_astro/a.js', '/a.b/c']) {
    expect(isHidden(address), address).toBe(false);
  }
});

describe('security.txt', () => {
  const day = new Date('2026-11-24T00:00:00Z');

  test('names the contact of the settings, and is valid for less than a year from the day of the build', () => {
    const text = securityTxt(other, day) ?? '';
    expect(text).toBe(
      `Contact: ${other.site.securityContact}\nExpires: 2027-11-23T00:00:00Z\n` +
        `Canonical: ${other.site.url}/.well-known/security.txt\n`,
    );
    expect(missingSecurityContact(other, 'settings.ts')).toBeUndefined();
  });

  test('is not made without a contact, and the owner is told', () => {
    expect(securityTxt(own, day)).toBeUndefined();
    expect(missingSecurityContact(own, 'settings.ts')).toContain('Add "site.securityContact" to settings.ts');
  });
});

describe('what is kept in the repository for servers', () => {
  const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
  const FILES = ['nginx.conf', 'Caddyfile', 'Containerfile'].map((name) => `deploy/${name}`);
  const WORKFLOW = '.github/workflows/publish.yml';

  test('names no host of a provider', () => {
    const hosts = [own, other].flatMap(({ outgoing, webmail, support, site }) => [
      outgoing.host,
      ...[webmail.url, support.url, site.url].map((url) => new URL(url).hostname),
    ]);
    for (const file of [...FILES, WORKFLOW]) {
      for (const host of hosts) expect(read(file), file).not.toContain(host);
    }
    for (const rules of [nginxRules([]), caddyRules([])]) for (const host of hosts) expect(rules).not.toContain(host);
  });

  test('the pipeline tests, builds and keeps the site, with commands that there are', () => {
    const workflow = parse(read(WORKFLOW)) as { jobs: Record<string, { steps: { run?: string; uses?: string }[] }> };
    const steps = Object.values(workflow.jobs).flatMap(({ steps }) => steps);
    const runs = steps.flatMap(({ run }) => run ?? []).join('\n');
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const called = [...runs.matchAll(/npm (?:run )?([\w:]+)/gu)].map(([, name]) => name ?? '');
    expect(called).toEqual(['test', 'build']);
    for (const name of called) expect(scripts).toHaveProperty([name]);
    // Names with a dot in front, such as .well-known, are left out of artefacts unless they are packed before.
    expect(runs).toContain('tar --create');
    expect(steps.some(({ uses }) => uses?.startsWith('actions/upload-artifact@'))).toBe(true);
  });
});
