import { describe, expect, test } from 'vitest';
import { excerptParts, framedExcerpt, longestRun } from '../../src/lib/search/excerpt.ts';

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

describe('below its title, an excerpt', () => {
  const content = 'Mailbox full. The mailbox has no room. Ask the recipient to make room for it, or wait.';
  const framed = (excerpt: string) =>
    framedExcerpt(excerptParts(excerpt), content, 'Mailbox full')
      .map(({ text, marked }) => (marked ? `[${text}]` : text))
      .join('');

  test.each([
    [
      'is not the title again',
      '<mark>Mailbox</mark> full. The <mark>mailbox</mark> has no room.',
      'The [mailbox] has no room.',
    ],
    ['has no end of the title', 'full. The <mark>mailbox</mark> has no room.', 'The [mailbox] has no room.'],
    ['has … where it is cut', 'the recipient to make <mark>room</mark> for', '… the recipient to make [room] for …'],
    [
      'has no … at whole sentences',
      'Ask the recipient to make room for it, or wait.',
      'Ask the recipient to make room for it, or wait.',
    ],
    ['stays as it is if the page is another', 'Something <mark>else</mark>', 'Something [else]'],
  ])('%s', (_, excerpt, shown) => {
    expect(framed(excerpt)).toBe(shown);
  });
});

test('the longest run of found words is as the page has it', () => {
  expect(
    longestRun(excerptParts('<mark>SMTP</mark> or <mark>“relay</mark> <mark>access</mark> <mark>denied.”</mark> x')),
  ).toBe('relay access denied');
  expect(longestRun(excerptParts('nothing'))).toBe('');
});
