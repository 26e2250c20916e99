import { describe, expect, it } from 'vitest';
import { type Judged, readLabels, score, scoreText } from '../../../src/diagnosis/score.ts';

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

  it('that lacks a column or a cell is refused with the line', () => {
    expect(() => readLabels('name\tcause\n')).toThrow(/line 1: the columns are name, cause; wanted are cause/u);
    expect(() => readLabels('file\tcause\na.eml\t\n')).toThrow(/line 2/u);
  });
});
