import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpts } from '../../../src/lib/diagnosis/excerpts.ts';

const marked = (pieces: readonly { text: string; marked: boolean }[]) =>
  pieces.filter((piece) => piece.marked).map((piece) => piece.text);

describe('evidence in the reader’s text', () => {
  const text = Array.from({ length: 1000 }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');
  const of = (...ranges: [number, number][]) =>
    excerpts(
      text,
      ranges.map((range) => ({ quote: text.slice(...range), range })),
    );

  test('have 160 characters around them, and it is said where the text goes on', () => {
    expect(of([400, 410])).toEqual([
      {
        pieces: [
          { text: text.slice(240, 400), marked: false },
          { text: text.slice(400, 410), marked: true },
          { text: text.slice(410, 570), marked: false },
        ],
        cutBefore: true,
        cutAfter: true,
      },
    ]);
    expect(of([160, 840])).toMatchObject([{ cutBefore: false, cutAfter: false }]);
    expect(of([0, 1000])).toEqual([{ pieces: [{ text, marked: true }], cutBefore: false, cutAfter: false }]);
  });

  test('up to 160 characters apart are shown together, in the order of the text', () => {
    const parts = (...ranges: [number, number][]) => of(...ranges).map(({ pieces }) => marked(pieces).length);
    expect(parts([100, 110], [270, 280])).toEqual([2]);
    expect(parts([270, 280], [100, 110])).toEqual([2]);
    expect(parts([100, 110], [271, 280])).toEqual([1, 1]);
    expect(parts([100, 110], [600, 610], [110, 120])).toEqual([2, 1]);
  });

  test('that overlap are one mark', () => {
    const marks = (...ranges: [number, number][]) => of(...ranges).map(({ pieces }) => marked(pieces));
    expect(marks([100, 120], [110, 130])).toEqual([[text.slice(100, 130)]]);
    expect(marks([100, 150], [110, 130])).toEqual([[text.slice(100, 150)]]);
    expect(marks([50, 60], [100, 120], [119, 130])).toEqual([[text.slice(50, 60), text.slice(100, 130)]]);
    expect(marks([100, 120], [120, 130])).toEqual([[text.slice(100, 120), text.slice(120, 130)]]);
  });

  test('a quote that has no place in the text stands alone', () => {
    expect(
      excerpts('550', [{ quote: 'decoded' }, { quote: '550', range: [0, 3] }]).map(({ pieces }) => marked(pieces)),
    ).toEqual([['550'], ['decoded']]);
    expect(excerpts('', [{ quote: 'decoded' }])).toEqual([
      { pieces: [{ text: 'decoded', marked: true }], cutBefore: false, cutAfter: false },
    ]);
  });

  test('whatever the ranges, each excerpt is a part of the text and every range is in a mark', () => {
    const text = Array.from({ length: 2_000 }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');
    const range = fc
      .tuple(fc.nat({ max: 1_900 }), fc.integer({ min: 1, max: 99 }))
      .map(([start, length]) => [start, start + length] as const);
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 3 }), (ranges) => {
        const shown = excerpts(
          text,
          ranges.map((one) => ({ quote: text.slice(...one), range: one })),
        );
        for (const { pieces } of shown) expect(text).toContain(pieces.map((piece) => piece.text).join(''));
        const marks = shown.flatMap(({ pieces }) => marked(pieces));
        for (const one of ranges) expect(marks.some((mark) => mark.includes(text.slice(...one)))).toBe(true);
      }),
    );
  });
});
