import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { loadSettings, settingsFile } from '../../src/lib/settings/load.ts';
import { SettingsError } from '../../src/lib/settings/parse.ts';
import provider from '../fixtures/other-provider.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const RIGHT = readFileSync('tests/fixtures/other-provider.ts', 'utf8').replace(/^.*\bbrand\b.*\n/gmu, '');

/** What is said of a file that holds this. */
async function refusal(bytes: string | Buffer): Promise<string> {
  const file = path.join(mkdtempSync(path.join(folder, 'x-')), 'settings.ts');
  writeFileSync(file, bytes);
  const error: unknown = await loadSettings(file).catch((reason: unknown) => reason);
  if (error instanceof SettingsError) return error.message.replace(file, 'settings.ts');
  throw new Error('it was not refused', { cause: error });
}

test('the settings file is the one that MAIL_SETTINGS names, or else the project’s own', async () => {
  vi.stubEnv('MAIL_SETTINGS', '');
  expect(settingsFile('/project')).toBe(path.resolve('/project/src/mail-settings.ts'));
  vi.stubEnv('MAIL_SETTINGS', 'tests/fixtures/other-provider.ts');
  expect(settingsFile('/project')).toBe(path.resolve('/project/tests/fixtures/other-provider.ts'));
  expect(await loadSettings()).toEqual(provider);
});

test.each<[right: string, slip: string, line: number, says: string]>([
  ["software: 'KestrelMail'", 'software: KestrelMail', 6, "Put the value in quotes: 'KestrelMail'."],
  ["'submit.northwind.example'", 'submit.northwind.example', 17, 'Put the value in quotes:'],
  ['port: 587,', 'port: 587', 19, 'most likely a comma, a colon or a quote'],
  ['port: 587', 'port 587', 18, 'most likely a comma, a colon or a quote'],
  ['port: 587', 'port = 587', 18, 'Write port: with a colon, not with =.'],
  ['port: 587', 'port', 18, 'Write a colon and a value after port.'],
  ['port: 587,', 'port: 587,,', 18, 'something extra here'],
  ["'STARTTLS',", "'STARTTLS,", 19, 'A quote is missing on this line.'],
  ["'Northwind Helpdesk'", "'Northwind's Helpdesk'", 9, 'put it in double quotes'],
  ["'Northwind Helpdesk'", '“Northwind Helpdesk”', 9, 'The character "“" can\'t stand here. Quotes have to be'],
  ['  },\n  outgoing', '  outgoing', 8, 'The { on this line is never closed.'],
  ['  },\n} satisfies', '} satisfies', 28, 'The { on this line is never closed.'],
  ['  ],', '', 24, 'The [ on this line is never closed.'],
  ['  outgoing: {', '  },\n  outgoing: {', 16, 'This } closes nothing.'],
  ['  server', '  /* server', 6, 'This comment is never closed.'],
  ['export default {', '{', 4, 'This file has no "export default".'],
  ['export default {', 'const settings = {', 4, 'This file has no "export default".'],
  ['import type', 'import', 1, 'Write "import type"'],
  ['export default {', "import x from './nowhere.ts';\nexport default {\n  ...x,", 4, "What this line imports isn't"],
  ['port: 587', 'port: 588', 18, 'outgoing.port: found 588; expected 587, the port with STARTTLS'],
  ['port: 587', 'prot: 587', 18, 'outgoing.prot: found 587; did you mean "port"?'],
  ['    port: 587,\n', '', 16, 'outgoing.port: found nothing; expected a port number'],
  ['port: 993', 'port: 995', 25, 'incoming[0].port: found 995;'],
  ['port: 587,', 'port: 465,\n    port: 587,', 19, "outgoing.port: found it a second time; it's on line 18, too."],
  ["'/why-can-i-not-send/'", "'/why'", 32, 'site.oldAddresses./why: found "/why"'],
])('%j written as %j is told with line %i and remedy', async (right, slip, line, says) => {
  const text = RIGHT.replace(right, slip);
  expect(text).not.toBe(RIGHT);
  for (const written of [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
    const message = await refusal(written);
    expect(message).toContain(`settings.ts:${line}: `);
    expect(message).toContain(says);
    expect(message).not.toMatch(/expected\.|token|identifier|undefined|\r/iu);
  }
});

test('a mistake in the text is shown with its line and the one above', async () => {
  expect(await refusal(RIGHT.replace('port: 587,', 'port: 587'))).toMatch(
    /\n {2}18 \| {5}port: 587\n {2}19 \| {5}security: 'STARTTLS',$/u,
  );
});

test('a field that the file works out is named without a line, and one of a constant with it', async () => {
  const computed = RIGHT.replace('port: 587', "...{ port: Number('588') }");
  expect(await refusal(computed)).toMatch(/settings\.ts: outgoing\.port: found 588;/u);
  const constant = RIGHT.replace('export default {', 'const all = {').replace('587', '588') + 'export default all;';
  expect(await refusal(constant)).toMatch(/settings\.ts:18: outgoing\.port: found 588;/u);
});

test('an empty file, and one in another encoding, are refused', async () => {
  expect(await refusal('')).toContain('settings.ts:1: This file has no "export default".');
  expect(await refusal(Buffer.from(RIGHT, 'utf16le'))).toContain("isn't saved as UTF-8");
  expect(await refusal(Buffer.from(RIGHT.replace('Northwind', 'Nördwind'), 'latin1'))).toContain(
    "isn't saved as UTF-8",
  );
});

test.each([
  ['some/settings.ts', "This settings file doesn't exist."],
  ['tests/fixtures', 'This is a folder, not a settings file.'],
  ['package.json', "A settings file's name ends with .ts."],
])('MAIL_SETTINGS can’t be %s', async (file, says) => {
  await expect(loadSettings(path.resolve(file))).rejects.toThrow(
    `${path.normalize(file)}: ${says}\n  MAIL_SETTINGS, in`,
  );
});

test('.env sets what the terminal does not', () => {
  const file = path.join(folder, 'src/lib/env-file.ts');
  mkdirSync(path.dirname(file), { recursive: true });
  copyFileSync('src/lib/env-file.ts', file);
  const read = (text: string, env: NodeJS.ProcessEnv) => {
    writeFileSync(path.join(folder, '.env'), text);
    const show = 'console.log(process.env.MAIL_SETTINGS, process.env.BUILD_DAY)';
    const code = `import(${JSON.stringify(pathToFileURL(file).href)}).then(() => ${show})`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--eval', code], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    return stdout + stderr;
  };
  const TEXT = '# Ours\r\nMAIL_SETTINGS = src/other.ts\r\nBUILD_DAY="2040-01-01"\r\n';
  const unset = { MAIL_SETTINGS: undefined, BUILD_DAY: undefined };
  expect(read(TEXT, unset)).toBe('src/other.ts 2040-01-01\n');
  expect(read(TEXT, { ...unset, MAIL_SETTINGS: '' })).toBe(' 2040-01-01\n');
  expect(read(`\ufeff${TEXT}`, unset)).toMatch(/^\.env: This file isn't saved as plain UTF-8\..*\n$/u);
});
