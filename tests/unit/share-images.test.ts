import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { ShareImages } from '../../src/finishing/share-images.ts';
import { keptIn } from '../support/kept.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'share-images-'));
afterAll(() => rmSync(folder, { recursive: true }));
const images = new ShareImages('Help of Example', folder);

async function draw(title: string): Promise<string> {
  const file = path.join(folder, `${randomUUID()}.png`);
  await images.write(title, file);
  return file;
}

/** How many pixels of a part of an image are no ground. */
async function ink(file: string, area: { top: number; height: number; left: number; width: number }): Promise<number> {
  const { data } = await sharp(file).extract(area).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.filter((value) => value > 90).length;
}
const WHOLE = { left: 0, width: 1200 };

test('an image is of the size that other sites show, says what it shows, and is small', async () => {
  const file = await draw('“550 Authentication” — what does it mean?');
  expect(await sharp(file).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  expect((await sharp(file).metadata()).comments).toEqual([
    { keyword: 'Description', text: '“550 Authentication” — what does it mean?. Help of Example' },
  ]);
  expect(readFileSync(file).length).toBeLessThan(20_000);
  expect(await ink(file, { ...WHOLE, top: 60, height: 300 })).toBeGreaterThan(5_000);
});

test('a long title stays inside its frame', async () => {
  for (const title of ['word '.repeat(60).trim(), 'unbreakable'.repeat(12), 'W'.repeat(40)]) {
    const file = await draw(title);
    expect(await ink(file, { ...WHOLE, top: 0, height: 40 })).toBe(0);
    // Between the title and the line above the site's name.
    expect(await ink(file, { ...WHOLE, top: 470, height: 12 })).toBe(0);
  }
});

test('the same title is drawn once, and drawn the same', async () => {
  const one = readFileSync(await draw('Once'));
  const kept = keptIn(folder, 'share-images');
  expect(readFileSync(await draw('Once')).equals(one)).toBe(true);
  expect(keptIn(folder, 'share-images')).toBe(kept);
  const other = path.join(folder, 'other.png');
  await new ShareImages('Help of Example', path.join(folder, 'elsewhere')).write('Once', other);
  expect(readFileSync(other).equals(one)).toBe(true);
});
