import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { loadSettings, settingsFile } from '../../src/lib/settings/load.ts';
import { SettingsError } from '../../src/lib/settings/parse.ts';
import provider from '../fixtures/other-provider.ts';

const FIXTURE = path.resolve(import.meta.dirname, '../fixtures/other-provider.ts');
const folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

function written(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('the settings file', () => {
  test('is the one that MAIL_SETTINGS names, from the project’s folder on', () => {
    vi.stubEnv('MAIL_SETTINGS', 'mine/settings.ts');
    expect(settingsFile('/project')).toBe(path.resolve('/project/mine/settings.ts'));
    expect(settingsFile()).toBe(path.resolve('mine/settings.ts'));
    vi.stubEnv('MAIL_SETTINGS', path.resolve('/elsewhere/settings.ts'));
    expect(settingsFile('/project')).toBe(path.resolve('/elsewhere/settings.ts'));
  });

  test.each([undefined, ''])('is the project’s own where MAIL_SETTINGS is %j', (named) => {
    vi.stubEnv('MAIL_SETTINGS', named);
    expect(settingsFile('/project')).toBe(path.resolve('/project/src/mail-settings.ts'));
  });
});

describe('settings read outside of the build', () => {
  test('are those of the file', async () => {
    vi.stubEnv('MAIL_SETTINGS', FIXTURE);
    expect(await loadSettings()).toEqual(provider);
  });

  const refusal = async (file: string): Promise<SettingsError> =>
    loadSettings(file).then(
      () => expect.unreachable('it was read'),
      (error: unknown) => {
        expect(error).toBeInstanceOf(SettingsError);
        return error as SettingsError;
      },
    );

  test('are refused where there is no such file, which is named as seen from here', async () => {
    expect((await refusal(path.resolve('some/settings.ts'))).message).toBe(
      `${path.join('some', 'settings.ts')}: there is no such settings file.\n  MAIL_SETTINGS must name a file like src/mail-settings.ts.`,
    );
  });

  test('are refused where the file is no code, with what is wrong with it', async () => {
    const file = written('broken.ts', 'export default {');
    const { message } = await refusal(file);
    expect(message).toContain(`${path.relative('', file)}: the file cannot be read as TypeScript.\n  `);
    expect(message).toMatch(/\n {2}.*\w{4}/u);
    expect(message).not.toMatch(/\[object|undefined/u);
  });

  test('are refused where the code fails, with what it says', async () => {
    const failing = written('failing.ts', "throw new Error('no such value');");
    expect((await refusal(failing)).message).toMatch(/TypeScript\.\n {2}no such value$/u);
    const odd = written('odd.ts', "throw 'as a text';");
    expect((await refusal(odd)).message).toMatch(/TypeScript\.\n {2}as a text$/u);
  });

  test('are refused where the file exports none', async () => {
    const file = written('empty.ts', 'export const settings = {};');
    expect((await refusal(file)).message).toContain(`${path.relative('', file)}: no settings found.`);
  });

  test('are refused where a folder is named, even the one that this runs in', async () => {
    expect((await refusal(process.cwd())).message).toContain(`${process.cwd()}: the file cannot be read`);
  });
});
