import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BuildCache } from '../../src/build-cache.ts';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'mail-help-cache-'));
  folder = path.join(root, 'node_modules/.cache/things');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

test('a thing is made once, and comes back as it was', () => {
  const make = vi.fn(() => ({ text: 'ä', bytes: Buffer.from([0, 255]), left: undefined }));
  const made = new BuildCache(root, 'things', 1_000).kept('key', make);
  const kept = new BuildCache(root, 'things', 1_000).kept('key', make);
  expect(kept).toEqual(made);
  expect(make).toHaveBeenCalledTimes(1);
});

test('what fails while it is made leaves nothing', () => {
  const cache = new BuildCache(root, 'things', 1_000);
  expect(() =>
    cache.kept('key', () => {
      throw new Error('not today');
    }),
  ).toThrow('not today');
  expect(cache.read('key')).toBeUndefined();
});

test('other sources have another key, wherever the one ends and the next begins', () => {
  const keys = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['ab', 'd']].map((sources) =>
    BuildCache.key(...sources),
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(BuildCache.key('ab', Buffer.from('c'))).toBe(keys[0]);
});

test('a file, a file of a folder or a package that changes is another maker', () => {
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
    return BuildCache.maker(root, ['code', 'one.ts']);
  };
  writeFileSync(path.join(root, 'package-lock.json'), '{}');
  writeFileSync(path.join(root, 'one.ts'), '1');
  const first = write('code/a.ts', 'a');
  expect(write('unrelated.ts', 'b')).toBe(first);
  const makers = [
    first,
    write('code/a.ts', 'b'),
    write('code/c.ts', ''),
    write('one.ts', '2'),
    write('package-lock.json', '{"a":1}'),
  ];
  expect(new Set(makers).size).toBe(makers.length);
});

test('what was of no use for longest goes first', () => {
  const cache = new BuildCache(root, 'things', 25);
  const days = { old: 3, older: 9, oldest: 20 };
  for (const [name, age] of Object.entries(days)) {
    cache.keep(name, '0123456789');
    const then = new Date(Date.now() - age * 86_400_000);
    utimesSync(path.join(folder, name), then, then);
  }
  // To be read is to be of use.
  cache.read('oldest');
  cache.forgetOldest();
  expect(readdirSync(folder).sort()).toEqual(['old', 'oldest']);
});

test('where nothing was kept there is nothing to forget', () => {
  expect(() => new BuildCache(root, 'things', 0).forgetOldest()).not.toThrow();
});

test('BUILD_CACHE names another folder', () => {
  vi.stubEnv('BUILD_CACHE', path.join(root, 'other'));
  new BuildCache(root, 'things', 1_000).keep('key', 'text');
  expect(readdirSync(path.join(root, 'other/things'))).toEqual(['key']);
});
