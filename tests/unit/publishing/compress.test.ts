import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compressFiles, compressText, isWorthTheBest } from '../../../src/publishing/compress.ts';
import { keptIn } from '../../support/kept.ts';
import { ROOT } from '../../support/project.ts';

/** What compresses: what is kept follows it. */
const CODE = 'src/publishing/compress.ts';

let work: string;
let site: string;
/** The project's folder. */
let root: string;
beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'mail-help-compress-'));
  site = path.join(work, 'site');
  root = path.join(work, 'project');
  await mkdir(path.join(site, 'guides'), { recursive: true });
  for (const name of [CODE, 'package-lock.json']) await cp(path.join(ROOT, name), path.join(root, name));
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
  compressFiles(site, root);
  for (const [end, decode] of Object.entries(DECODERS)) {
    const form = await read(`guides/index.html.${end}`);
    expect(decode(form).toString()).toBe(PAGE);
    expect(form.length).toBeLessThan(PAGE.length / 2);
  }
});

test('what is small, compressed already, for programs or for servers stays alone', async () => {
  const names = ['_headers', 'image.png', 'index.md', 'index.pf_index'];
  for (const name of names) await writeFile(path.join(site, name), PAGE);
  await writeFile(path.join(site, 'small.html'), '<p>Short</p>');
  compressFiles(site, root);
  expect((await readdir(site)).sort()).toEqual([...names, 'guides', 'small.html'].sort());
});

test('what has its compressed forms keeps them', async () => {
  await writeFile(path.join(site, 'index.html'), PAGE);
  await writeFile(path.join(site, 'index.html.gz'), 'made before');
  compressFiles(site, root);
  expect((await read('index.html.gz')).toString()).toBe('made before');
});

test('a second build has the same bytes, from what was kept', async () => {
  const forms = async () => Promise.all(Object.keys(DECODERS).map(async (end) => read(`index.html.${end}`)));
  const again = async () => {
    for (const end of Object.keys(DECODERS)) await rm(path.join(site, `index.html.${end}`));
    compressFiles(site, root);
    return forms();
  };
  await writeFile(path.join(site, 'index.html'), PAGE);
  compressFiles(site, root);
  const first = await forms();
  expect(keptIn(root, 'compressed')).toBe(1);
  expect(await again()).toEqual(first);
  expect(keptIn(root, 'compressed')).toBe(1);
  await appendFile(path.join(root, CODE), '// Another code makes other bytes.');
  expect(await again()).toEqual(first);
  expect(keptIn(root, 'compressed')).toBe(2);
  await rm(path.join(root, 'node_modules/.cache'), { recursive: true });
  expect(await again()).toEqual(first);
});

test('a large site is compressed quickly: a little larger, in a small part of the time', async () => {
  const best = compressText(Buffer.from(PAGE), true);
  const quick = compressText(Buffer.from(PAGE), false);
  expect(quick['br']?.length).toBeGreaterThan(best['br']?.length ?? 0);
  expect(brotliDecompressSync(quick['br'] ?? '').toString()).toBe(PAGE);
  expect([Object.keys(best), Object.keys(quick)]).toEqual([
    ['br', 'zst', 'gz'],
    ['br', 'gz'],
  ]);
  expect([300, 301].map(isWorthTheBest)).toEqual([true, false]);
});
