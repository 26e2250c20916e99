import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BuildCache } from '../../src/build-cache.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'mail-help-cache-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  rmSync(root, { recursive: true });
});

/** Another process, which keeps 200 things under keys that begin with `name`. */
function build(name: string) {
  const script = `
    const { BuildCache } = await import(${JSON.stringify(new URL('../../src/build-cache.ts', import.meta.url).href)});
    const cache = new BuildCache(${JSON.stringify(root)}, 'things', 1e9);
    for (let at = 0; at < 200; at += 1) cache.keep(process.argv[1] + at, 'x'.repeat(9999));
    cache.forgetOldest();`;
  return promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, name]);
}

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
  vi.useFakeTimers({ toFake: ['Date'] });
  const days = { old: 3, older: 9, oldest: 20 };
  for (const [name, age] of Object.entries(days)) {
    vi.setSystemTime(Date.UTC(2026, 10, 24 - age));
    new BuildCache(root, 'things', 25).keep(name, '0123456789');
  }
  vi.setSystemTime(Date.UTC(2026, 10, 24));
  const cache = new BuildCache(root, 'things', 25);
  // To be read is to be of use.
  cache.read('oldest');
  cache.forgetOldest();
  expect(Object.keys(days).filter((name) => cache.read(name))).toEqual(['old', 'oldest']);
});

test('where nothing was kept there is nothing to forget', () => {
  expect(() => new BuildCache(root, 'things', 0).forgetOldest()).not.toThrow();
});

test('BUILD_CACHE names another folder', () => {
  vi.stubEnv('BUILD_CACHE', path.join(root, 'other'));
  new BuildCache(root, 'things', 1_000).keep('key', 'text');
  expect(readdirSync(path.join(root, 'other'))).toContain('things.sqlite');
});

test.each([
  ['is no database', () => Buffer.from('no database, but as long as the head of one would be. '.repeat(9))],
  ['is damaged', (bytes: Buffer) => bytes.fill(7, 200)],
  ['is cut off', (bytes: Buffer) => bytes.subarray(0, 20_000)],
])('a file that %s is begun anew', async (_, damage) => {
  const file = path.join(root, 'node_modules/.cache/things.sqlite');
  await build('key ');
  writeFileSync(file, damage(readFileSync(file)));
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });

  const cache = new BuildCache(root, 'things', 1_000_000);
  for (let at = 0; at < 99; at += 1) expect(cache.kept(`key ${at}`, () => at)).toBe(at);
  const after = new BuildCache(root, 'things', 1_000_000);
  // Whatever was lost while the damage came to light is made once more.
  for (let at = 0; at < 99; at += 1) expect(after.kept(`key ${at}`, () => at)).toBe(at);
  for (let at = 0; at < 99; at += 1) expect(after.kept(`key ${at}`, () => -1)).toBe(at);
});

test('where nothing can be kept, all is made', () => {
  writeFileSync(path.join(root, 'file'), '');
  vi.stubEnv('BUILD_CACHE', path.join(root, 'file'));
  const cache = new BuildCache(root, 'things', 1_000);
  expect(cache.kept('key', () => 1)).toBe(1);
  expect(cache.kept('key', () => 2)).toBe(2);
  expect(() => cache.forgetOldest()).not.toThrow();
});

test('several builds at once keep all that each of them makes', async () => {
  await Promise.all(['a', 'b', 'c'].map(build));
  const cache = new BuildCache(root, 'things', 1e9);
  const lost = ['a', 'b', 'c'].flatMap((name) =>
    Array.from({ length: 200 }, (_, at) => name + at).filter((key) => cache.read(key)?.length !== 9999),
  );
  expect(lost).toEqual([]);
});
