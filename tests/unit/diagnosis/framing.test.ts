import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { bounce, catalogueOf, failed, rows } from './helpers.ts';

/** Words that no signal knows: what people write of. */
function odd(count: number): string {
  const letter = (i: number): string => String.fromCharCode(97 + (i % 26));
  return Array.from({ length: count }, (_, i) => `zeb${letter(i)}${letter(Math.floor(i / 26))}`).join(' ');
}
/** Words that tell nothing. */
const plain = (count: number): string => 'and '.repeat(count).trim();

/** Whether one of the signals counts in a text. */
async function counts(text: string, ...signals: readonly unknown[]): Promise<boolean> {
  return (await diagnose(text, catalogueOf({ 'no-such-user': signals }))).cause !== 'unknown';
}

describe('words and codes of signals', () => {
  const signals = [
    'user unknown',
    { words: 'address that you gave unknown', strength: 'certain' },
    'no postbox of that name here',
    { words: 'no connection', saidBy: 'mail-app' },
    { reply: ['552'], strength: 'certain' },
    { status: ['5.2.2'], strength: 'certain' },
  ];

  it.each(rows('framing.tsv'))('count in an error and not in prose: %s: %s', async (kind, text) => {
    const whole = text
      .replace(/\{odd (\d+)\}/u, (_, count) => odd(Number(count)))
      .replace(/\{and (\d+)\}/gu, (_, count) => plain(Number(count)));
    expect(await counts(whole, ...signals)).toBe(kind === 'error');
  });

  it('count in a bounce whatever else it says', async () => {
    for (const text of ['user unknown', '552 sorry'])
      expect(await counts(bounce(`${text} ${odd(60)}`, 'Action: failed'), ...signals)).toBe(true);
  });

  it('belong to the last code before them, not to an earlier or a later one', async () => {
    const text = '421 4.3.2 wait\n550 5.1.1 user unknown\n552 5.2.2 wait';
    const found = await diagnose(text, catalogueOf({ 'no-such-user': ['user unknown'] }));
    expect(found).toMatchObject({ code: '550', enhancedCode: '5.1.1' });
  });
});

describe('the condition of a signal', () => {
  const reported = (words: string): string => bounce('Sorry.', failed(`x-unix; ${words}`));
  const pasted = 'Undeliverable to kim@example.org: user unknown';

  it.each([
    ['bounce', '550 user unknown', false],
    ['bounce', reported('user unknown'), true],
    ['bounce', pasted, true],
    ['sending', '550 user unknown', true],
    ['sending', reported('user unknown'), false],
    ['sending', pasted, false],
    ['server-reply', 'user unknown', false],
    ['server-reply', '550 user unknown', true],
    ['server-reply', reported('user unknown'), false],
    ['machine', 'user unknown', false],
    ['machine', '550 user unknown', true],
    ['machine', reported('user unknown'), true],
  ])('only: %s, in %j', async (only, text, expected) => {
    expect(await counts(text, { words: 'user unknown', only })).toBe(expected);
  });

  it.each([
    ['20 words before', `sender ${plain(18)} said: 550 user unknown`, true],
    ['21 words before', `sender ${plain(19)} said: 550 user unknown`, false],
    ['20 words after', `550 user unknown ${plain(19)} sender`, true],
    ['21 words after', `550 user unknown ${plain(20)} sender`, false],
    ['in another paragraph', `550 user unknown\n\nsender`, false],
  ])('with and unless: %s', async (_, text, isNear) => {
    expect(await counts(text, { words: 'user unknown', with: ['sender'] })).toBe(isNear);
    expect(await counts(text, { words: 'user unknown', unless: ['sender'] })).toBe(!isNear);
  });

  it.each([
    ['beside a reply', '550 user unknown', true],
    ['beside a code of web servers', '500 user unknown here', false],
    ['beside a code of web servers and an enhanced code', '500 5.1.1 user unknown here', true],
    ['in a text about mail', 'Error: user unknown smtp', true],
    ['in a text about anything', 'Error: user unknown and', false],
    ['in a bounce', reported('user unknown'), true],
    ['with its words in the same paragraph', 'Error: user unknown postbox', true],
    ['with its words in another paragraph', 'Error: user unknown and\n\npostbox', false],
    ['as the whole text', 'user unknown', true],
  ])('near: %s', async (_, text, expected) => {
    expect(await counts(text, { words: 'user unknown', near: ['postbox'] })).toBe(expected);
  });

  it.each([
    ['552', '5.2.2', '552 5.2.2 sorry', true],
    ['552', '5.2.2', '552 5.7.1 sorry', false],
    ['552', '5.2.2', '550 5.2.2 sorry', false],
    ['552', '5.2.2', '552 sorry', false],
    ['55x', 'x.2.2', '550 5.2.2 sorry', true],
    ['5xx', '5.2.x', '550 5.2.250 sorry', true],
    ['4xx', '5.2.x', '550 5.2.2 sorry', false],
    ['552', 'x.2.2', '552 5.2.20 sorry', false],
  ])('reply %s and status %s, in %j', async (reply, status, text, expected) => {
    expect(await counts(text, { reply: [reply], status: [status], strength: 'certain' })).toBe(expected);
  });

  it('status: that of a recipient, if the diagnostic has none', async () => {
    const text = bounce('Sorry.', failed('smtp; 552 sorry', 'Status: 5.2.2'));
    expect(await counts(text, { words: 'sorry', status: ['5.2.2'] })).toBe(true);
    expect(await counts(text, { words: 'sorry', status: ['5.2.3'] })).toBe(false);
  });
});
