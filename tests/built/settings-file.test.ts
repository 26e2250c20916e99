import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import provider from '../fixtures/other-provider.ts';
import { build, type Outcome, ROOT } from '../support/project.ts';

/** What each wrong value is told is in `tests/unit/settings.test.ts`; here the whole build is run. */
describe('a wrong settings file stops the build', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'settings-'));
  });
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  const buildWith = async (file: string): Promise<Outcome> =>
    build(ROOT, ['--outDir', path.join(folder, 'site')], { MAIL_SETTINGS: file });

  test('with the message alone, and leaves nothing behind', async () => {
    const file = path.join(folder, 'port-25.ts');
    const wrong = { ...provider, outgoing: { ...provider.outgoing, port: 25 } };
    await writeFile(file, `export default ${JSON.stringify(wrong)};\n`);
    const { status, output } = await buildWith(file);
    expect(status).toBe(1);
    for (const words of ['port-25.ts', 'outgoing.port', 'found 25', '587 with STARTTLS'])
      expect(output).toContain(words);
    expect(output).not.toMatch(/^\s+at /mu);
    expect((await readdir(folder)).filter((entry) => entry.startsWith('site'))).toEqual([]);
  });

  test('where it is not there', async () => {
    const { status, output } = await buildWith('nowhere.ts');
    expect(status).toBe(1);
    expect(output).toContain('nowhere.ts: there is no such settings file');
  });

  test('where it is not TypeScript', async () => {
    const file = path.join(folder, 'broken.ts');
    await writeFile(file, 'export default { provider: ');
    const { status, output } = await buildWith(file);
    expect(status).toBe(1);
    expect(output).toContain('broken.ts: the file cannot be read as TypeScript');
  });
});
