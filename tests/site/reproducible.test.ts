import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DIST, filesIn } from '../support/built-site.ts';
import { build, copyProject } from '../support/project.ts';

const folders: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const remove of folders) await remove();
});

/** Every file of a folder, with what its bytes come to. */
function fingerprints(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesIn(folder).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(path.join(folder, file)))
        .digest('hex'),
    ]),
  );
}

// Nothing that is kept between builds is used. The files of the copy are new, so their times differ too. Turkish has its own rules for capitals, and Kiritimati is
// a day ahead of half the world. Vitest adds what it sets in the environment.
test('two builds of one day are the same, byte for byte, whatever the folder, the hour, the time zone and the language', async () => {
  const { folder, remove } = await copyProject();
  folders.push(remove);
  const elsewhere = {
    BUILD_CACHE: path.join(folder, 'nothing-kept'),
    TZ: 'Pacific/Kiritimati',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
  };
  const { status, output } = await build(folder, [], elsewhere);
  expect(status, output).toBe(0);
  const first = fingerprints(DIST);
  expect(Object.keys(first).length).toBeGreaterThan(300);
  expect(fingerprints(path.join(folder, 'dist'))).toEqual(first);
}, 400_000);
