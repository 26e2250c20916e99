import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addPublish } from '../../src/integrations/service-worker.ts';

/** The finished worker of a site with these pages. */
async function workerOf(pages: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mail-help-'));
  onTestFinished(async () => rm(folder, { recursive: true }));
  for (const [name, html] of Object.entries({ ...pages, 'sw.js': 'start();' })) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), html);
  }
  await addPublish(folder, ['/es/offline/', '/offline/']);
  return readFile(path.join(folder, 'sw.js'), 'utf8');
}

const pages = { 'index.html': '<h1>Home</h1>', 'guides/index.html': '<h1>Guides</h1>' };

test('the worker is told its publish and the offline pages', async () => {
  expect(await workerOf(pages)).toMatch(
    /^const OFFLINE=\{"publish":"[\da-f]{16}","pages":\["\/es\/offline\/","\/offline\/"\]\};start\(\);$/u,
  );
});

test('a site built twice is the same publish, and a changed, new or moved page makes another', async () => {
  const worker = await workerOf(pages);
  expect(await workerOf(pages)).toBe(worker);
  expect(await workerOf({ ...pages, 'index.html': '<h1>Welcome</h1>' })).not.toBe(worker);
  expect(await workerOf({ ...pages, 'go/index.html': '<h1>Go</h1>' })).not.toBe(worker);
  expect(await workerOf({ 'index.html': pages['index.html'], 'guide/index.html': '<h1>Guides</h1>' })).not.toBe(worker);
});

test('only pages count: a new image is no new publish', async () => {
  expect(await workerOf({ ...pages, 'og/home.png': 'image' })).toBe(await workerOf(pages));
});
