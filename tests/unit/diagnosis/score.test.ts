import { describe, expect, it } from 'vitest';
import { type Judged, LabelsError, readLabels, score, scoreText } from '../../../src/lib/diagnosis/score.ts';

const JUDGED: readonly Judged[] = [
  { item: 'a.eml', label: 'mailbox-full', said: 'mailbox-full', confident: true },
  { item: 'b.eml', label: 'mailbox-full', said: 'no-such-user', confident: true },
  { item: 'c.eml', label: 'no-such-user', said: 'no-such-user', confident: false },
  { item: 'd.eml', label: 'tls-problem', said: 'unknown', confident: false },
];

describe('the score of the diagnosis', () => {
  it('counts what is right, what was not recognized, and how sure answers are', () => {
    expect(score(JUDGED)).toMatchObject({ total: 4, right: 2, unknown: 1, confident: 2, confidentRight: 1 });
  });

  it('gives recall and precision of each cause', () => {
    expect(score(JUDGED).causes).toEqual([
      { cause: 'mailbox-full', labelled: 2, recall: 0.5, precision: 1 },
      { cause: 'no-such-user', labelled: 1, recall: 1, precision: 0.5 },
      { cause: 'tls-problem', labelled: 1, recall: 0, precision: undefined },
    ]);
  });

  it('counts no answer as a confident one where nothing was recognized', () => {
    expect(score([{ item: '1', label: 'unknown', said: 'unknown', confident: true }])).toMatchObject({
      right: 1,
      unknown: 1,
      confident: 0,
      misses: [],
    });
  });

  it('is written for people, a line a cause in the order of the alphabet', () => {
    const turned = [...JUDGED].reverse();
    const again = { item: 'e.eml', label: 'mailbox-full', said: 'no-such-user', confident: false } as const;
    expect(scoreText(score([...turned, again]))).toBe(`2 of 5 right (40.0 %), 1 not recognized
2 confident answers, 1 of them right (50.0 %)

recall  precision  labelled  cause
  0.33       1.00         3  mailbox-full
  1.00       0.33         1  no-such-user
  0.00          –         1  tls-problem

Confusion, label → answer:
  tls-problem → unknown: d.eml
  mailbox-full → no-such-user: b.eml, e.eml`);
    expect(scoreText(score([]))).toBe(`0 of 0 right (–), 0 not recognized
0 confident answers, 0 of them right (–)

recall  precision  labelled  cause

No confusion.`);
  });

  it('names what was confused with what', () => {
    const text = scoreText(score(JUDGED));
    expect(text).toContain('2 of 4 right (50.0 %), 1 not recognized');
    expect(text).toContain('mailbox-full → no-such-user: b.eml');
    expect(text).toContain('tls-problem → unknown: d.eml');
  });
});

describe('a list of labels', () => {
  it('names files or holds texts', () => {
    expect(readLabels('file\tcause\na.eml\tother\n')).toEqual([{ label: 'other', file: 'a.eml' }]);
    expect(readLabels('\ufeffcause\ttext\r\nother\tloops back\r\n')).toEqual([{ label: 'other', text: 'loops back' }]);
  });

  it('may have other columns, and takes files where it has both', () => {
    expect(readLabels('note\ttext\tcause\tfile\nx\ty\tother\ta\ufeff.eml\n')).toEqual([
      { label: 'other', file: 'a\ufeff.eml' },
    ]);
    expect(readLabels('text\tcause\n550 no\tother')).toEqual([{ label: 'other', text: '550 no' }]);
    expect(readLabels('cause\tfile')).toEqual([]);
  });

  it('that lacks a column or a cell is refused with the line', () => {
    expect(() => readLabels('name\tcause\n')).toThrow(/line 1: the columns are name, cause; wanted are cause/u);
    expect(() => readLabels('file\tname\n')).toThrow(LabelsError);
    expect(() => readLabels('')).toThrow(/line 1: the columns are ; wanted/u);
    expect(() => readLabels('file\tcause\na.eml\tother\n\ta\n')).toThrow(/^line 3: a cell is empty$/u);
    expect(() => readLabels('file\tcause\na.eml\t\n')).toThrow(
      expect.objectContaining({ name: 'LabelsError', message: 'line 2: a cell is empty' }),
    );
  });
});
