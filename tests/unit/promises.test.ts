import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../support/project.ts';

const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const section = /^## What it promises\n([^]*?)^## /mu.exec(readme)?.[1] ?? '';
const lines = section.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:promise|-)/u.test(line));
const promises = lines.map((line) => {
  const [, promise = '', file = '', title = ''] = /^\| (.+?) +\| `(.+?)` › (.+?) +\|$/u.exec(line) ?? [];
  return { line, promise, file, title };
});

/**
 * Whether a test file holds a test of this title that is run. A title made for each case is written as in the file:
 * `the ${guide} guide …`.
 */
function holds(code: string, title: string): boolean {
  const quoted = [`'`, '"', '`'].map((mark) => RegExp.escape(mark + title.replaceAll(mark, `\\${mark}`) + mark));
  // `test(`, `test.each([…])(` and the like, but nothing that leaves the test out.
  return new RegExp(
    `(?:\\b(?:test|it)(?:\\.(?!skip|todo|fixme|fails)\\w+)*\\(|[\\]\\w]\\)\\()\\s*(?:${quoted.join('|')})`,
    'u',
  ).test(code);
}

test('what counts as a test of a title', () => {
  expect(holds(`test('it works', () => {})`, 'it works')).toBe(true);
  expect(holds(`test.each([\n 1,\n])('it works', () => {})`, 'it works')).toBe(true);
  expect(holds(`test.each(cases)('it works', () => {})`, 'it works')).toBe(true);
  expect(holds('test(`it works in ${app}`, () => {})', 'it works in ${app}')).toBe(true);
  expect(holds(`test.skip('it works', () => {})`, 'it works')).toBe(false);
  expect(holds(`// it works`, 'it works')).toBe(false);
  expect(holds(`test('it works sometimes', () => {})`, 'it works')).toBe(false);
});

test('the promises are there to be read', () => {
  expect(promises.length).toBeGreaterThanOrEqual(20);
  expect(new Set(promises.map(({ promise }) => promise)).size).toBe(promises.length);
});

describe('the promise in README', () => {
  test.each(promises)('$line', ({ promise, file, title }) => {
    expect([promise, file, title]).not.toContain('');
    const place = path.join(ROOT, file);
    expect(existsSync(place), `${file} is there`).toBe(true);
    expect(holds(readFileSync(place, 'utf8'), title), `${file} has a test "${title}"`).toBe(true);
  });
});
