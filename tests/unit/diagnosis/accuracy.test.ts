import { describe, expect, it } from 'vitest';
import { accuracyText, readLabels } from '../../../tools/diagnose/accuracy.ts';
import { crossValidate } from '../../../tools/diagnose/cross-validate.ts';

it('the accuracy has the shares, recall and precision of each cause, and the lines of every confusion', () => {
  const text = accuracyText([
    { line: 2, causes: ['tls-problem'], said: 'unknown', confident: false },
    { line: 3, causes: ['no-such-user'], said: 'no-such-user', confident: false },
    { line: 4, causes: ['mailbox-full'], said: 'no-such-user', confident: true },
    { line: 5, causes: ['other', 'mailbox-full'], said: 'mailbox-full', confident: true },
    { line: 6, causes: ['unknown'], said: 'unknown', confident: false },
    { line: 7, causes: ['unknown'], said: 'other', confident: true },
    { line: 8, causes: ['unknown', 'other'], said: 'other', confident: true },
    { line: 9, causes: ['authentication-failed'], said: 'authentication-failed', confident: true },
    { line: 10, causes: ['relay-authentication-required'], said: 'unknown', confident: false },
  ]);
  expect(text).toBe(`errors right:               3 of 6 (50.0 %)
said for sure:              3 of 6, right 2 of 3 (66.7 %)
ordinary texts left alone:  1 of 2 (50.0 %)
relay or sign-in, recall:   1 of 2 (50.0 %)

recall  precision  labeled  cause
  1.00       1.00        1  authentication-failed
  0.50       1.00        2  mailbox-full
  1.00       0.50        1  no-such-user
  1.00       0.50        1  other
  0.00          –        1  relay-authentication-required
  0.00          –        1  tls-problem
  0.50       0.33        2  unknown

Confusion, label → answer: lines
  mailbox-full → no-such-user: 4
  relay-authentication-required → unknown: 10
  tls-problem → unknown: 2
  unknown → other: 7`);
  expect(accuracyText([])).toMatch(/^errors right: +0 of 0 \(–\)[^]*No confusion\.$/u);
});

describe('a list of labels', () => {
  it('names files or has texts, and can have other columns', () => {
    expect(readLabels('file\tcause\ta\na.eml\tother\tb\n')).toMatchObject([
      { line: 2, causes: ['other'], file: 'a.eml' },
    ]);
    expect(readLabels('\ufeffcause\ttext\tsource\r\nother|unknown\tloops\\nback\tx.example\r\n')).toEqual([
      { line: 2, causes: ['other', 'unknown'], text: 'loops\nback', source: 'x.example' },
    ]);
  });

  it.each([
    ['name\tcause\n', 'line 1: the columns are name, cause; expected cause, and file or text, separated by tabs'],
    ['file\tcause\na.eml\tother\n\ta\n', 'line 3: a cell is empty'],
  ])('is refused with the line: %j', (tsv, message) => {
    expect(() => readLabels(tsv)).toThrow(message);
  });
});

it('cross-validation judges a text by what other sources teach, and never by its own', async () => {
  const words = 'The zebra has eaten the heron';
  const lines = [
    `mailbox-full\t${words}\tgithub.com/a/b/issues/1`,
    `mailbox-full\t${words}\thttps://github.com/A/b/blob/x`,
    ...['x', 'y', 'z'].map((source) => `unknown\tThe weather will be fine in ${source}\t${source}`),
    'other\tOurs, without a source\t',
  ];
  const judged = await crossValidate(readLabels(['cause\ttext\tsource', ...lines].join('\n')));
  expect(judged.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
  // Both are of one source, so nothing teaches these words.
  expect(judged.slice(0, 2).map(({ said }) => said)).not.toContain('mailbox-full');
});
