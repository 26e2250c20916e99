import postcss from 'postcss';
import { expect, test } from 'vitest';
import { shortNames, withShortNames } from '../../src/integrations/short-styles.ts';

/** Style sheets with the short names that they get together. */
function short(...sheets: string[]): string[] {
  const plugin = withShortNames(shortNames(sheets));
  return sheets.map((css) => postcss([plugin]).process(css, { from: undefined }).css);
}

test('a name becomes a letter, the same in every file, the one used most first', () => {
  expect(
    short(
      ':root{--quiet:#50605f;--line:#d3dcda}@media print{:root{--quiet:#000;--line:#000}}',
      ['a{color:var(--quiet)}b{border:1px solid var(--line)}', 'i{color:var(--line);fill:var( --line, red)}'].join(''),
    ),
  ).toEqual([
    ':root{--b:#50605f;--a:#d3dcda}@media print{:root{--b:#000;--a:#000}}',
    'a{color:var(--b)}b{border:1px solid var(--a)}i{color:var(--a);fill:var(--a, red)}',
  ]);
});

test('a short size that is set once, for every page, stands where it is used', () => {
  expect(short(':root{--radius:0.75rem}a{border-radius:var(--radius) 0}b{margin:calc(-1 * var(--radius))}')).toEqual([
    ':root{}a{border-radius:.75rem 0}b{margin:calc(-1 * .75rem)}',
  ]);
  // A long one only where it is used once.
  const fonts = ':root{--serif:Charter, serif}h1{font-family:var(--serif)}';
  expect(short(fonts)).toEqual([':root{}h1{font-family:Charter, serif}']);
  expect(short(fonts, 'h2{font-family:var(--serif)}')[1]).toBe('h2{font-family:var(--a)}');
});

test.each([
  // Set again in the dark, for one element, or only under a condition; or it may be unset.
  ':root{--x:1px}@media (prefers-color-scheme:dark){:root{--x:2px}}a{margin:var(--x)}',
  '.a{--x:1px}a{margin:var(--x)}',
  '@media print{:root{--x:1px}}a{margin:var(--x)}',
  ':root{--x:1px}a{margin:var(--x, 2px)}',
])('in %s the value may be another', (css) => {
  expect(short(css)).toEqual([css.replaceAll('--x', '--a')]);
});

test('the name of what no style sheet sets stays', () => {
  expect(short('a{color:var(--unknown)}', 'b{color:red}')).toEqual(['a{color:var(--unknown)}', 'b{color:red}']);
});

test('more names than letters have two', () => {
  const names = Array.from({ length: 60 }, (_, index) => `--name-${String(index).padStart(2, '0')}`);
  const css = names.map((name) => `.a{${name}:1px}b{margin:var(${name})}`).join('');
  const [done = ''] = short(css);
  expect(new Set(done.match(/var\(--\w+\)/gu)).size).toBe(60);
  expect(done).toContain('var(--Z)');
  expect(done).toContain('var(--aa)');
});
