import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { redirectsFile, redirectsOf } from '../../src/lib/hosting/redirects.ts';
import { missingSecurityContact, securityTxt } from '../../src/lib/hosting/security-txt.ts';
import { PROFILE_TYPE } from '../../src/lib/setup-files/apple-profile.ts';
import { PROFILE_PATH } from '../../src/lib/setup-files/index.ts';
import other from '../fixtures/other-provider.ts';
import { ROOT } from '../support/project.ts';

const GUIDES = [
  { address: '/guides/outlook/new/', steps: ['Open', 'Test'] },
  { address: '/guides/iphone/' },
  { address: '/es/guides/iphone/' },
];

test('_redirects has old addresses and a short link to each guide, with and without the last slash', () => {
  // A short link to a step isn't there: with a fragment in the target, a browser would drop the reader's address.
  const lines = redirectsFile(redirectsOf(other, GUIDES)).split('\n');
  for (const line of [
    '/why-can-i-not-send/ /errors/550-authentication-is-required-for-relay/ 301',
    '/why-can-i-not-send /errors/550-authentication-is-required-for-relay/ 301',
    '/go/outlook/mobile/ /guides/outlook/iphone/ 301',
    '/es/go/iphone/ /es/guides/iphone/ 302',
    '/go/outlook/new /guides/outlook/new/ 302',
    '/og/guides/outlook/mobile.png /og/guides/outlook/iphone.png 301',
  ]) {
    expect(lines).toContain(line);
  }
  expect(lines.filter((line) => line.includes('#'))).toEqual([]);
});

test('_redirects ends with the page for missing addresses in each other language', () => {
  expect(redirectsFile(redirectsOf(other, GUIDES), '/help/', ['es'])).toMatch(
    /\n\/help\/es\/\* \/help\/es\/404\.html 404\n$/u,
  );
});

test('a short link with a number leads to that step', () => {
  expect(redirectsOf(other, GUIDES).slice(-2)).toEqual([
    { from: '/go/outlook/new/1/', to: '/guides/outlook/new/#step-1' },
    { from: '/go/outlook/new/2/', to: '/guides/outlook/new/#step-2' },
  ]);
});

test('_headers gives the profile for Apple devices its type', () => {
  const headers = readFileSync(path.join(ROOT, 'public/_headers'), 'utf8');
  expect(headers).toContain(`\n${PROFILE_PATH}\n  Content-Type: ${PROFILE_TYPE}\n`);
});

test('security.txt names the contact and expires less than a year after the build', () => {
  expect(securityTxt(other, new Date('2026-11-24T00:00:00Z'))).toBe(
    `Contact: ${other.site.securityContact}\nExpires: 2027-11-23T00:00:00Z\n` +
      `Canonical: ${other.site.url}/.well-known/security.txt\n`,
  );
  expect(missingSecurityContact(other, 'settings.ts')).toBeUndefined();
});

test('without a contact there is no security.txt, and the owner is told', () => {
  const without = { ...other, site: { ...other.site, securityContact: undefined } };
  expect(securityTxt(without, new Date())).toBeUndefined();
  expect(missingSecurityContact(without, 'settings.ts')).toContain('Add site.securityContact to settings.ts');
});
