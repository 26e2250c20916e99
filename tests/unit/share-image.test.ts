import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawShareImage } from '../../src/lib/share-image.ts';

const texts = { siteName: 'Example Email Help', title: 'Mailbox full: what the bounce means' };

test('a share image is a small PNG of the size that apps expect', async () => {
  const png = await drawShareImage({ ...texts, subtitle: '552 5.2.2 Mailbox size limit exceeded' });
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  expect(png.length).toBeLessThan(25_000);
});

test('the same texts give the same bytes, and other texts others', async () => {
  const [one, again, other] = await Promise.all([
    drawShareImage(texts),
    drawShareImage(texts),
    drawShareImage({ ...texts, subtitle: '552' }),
  ]);
  expect(again.equals(one)).toBe(true);
  expect(other.equals(one)).toBe(false);
});

test.each([
  ['A long text', 'A title that goes on and on '.repeat(20)],
  ['A long word', 'unbreakable'.repeat(40)],
])('%s stays inside its frame', async (_, long) => {
  const png = await drawShareImage({ ...texts, title: long, subtitle: long });
  const aboveSiteName = { left: 0, top: 430, width: 1200, height: 60 };
  const rightMargin = { left: 1140, top: 0, width: 60, height: 630 };
  for (const area of [aboveSiteName, rightMargin]) {
    const { channels } = await sharp(await sharp(png).extract(area).toBuffer()).stats();
    expect(channels.map(({ min, max }) => max - min)).toEqual([0, 0, 0]);
  }
});
