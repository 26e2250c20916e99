import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { loadSettings, settingsFile } from '../../src/lib/settings/load.ts';
import provider from '../fixtures/other-provider.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

test('the settings file is the one that MAIL_SETTINGS names, or else the project’s own', async () => {
  vi.stubEnv('MAIL_SETTINGS', '');
  expect(settingsFile('/project')).toBe(path.resolve('/project/src/mail-settings.ts'));
  vi.stubEnv('MAIL_SETTINGS', 'tests/fixtures/other-provider.ts');
  expect(settingsFile('/project')).toBe(path.resolve('/project/tests/fixtures/other-provider.ts'));
  expect(await loadSettings()).toEqual(provider);
});

test.each([
  ['export default {', /broken-0\.ts: The file can't be read as TypeScript\.\n {2}\S/u],
  ["throw new Error('no such value');", /can't be read as TypeScript\.\n {2}no such value$/u],
  ['export const settings = {};', /No settings found\.\n {2}End the file with a default export/u],
])('a file that holds %j is refused with the reason', async (text, says) => {
  const file = path.join(folder, `broken-${text.startsWith('export default') ? 0 : text.length}.ts`);
  writeFileSync(file, text);
  await expect(loadSettings(file)).rejects.toThrow(says);
});

test('a file that is missing is named as seen from here', async () => {
  await expect(loadSettings(path.resolve('some/settings.ts'))).rejects.toThrow(
    `some/settings.ts: This settings file doesn't exist.\n  Set MAIL_SETTINGS`,
  );
});
