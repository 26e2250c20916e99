import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { build, copyProject } from '../support/project.ts';

const FAULTS: readonly [name: string, file: string, text: string][] = [
  ['before it begins', 'src/content/errors/bad.mdx', 'No front matter.'],
  ['while it runs', 'astro.config.mjs', 'throw new Error("It broke.");'],
];

test('a build that fails leaves the last site as it was', async () => {
  for (const [when, file, text] of FAULTS) {
    const { folder, remove } = await copyProject();
    try {
      await mkdir(path.join(folder, 'dist'));
      await writeFile(path.join(folder, 'dist/index.html'), 'The last good one.');
      await writeFile(path.join(folder, file), text);
      expect((await build(folder)).status, when).not.toBe(0);
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
