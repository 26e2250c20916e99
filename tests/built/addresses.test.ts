import { expect, test } from 'vitest';
import { attributes, DIST, find, isAnswered, isRedirect, pageAt, pagesIn, read } from '../support/built-site.ts';

/** Addresses that were published. Each stays for ever, or leads on to the page that took its place. */
const PUBLISHED = read('tests/fixtures', 'addresses.txt').trim().split('\n');

const pages = pagesIn(DIST);

test('every address that was ever published is answered', () => {
  expect(PUBLISHED.length).toBeGreaterThan(300);
  const lines = read(DIST, '_redirects').trim().split('\n');
  const moved = new Map(lines.map((line) => [line.split(' ')[0], line.split(' ')[1]]));
  const isKept = (address: string) => isAnswered(DIST, address) || isAnswered(DIST, moved.get(address) ?? address);
  expect(PUBLISHED.filter((address) => !isKept(address))).toEqual([]);
});

test('a page that leads on says where to, without a script, and the place exists', () => {
  const redirects = pages.filter(isRedirect);
  expect(redirects.map(({ address }) => address)).toEqual(
    expect.arrayContaining([
      '/go/iphone/',
      '/go/iphone/1/',
      '/guides/outlook/mobile/',
      '/review/',
      '/what-does-550-authentication-is-required-for-relay-mean-in-smartermail/',
    ]),
  );
  for (const { address, tree, html } of redirects) {
    find('noscript', tree);
    expect(html.trimEnd(), address).toMatch(/<\/html>$/u);
    expect(isAnswered(DIST, String(find('main a', tree).properties['href'])), address).toBe(true);
  }
});

test('every step of every guide has a short link with its number', () => {
  const steps = pages
    .filter(({ address }) => /^\/guides\/./u.test(address))
    .flatMap(({ address, tree }) =>
      attributes('[id^=step-]', tree, 'id').map((id) => [address, /^step-(\d+)$/u.exec(id)?.[1]] as const),
    )
    .filter(([, number]) => number !== undefined);
  expect(steps.length).toBeGreaterThan(100);
  for (const [guide, number] of steps) {
    const page = pageAt(`${guide.replace('/guides/', '/go/')}${number}/`, pages);
    expect(find('#target', page.tree).properties['href']).toBe(`${guide}#step-${number}`);
  }
});
