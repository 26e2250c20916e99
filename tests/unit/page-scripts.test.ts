import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PageScripts } from '../../src/finishing/page-scripts.ts';

/** Bundled scripts: the first runs on every page and loads another where there is a place for it. */
const FILES = {
  'Base.a1.js': 'import{n as c}from"./shared.b2.js";const go=()=>import("./Diagnose.c3.js");',
  'shared.b2.js': 'const n="note";',
  'Diagnose.c3.js': 'import"./words.d4.js";h("textarea",{})',
  'words.d4.js': 'const w="fieldset";',
  'Other.e5.js': 'const o="canvas";',
};
const BASE = '<script type="module" src="/_astro/Base.a1.js"></script>';

let out: string;
beforeEach(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'mail-help-scripts-'));
  await mkdir(path.join(out, '_astro'));
  for (const [name, code] of Object.entries(FILES)) await writeFile(path.join(out, '_astro', name), code);
});
afterEach(async () => rm(out, { recursive: true }));

/** Elements that the scripts of a page may make. */
async function made(html: string): Promise<string[]> {
  const { words } = (await PageScripts.read(out)).of(html);
  return [...words.texts].filter((word) => ['note', 'textarea', 'fieldset', 'canvas'].includes(word)).sort();
}

test('a page runs what it names and what that imports', async () => {
  expect(await made(BASE)).toEqual(['note']);
  expect(await made(`${BASE}<script type="module" src="/_astro/Other.e5.js"></script>`)).toEqual(['canvas', 'note']);
});

test.each([['<div data-diagnose></div>'], ['<diagnose></diagnose>'], ['<div class="x" data-diagnose="now">']])(
  'with %s it runs what is loaded for that too, with its imports',
  async (place) => {
    expect(await made(BASE + place)).toEqual(['fieldset', 'note', 'textarea']);
  },
);

test('words that only look like a place load nothing', async () => {
  expect(await made(`${BASE}<p class="diagnosed">diagnosed</p><a href="/diagnose/">x</a>`)).toEqual(['note']);
});

test('a script that is not there is passed over, and pages with the same scripts share what is known', async () => {
  const scripts = await PageScripts.read(out);
  const one = scripts.of(`${BASE}<script src="/_astro/gone.f6.js"></script>`);
  expect(scripts.of(`<p>Another page</p>${BASE}`)).toBe(one);
  expect(scripts.of('<p>No script</p>').id).toBe('');
});

test('a site without scripts has none', async () => {
  await rm(path.join(out, '_astro'), { recursive: true });
  expect(await made(BASE)).toEqual([]);
});
