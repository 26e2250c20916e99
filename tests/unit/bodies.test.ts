import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ROOT } from '../../scripts/run.ts';
import { Bodies } from '../../src/content-model/bodies.ts';
import { loadGlossary } from '../../src/content-model/load-lists.ts';
import { parseSettings } from '../../src/settings/parse.ts';
import provider from '../fixtures/other-provider.ts';

const settings = parseSettings(provider, 'tests/fixtures/other-provider.ts');
const bodies = () => new Bodies(ROOT, { settings, terms: loadGlossary(ROOT).map(({ id }) => id) });
const FILE = 'src/content/articles/non-delivered-email.mdx';
const text = parseFrontmatter(readFileSync(path.join(ROOT, FILE), 'utf8')).content.trim();

let folders: string[] = [];
function emptyCache(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-bodies-'));
  folders.push(folder);
  vi.stubEnv('BUILD_CACHE', folder);
}
beforeEach(emptyCache);
afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders) rmSync(folder, { recursive: true });
  folders = [];
});

test('a body that was read is recalled, and made of its file where it is not kept any more', () => {
  const read = bodies().read(text, FILE);
  expect(read.parts.length).toBeGreaterThan(0);
  const key = bodies().keyOf(text, FILE);
  // From what is kept: there is no such file.
  expect(bodies().recall(key, 'src/content/articles/gone.mdx')).toEqual(read);
  emptyCache();
  expect(bodies().recall(key, FILE)).toEqual(read);
});

test('a body whose file says something else by now is not made of it', () => {
  expect(() => bodies().recall(bodies().keyOf(`${text}\n\nMore.`, FILE), FILE)).toThrow(`${FILE} was changed`);
});
