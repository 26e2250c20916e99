import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KEEP_MS, publishRelease, PublishError } from '../../../src/publishing/release.ts';

let work: string;
beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'mail-help-publish-'));
});
afterEach(async () => rm(work, { recursive: true, force: true }));

const START = Date.parse('2026-11-24T10:00:00Z');
const HOUR = 60 * 60 * 1_000;
let count = 0;

/** Publishes a site of these files into `work/srv`, so many hours after the first. */
async function publish(files: Readonly<Record<string, string>>, hours: number) {
  const site = path.join(work, `site-${(count += 1)}`);
  for (const [name, text] of Object.entries({ 'index.html': 'home', ...files })) {
    await mkdir(path.dirname(path.join(site, name)), { recursive: true });
    await writeFile(path.join(site, name), text);
  }
  await mkdir(`${site}-server`, { recursive: true });
  await writeFile(path.join(`${site}-server`, 'nginx.conf'), `# ${count}`);
  return publishRelease(site, `${site}-server`, path.join(work, 'srv'), new Date(START + hours * HOUR));
}
const live = (name: string): string => path.join(work, 'srv/current', name);
const has = async (name: string): Promise<boolean> =>
  stat(live(`site/${name}`)).then(
    () => true,
    () => false,
  );

test('the current release is the last one, with its rules and its dot files', async () => {
  await publish({ 'guides/index.html': 'old', '.well-known/security.txt': 'x' }, 0);
  const { release } = await publish({ 'guides/index.html': 'new', '.well-known/security.txt': 'y' }, 1);
  expect(path.join(work, 'srv', await readlink(path.join(work, 'srv/current')))).toBe(release);
  expect(await readFile(live('site/guides/index.html'), 'utf8')).toBe('new');
  expect(await readFile(live('site/.well-known/security.txt'), 'utf8')).toBe('y');
  expect(await readFile(live('server/nginx.conf'), 'utf8')).toBe(`# ${count}`);
});

test('files with a hash stay for a day after the release that had them, compressed ones too, and pages do not', async () => {
  const old = { '_astro/a.1.js': '1', '_astro/a.1.js.br': '1', 'pagefind/fragment/en_1.pf_fragment': '1' };
  await publish({ ...old, 'pagefind/pagefind.en_1.pf_meta': '1', 'gone/index.html': '1' }, 0);
  const { carried } = await publish({ '_astro/a.2.js': '2' }, 1);
  expect([...carried].sort()).toEqual(
    [...Object.keys(old), 'pagefind/pagefind.en_1.pf_meta'].map((n) => `/${n}`).sort(),
  );
  expect(await has('gone/index.html')).toBe(false);

  // Still the same day: what was handed on once is there from its own release.
  await publish({ '_astro/a.3.js': '3' }, 20);
  expect([await has('_astro/a.1.js'), await has('_astro/a.2.js'), await has('_astro/a.3.js')]).toEqual([
    true,
    true,
    true,
  ]);
  // A day after the second release followed the first: only the second's own is left, and the first is gone.
  const { removed } = await publish({}, 26);
  expect([await has('_astro/a.1.js'), await has('_astro/a.2.js'), await has('_astro/a.3.js')]).toEqual([
    false,
    true,
    true,
  ]);
  expect(removed).toEqual(['2026-11-24T10-00-00.000Z']);
  expect(await readdir(path.join(work, 'srv/releases'))).toHaveLength(3);
});

test('a release that was current for months hands its files on when it ends', async () => {
  await publish({ '_astro/a.1.js': '1' }, 0);
  const { removed } = await publish({}, 2_000);
  expect(await has('_astro/a.1.js')).toBe(true);
  expect(removed).toEqual([]);
});

test('after going back to an earlier release, that one is current, and is not removed', async () => {
  const first = await publish({ '_astro/a.1.js': '1' }, 0);
  await publish({ '_astro/a.2.js': '2' }, 1);
  await rm(path.join(work, 'srv/current'));
  await symlink(path.join('releases', path.basename(first.release)), path.join(work, 'srv/current'));
  const { removed } = await publish({}, 1 + KEEP_MS / HOUR + 5);
  expect(removed).toEqual([]);
  expect([await has('_astro/a.1.js'), await has('_astro/a.2.js')]).toEqual([true, true]);
});

test('a file that is as it was keeps its time, and one of the same size with another text does not', async () => {
  const time = async (name: string) => Math.floor((await stat(live(`site/${name}`))).mtimeMs / 1_000);
  await publish({ 'same.txt': 'same', 'port.txt': '465' }, 0);
  const before = [await time('same.txt'), await time('port.txt')];
  await publish({ 'same.txt': 'same', 'port.txt': '587' }, 1);
  expect(await time('same.txt')).toBe(before[0]);
  expect(await time('port.txt')).toBeGreaterThan(before[1] ?? Infinity);
});

test('what cannot be published is refused, and leaves the current release as it was', async () => {
  await publish({ 'a.txt': '1' }, 1);
  await expect(publish({ 'a.txt': '2' }, 0)).rejects.toThrow(/clock/u);
  await mkdir(path.join(work, 'srv/.publishing'));
  await expect(publish({ 'a.txt': '2' }, 2)).rejects.toThrow(/Another release is being published/u);
  await rm(path.join(work, 'srv/.publishing'), { recursive: true });
  const nothing = publishRelease(path.join(work, 'none'), work, path.join(work, 'srv'), new Date(START + 9 * HOUR));
  await expect(nothing).rejects.toThrow(PublishError);
  expect(await readFile(live('site/a.txt'), 'utf8')).toBe('1');
  await publish({ 'a.txt': '3' }, 3);
  expect(await readFile(live('site/a.txt'), 'utf8')).toBe('3');
});

test('a folder where the link should be is left alone', async () => {
  await mkdir(path.join(work, 'srv/current'), { recursive: true });
  await expect(publish({}, 0)).rejects.toThrow(/not a link/u);
  expect(await readdir(path.join(work, 'srv/releases'))).toEqual([]);
});
