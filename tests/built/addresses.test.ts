import { expect, test } from 'vitest';
import { DIST, find, isAnswered, isRedirect, pagesIn, read } from '../support/built-site.ts';

/** Addresses that were published. Each stays for ever, or leads on to the page that took its place. */
const PUBLISHED = read('tests/fixtures', 'addresses.txt').trim().split('\n');

test('every address that was ever published is answered', () => {
  expect(PUBLISHED.length).toBeGreaterThan(300);
  const lines = read(DIST, '_redirects').trim().split('\n');
  const moved = new Map(lines.map((line) => [line.split(' ')[0], line.split(' ')[1]]));
  const isKept = (address: string) => isAnswered(DIST, address) || isAnswered(DIST, moved.get(address) ?? address);
  expect(PUBLISHED.filter((address) => !isKept(address))).toEqual([]);
});

test('a page that leads on says where to, without a script, and the place exists', () => {
  const redirects = pagesIn(DIST).filter(isRedirect);
  expect(redirects.map(({ address }) => address)).toEqual(
    expect.arrayContaining([
      '/go/iphone/',
      '/review/',
      '/what-does-550-authentication-is-required-for-relay-mean-in-smartermail/',
    ]),
  );
  for (const { address, tree } of redirects) {
    find('noscript', tree);
    expect(isAnswered(DIST, String(find('main a, body a', tree).properties['href'])), address).toBe(true);
  }
});
