import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compressFiles } from '../../../src/publishing/compress.ts';

let work: string;
let site: string;
let cache: string;
beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'mail-help-compress-'));
  site = path.join(work, 'site');
  cache = path.join(work, 'cache');
  await mkdir(path.join(site, 'guides'), { recursive: true });
});
afterEach(async () => rm(work, { recursive: true, force: true }));

const PAGE = Array.from(
  { length: 300 },
  (_, line) => `<p>Step ${line}: choose the port ${(line * 7919) % 65_536}</p>`,
).join('\n');
const DECODERS = { br: brotliDecompressSync, gz: gunzipSync, zst: zstdDecompressSync };
const read = async (name: string): Promise<Buffer> => readFile(path.join(site, name));

test('texts get three compressed forms, each smaller and with the same content', async () => {
  await writeFile(path.join(site, 'guides/index.html'), PAGE);
  await compressFiles(site, cache);
  for (const [end, decode] of Object.entries(DECODERS)) {
    const form = await read(`guides/index.html.${end}`);
    expect(decode(form).toString()).toBe(PAGE);
    expect(form.length).toBeLessThan(PAGE.length / 2);
  }
});

test('what is small, compressed already, or for servers stays alone', async () => {
  await writeFile(path.join(site, 'small.html'), '<p>Short</p>');
  await writeFile(path.join(site, 'index.pf_index'), PAGE);
  await writeFile(path.join(site, 'image.png'), PAGE);
  await writeFile(path.join(site, '_headers'), PAGE);
  await compressFiles(site, cache);
  expect((await readdir(site)).sort()).toEqual(['_headers', 'guides', 'image.png', 'index.pf_index', 'small.html']);
});

test('a second build has the same bytes, from what was kept', async () => {
  await writeFile(path.join(site, 'index.html'), PAGE);
  await compressFiles(site, cache);
  const first = await Promise.all(Object.keys(DECODERS).map(async (end) => read(`index.html.${end}`)));
  const [kept = ''] = await readdir(cache);
  expect(await readFile(path.join(cache, kept))).toEqual(first[0]);

  await rm(cache, { recursive: true });
  await compressFiles(site, cache);
  expect(await Promise.all(Object.keys(DECODERS).map(async (end) => read(`index.html.${end}`)))).toEqual(first);
  await writeFile(path.join(cache, kept), 'kept');
  await compressFiles(site, cache);
  expect((await read('index.html.br')).toString()).toBe('kept');
});

test('a large site is compressed quickly, and fills no folder', async () => {
  const large = PAGE.repeat(Math.ceil(8_500_000 / 8 / PAGE.length));
  for (let page = 0; page < 8; page += 1) await writeFile(path.join(site, `${page}.html`), large);
  await compressFiles(site, cache);
  expect(brotliDecompressSync(await read('7.html.br')).toString()).toBe(large);
  await expect(readdir(cache)).rejects.toThrow('ENOENT');
});

test('what is kept does not grow for ever: the oldest goes', async () => {
  await mkdir(cache);
  await writeFile(path.join(cache, 'old.br'), Buffer.alloc(20_000_000));
  await writeFile(path.join(cache, 'older.br'), Buffer.alloc(20_000_000));
  await writeFile(path.join(site, 'index.html'), PAGE);
  await compressFiles(site, cache);
  const left = await readdir(cache);
  expect(left).toHaveLength(2);
  expect(left.some((name) => /^old(?:er)?\.br$/u.test(name))).toBe(true);
});
