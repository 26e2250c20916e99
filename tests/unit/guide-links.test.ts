import { expect, test } from 'vitest';
import { guideFragment, shareableLink, shortAddress } from '../../src/lib/guide-links.ts';
import { redirectTarget } from '../../src/lib/hosting/redirect-target.ts';

test.each([
  [{}, ''],
  [{ step: 3 }, '#step-3'],
  [{ email: 'jane@example.com' }, '#email=jane@example.com'],
  [{ step: 3, email: 'jane@example.com' }, '#step-3&email=jane@example.com'],
])('the fragment of %j is "%s"', (target, fragment) => {
  expect(guideFragment(target)).toBe(fragment);
});

test.each([
  [{ step: 3 }, '/es/guides/outlook/#step-3'],
  [{ email: 'jane@example.com' }, '/es/guides/outlook/#email=jane@example.com'],
  [{ step: 3, email: 'jane@example.com' }, '/es/go/outlook/3/#email=jane@example.com'],
])('a link for somebody with %j works without scripts: %s', (target, link) => {
  expect(shareableLink('/es/guides/outlook/', target)).toBe(link);
});

test('a short address can be read out', () => {
  expect(shortAddress('/guides/outlook/new/')).toBe('/go/outlook/new/');
  expect(shortAddress('/guides/outlook/new/', 3)).toBe('/go/outlook/new/3/');
  expect(shortAddress('/es/guides/outlook/', 3)).toBe('/es/go/outlook/3/');
});

test.each([
  ['/guides/outlook/', '', '/guides/outlook/'],
  ['/guides/outlook/', '#email=jane@example.com', '/guides/outlook/#email=jane@example.com'],
  ['/guides/outlook/', '#step-2&email=jane@example.com', '/guides/outlook/#step-2&email=jane@example.com'],
  ['/guides/outlook/#step-3', '', '/guides/outlook/#step-3'],
  ['/guides/outlook/#step-3', '#email=jane@example.com', '/guides/outlook/#step-3&email=jane@example.com'],
  ['/guides/outlook/#step-3', '#step-2', '/guides/outlook/#step-3'],
  ['/guides/outlook/#step-3', '#step-2&email=jane@example.com', '/guides/outlook/#step-3&email=jane@example.com'],
])('a redirect to %s, opened with "%s", leads to %s', (target, fragment, place) => {
  expect(redirectTarget(target, fragment)).toBe(place);
});
