import { describe, expect, it } from 'vitest';
import { accuracyText, readLabels } from '../../../tools/diagnose/accuracy.ts';

it('the accuracy has the shares, recall and precision of each cause, and every confusion', () => {
  const text = accuracyText([
    { item: 'd.eml', label: 'tls-problem', said: 'unknown', confident: false },
    { item: 'c.eml', label: 'no-such-user', said: 'no-such-user', confident: false },
    { item: 'b.eml', label: 'mailbox-full', said: 'no-such-user', confident: true },
    { item: 'a.eml', label: 'mailbox-full', said: 'mailbox-full', confident: true },
  ]);
  expect(text).toBe(`2 of 4 right (50.0 %), 1 not recognized
2 confident answers, 1 of them right (50.0 %)

recall  precision  labeled  cause
  0.50       1.00        2  mailbox-full
  1.00       0.50        1  no-such-user
  0.00          –        1  tls-problem

Confusion, label → answer:
  tls-problem → unknown: d.eml
  mailbox-full → no-such-user: b.eml`);
  expect(accuracyText([])).toMatch(/^0 of 0 right \(–\)[^]*No confusion\.$/u);
});

describe('a list of labels', () => {
  it('names files or has texts, and can have other columns', () => {
    expect(readLabels('file\tcause\ta\na.eml\tother\tb\n')).toEqual([{ label: 'other', file: 'a.eml' }]);
    expect(readLabels('\ufeffcause\ttext\r\nother\tloops back\r\n')).toEqual([{ label: 'other', text: 'loops back' }]);
  });

  it.each([
    [
      'name\tcause\n',
      'line 1: the columns are name, cause; wanted are cause, and file or text, with tabs between them',
    ],
    ['file\tcause\na.eml\tother\n\ta\n', 'line 3: a cell is empty'],
  ])('is refused with the line: %j', (tsv, message) => {
    expect(() => readLabels(tsv)).toThrow(message);
  });
});
