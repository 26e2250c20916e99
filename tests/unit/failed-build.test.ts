import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { TOOLS } from '../../scripts/run.ts';
import { build, copyProject, ROOT } from '../support/project.ts';

/** What is written before what a file holds, if there is one, and what the build says then. */
const FAULTS: readonly [when: string, file: string, text: string, said: string][] = [
  ['before it begins', 'src/content/errors/bad.mdx', 'No front matter.', 'src/content/errors/bad.mdx'],
  ['while it runs', 'astro.config.mjs', 'throw new Error("It broke.");', 'It broke.'],
  [
    'in the thread that finishes pages ahead, when nobody asks it for anything',
    'src/finishing/worker.ts',
    'import { threadId } from "node:worker_threads"; if (threadId === 1) throw new Error("It broke.");',
    'It broke.',
  ],
];

test('a build that fails leaves the last site as it was', async () => {
  for (const [when, file, text, said] of FAULTS) {
    const { folder, remove } = await copyProject();
    try {
      await mkdir(path.join(folder, 'dist'));
      await writeFile(path.join(folder, 'dist/index.html'), 'The last good one.');
      const before = await readFile(path.join(folder, file), 'utf8').catch(() => '');
      await writeFile(path.join(folder, file), `${text}\n${before}`);
      const { status, output } = await build(folder);
      expect(status, when).not.toBe(0);
      expect(output, when).toContain(said);
      expect(await readFile(path.join(folder, 'dist/index.html'), 'utf8'), when).toBe('The last good one.');
      expect(
        (await readdir(folder)).filter((name) => name.startsWith('dist')),
        when,
      ).toEqual(['dist']);
    } finally {
      await remove();
    }
  }
});

test('Astro alone writes no site: nothing would be checked and nothing finished', async () => {
  const out = await mkdtemp(path.join(tmpdir(), 'mail-help-'));
  const { status, stderr } = spawnSync(process.execPath, [TOOLS.astro, 'build', '--outDir', out], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, IS_WHOLE_BUILD: '', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  expect(status).not.toBe(0);
  expect(stderr).toContain('npm run build');
  expect(await readdir(out)).toEqual([]);
  await rm(out, { recursive: true });
});
