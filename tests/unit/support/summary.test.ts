import { describe, expect, test } from 'vitest';
import { type Attempt, messageLink, summaryFor } from '../../../src/lib/support-reply/summary.ts';

const ATTEMPT: Attempt = {
  page: 'iPhone and iPad',
  address: 'https://help.example/guides/iphone/',
  steps: ['Open the settings', 'Fill in the user name', 'Send a test'],
  done: [1, 3],
  error: ' 550 relay \n',
  email: 'jane@a.example',
  time: new Date('2026-11-24T10:30:00Z'),
};

describe('the summary for support', () => {
  test('names the guide, what was done and what was not, the error, the address and the time', () => {
    const lines = summaryFor(ATTEMPT).split('\n');
    expect(lines.slice(0, -1)).toEqual([
      'I still can’t send email.',
      'I followed: iPhone and iPad (https://help.example/guides/iphone/)',
      'My address: jane@a.example',
      'Steps done: ',
      '  1. Open the settings',
      '  3. Send a test',
      'Steps not done: ',
      '  2. Fill in the user name',
      'Error: 550 relay',
    ]);
    expect(lines.at(-1)).toMatch(/^Time of my last try: .*2026/u);
  });

  test('says so if nothing was pasted, and leaves out what does not apply, such as the steps if none is ticked', () => {
    expect(summaryFor({ ...ATTEMPT, done: [] })).not.toContain('Steps');
    expect(summaryFor({ ...ATTEMPT, done: [1, 2, 3] })).not.toContain('not done');
    const { page, address } = ATTEMPT;
    expect(summaryFor({ problem: 'The check finds nothing.', page, address }).split('\n')).toEqual([
      'The check finds nothing.',
      'I followed: iPhone and iPad (https://help.example/guides/iphone/)',
      'Error: (not copied)',
      'Time of my last try: ',
    ]);
  });

  test('cuts a long error, since an email link can hold only so much', () => {
    const error = (length: number) => /Error: (.*)/u.exec(summaryFor({ ...ATTEMPT, error: 'x'.repeat(length) }))?.[1];
    expect(error(1_000)).toBe('x'.repeat(1_000));
    expect(error(100_000)).toBe(`${'x'.repeat(1_000)} …`);
  });
});

test.each([
  ['help@a.example', 'a b', 'c\nd', 'mailto:help@a.example?subject=a%20b&body=c%0D%0Ad'],
  ['a+b@a.example', 'a', 'b\r\nc\rd', 'mailto:a%2Bb@a.example?subject=a&body=b%0D%0Ac%0D%0Ad'],
  ['help@a.example', '', 'a\ud83d', 'mailto:help@a.example?body=a%EF%BF%BD'],
  ['help@a.example', '', '', 'mailto:help@a.example'],
])('a link to a new message holds its address, subject and text: %j, %j, %j', (to, subject, body, link) => {
  expect(messageLink(to, subject, body)).toBe(link);
});
