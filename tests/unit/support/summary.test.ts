import { describe, expect, test } from 'vitest';
import { type Attempt, messageLink, summaryFor } from '../../../src/lib/support-reply/summary.ts';

const ATTEMPT: Attempt = {
  page: 'iPhone and iPad',
  address: 'https://help.example/guides/iphone/',
  steps: ['Open the settings', 'Fill in the user name', 'Send a test'],
  done: [1, 3],
  error: '550 Authentication is required for relay',
  email: 'jane@a.example',
  time: new Date('2026-11-24T10:30:00Z'),
};

describe('the summary for support', () => {
  test('names the guide, what was done and what was not, the error, the address and the time', () => {
    const text = summaryFor(ATTEMPT);
    expect(text).toContain('iPhone and iPad (https://help.example/guides/iphone/)');
    expect(text).toContain('Steps done: \n  1. Open the settings\n  3. Send a test');
    expect(text).toContain('Steps not done: \n  2. Fill in the user name');
    expect(text).toContain('Error: 550 Authentication is required for relay');
    expect(text).toContain('My address: jane@a.example');
    expect(text).toMatch(/Time of my last try: .*2026/u);
  });

  test('says so where nothing was ticked, pasted or filled in', () => {
    const text = summaryFor({ ...ATTEMPT, done: [], error: ' \n', email: undefined });
    expect(text).toContain('Steps done: none');
    expect(text).toContain('Error: (not copied)');
    expect(text).not.toContain('My address');
  });

  test('cuts a whole returned message to what an email link can hold', () => {
    expect(summaryFor({ ...ATTEMPT, error: 'x'.repeat(100_000) }).length).toBeLessThan(2_000);
  });
});

describe('the summary, word for word', () => {
  test('with everything in it', () => {
    expect(
      summaryFor({ ...ATTEMPT, error: ' 550 relay \n' })
        .split('\n')
        .slice(0, -1),
    ).toEqual([
      'I still cannot send email.',
      'I followed: iPhone and iPad (https://help.example/guides/iphone/)',
      'My address: jane@a.example',
      'Steps done: ',
      '  1. Open the settings',
      '  3. Send a test',
      'Steps not done: ',
      '  2. Fill in the user name',
      'Error: 550 relay',
    ]);
  });

  test('for a page without steps, of another problem, with no time yet', () => {
    const { page, address } = ATTEMPT;
    expect(summaryFor({ problem: 'The check finds nothing.', page, address })).toBe(
      [
        'The check finds nothing.',
        'I followed: iPhone and iPad (https://help.example/guides/iphone/)',
        'Error: (not copied)',
        'Time of my last try: ',
      ].join('\n'),
    );
  });

  test('where every step is done', () => {
    expect(summaryFor({ ...ATTEMPT, done: [1, 2, 3] })).not.toContain('not done');
  });

  test('cuts an error after 1,000 characters, and says so', () => {
    const line = (length: number) =>
      summaryFor({ ...ATTEMPT, error: 'x'.repeat(length) })
        .split('\n')
        .at(-2);
    expect(line(1_000)).toBe(`Error: ${'x'.repeat(1_000)}`);
    expect(line(1_001)).toBe(`Error: ${'x'.repeat(1_000)} …`);
  });
});

describe('a link to a new message', () => {
  test('has the address, the subject and the text in it', () => {
    expect(messageLink('help@a.example', 'a b', 'c\nd')).toBe('mailto:help@a.example?subject=a%20b&body=c%0D%0Ad');
    expect(messageLink('', 'a', '')).toBe('mailto:?subject=a&body=');
  });

  test('bears a text that was cut within a character, and line ends of any kind', () => {
    expect(messageLink('', '', 'a\ud83d')).toBe('mailto:?subject=&body=a%EF%BF%BD');
    expect(messageLink('', '', 'a\r\nb\rc')).toBe('mailto:?subject=&body=a%0D%0Ab%0D%0Ac');
  });
});
