import { expect, test } from 'vitest';
import { cropScreen } from '../../src/lib/content/crop-screen.ts';

const row = (label: string, here = false) =>
  `<li class="as-text${here ? ' s-here' : ''}"><span class="s-label">${label}<span>:</span></span></li>`;

/** A window with a title, two groups of rows, and a button. */
const screen = (here: string) => {
  const [a, b, c, d, e] = ['A', 'B', 'C', 'D', 'E'].map((label) => row(label, here.includes(label)));
  return `<div class="s-frame"><p class="s-top">Title</p><p class="s-head">First</p><ul>${a}${b}</ul><p class="s-head">Second</p><ul>${c}${d}${e}</ul><p class="s-buttons">Save</p></div>`;
};
const textOf = (html: string | undefined) =>
  html
    ?.replaceAll(/<[^>]*>/gu, ' ')
    .match(/\w+/gu)
    ?.join(' ');

test.each([
  ['A', 'Title First A B', 's-cut-end'],
  ['C', 'B Second C D', 's-cut-start s-cut-end'],
  ['E', 'D E Save', 's-cut-start'],
  ['AD', 'Title First A B Second C D E Save', undefined],
])('around %s, a crop keeps: %s', (here, kept, cut) => {
  const crop = cropScreen(screen(here), false);
  expect(textOf(crop?.html)).toBe(kept);
  expect(/s-cut-[^"]+/u.exec(crop?.html ?? '')?.[0]).toBe(cut);
  expect(crop?.labels).toEqual([...here]);
});

test('the whole screen keeps all rows; a window without a marked row is left out', () => {
  expect(textOf(cropScreen(screen('A') + screen(''), true)?.html)).toBe('Title First A B Second C D E Save');
  expect(cropScreen(screen(''), true)).toBeUndefined();
});
