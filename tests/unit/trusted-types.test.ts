import { describe, expect, test } from 'vitest';
import { workerAddress } from '../../src/islands/trusted-types.ts';
import { piecesOf } from '../../src/search/excerpt.ts';

const PAGE = 'https://help.example/guides/iphone/?x=1#step-2';

describe('a worker', () => {
  test.each([
    '/pagefind/pagefind-worker.js',
    'https://help.example/pagefind/pagefind-worker.js',
    '/_astro/diagnose-worker-CIJRMQQd.js',
  ])('of the site may start: %s', (address) => {
    expect(workerAddress(address, PAGE)).toBe(new URL(address, PAGE).href);
  });

  test.each([
    'https://elsewhere.example/pagefind/pagefind-worker.js',
    '//elsewhere.example/_astro/diagnose-worker-x.js',
    'http://help.example/pagefind/pagefind-worker.js',
    'data:text/javascript,alert(1)',
    'blob:https://help.example/8f7c',
    'javascript:alert(1)',
    '/pagefind/pagefind.js',
    '/pagefind/pagefind-worker.js?x',
    '/pagefind/pagefind-worker.js/../../other.js',
    '/_astro/x/diagnose-worker-x.js',
    '/upload/pagefind/pagefind-worker.js',
    '',
  ])('from anywhere else may not: %s', (address) => {
    expect(workerAddress(address, PAGE)).toBeNull();
  });
});

describe('an excerpt', () => {
  test('is text, with what was found marked', () => {
    expect(piecesOf('Turn on <mark>SMTP</mark> <mark>login.</mark> Then')).toEqual([
      { text: 'Turn on ', marked: false },
      { text: 'SMTP', marked: true },
      { text: ' ', marked: false },
      { text: 'login.', marked: true },
      { text: ' Then', marked: false },
    ]);
    expect(piecesOf('')).toEqual([]);
  });

  test('shows the page’s own signs as they stand there', () => {
    expect(piecesOf('RCPT TO:&lt;<mark>jane@example.com&gt;</mark> R&D')).toEqual([
      { text: 'RCPT TO:<', marked: false },
      { text: 'jane@example.com>', marked: true },
      { text: ' R&D', marked: false },
    ]);
  });

  test('loses no text whatever stands in it', () => {
    for (const odd of ['<img src=x onerror=alert(1)>', '<mark>open', 'a</mark>b', '<<mark><mark>x</mark>']) {
      expect(
        piecesOf(odd)
          .map(({ text }) => text)
          .join('')
          .replaceAll(/<\/?mark>/gu, ''),
      ).toBe(odd.replaceAll(/<\/?mark>/gu, ''));
    }
  });
});
