import { expect, test } from 'vitest';
import { excerptParts } from '../../src/lib/search/excerpt.ts';

test('an excerpt is text, with what was found marked', () => {
  expect(excerptParts('Turn on <mark>SMTP</mark> <mark>login.</mark> Then')).toEqual([
    { text: 'Turn on ', marked: false },
    { text: 'SMTP', marked: true },
    { text: ' ', marked: false },
    { text: 'login.', marked: true },
    { text: ' Then', marked: false },
  ]);
});

test('an excerpt shows < and > as the page does', () => {
  expect(excerptParts('RCPT TO:&lt;<mark>jane@example.com&gt;</mark> R&D')).toEqual([
    { text: 'RCPT TO:<', marked: false },
    { text: 'jane@example.com>', marked: true },
    { text: ' R&D', marked: false },
  ]);
});

test.each(['<img src=x onerror=alert(1)>', '<mark>open', 'a</mark>b', '<<mark><mark>x</mark>'])(
  'an excerpt loses no text: %s',
  (odd) => {
    const text = excerptParts(odd).map((part) => part.text);
    expect(text.join('').replaceAll(/<\/?mark>/gu, '')).toBe(odd.replaceAll(/<\/?mark>/gu, ''));
  },
);
