import { describe, expect, test } from 'vitest';
import { type Attempt, summaryFor } from '../../../src/support/summary.ts';

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
