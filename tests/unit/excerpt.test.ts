import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../src/lib/search/excerpt.ts';

describe('an excerpt', () => {
  test('is text, with what was found marked', () => {
    expect(piecesOf('Turn on <mark>SMTP</mark> <mark>login.</mark> Then')).toEqual([
      { text: 'Turn on ', marked: false },
      { text: 'SMTP', marked: true },
      { text: ' ', marked: false },
      { text: 'login.', marked: true },
      { text: ' Then', marked: false },
    ]);
    expect(piecesOf('<mark>a\nb</mark><mark></mark>')).toEqual([{ text: 'a\nb', marked: true }]);
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
