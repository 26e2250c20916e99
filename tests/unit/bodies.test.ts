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
  const name = bodies().nameOf(text, FILE);
  // From what is kept: there is no such file.
  expect(bodies().recall(name, 'src/content/articles/gone.mdx')).toEqual(read);
  emptyCache();
  expect(bodies().recall(name, FILE)).toEqual(read);
});

test('a body whose file says something else by now is not made of it', () => {
  expect(() => bodies().recall(bodies().nameOf(`${text}\n\nMore.`, FILE), FILE)).toThrow(`${FILE} was changed`);
});

test('a body is one for the own settings, whoever else builds from the same text at the same time', () => {
  const file = 'src/content/guides/dotnet.mdx';
  const code = parseFrontmatter(readFileSync(path.join(ROOT, file), 'utf8')).content.trim();
  const host = 'smtp.elsewhere.example';
  const others = new Bodies(ROOT, {
    settings: { ...settings, outgoing: { ...settings.outgoing, host } },
    terms: loadGlossary(ROOT).map(({ id }) => id),
  });
  // The other build tells of the text, as Astro's list of content does where two builds share it.
  expect(JSON.stringify(others.read(code, file))).toContain(host);
  const recalled = bodies().recall(others.nameOf(code, file), file);
  expect(JSON.stringify(recalled)).not.toContain(host);
  expect(recalled).toEqual(bodies().read(code, file));
});
