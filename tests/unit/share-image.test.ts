import sharp from 'sharp';
import { expect, test } from 'vitest';
import { palettesOf } from '../../src/lib/brand/palette.ts';
import { drawShareImage, shareImageLook } from '../../src/og/share-image.ts';

const texts = { title: 'Mailbox full: what the bounce means' };
const name = { who: 'Example', what: 'Email Help' };
const look = await shareImageLook(palettesOf(), name);

test('a share image is a small PNG of the size that apps expect', async () => {
  const png = await drawShareImage({ ...texts, subtitle: '552 5.2.2 Mailbox size limit exceeded' }, look);
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  expect(png.length).toBeLessThan(25_000);
});

test('the same texts give the same bytes, and other texts others', async () => {
  const [one, again, other] = await Promise.all([
    drawShareImage(texts, look),
    drawShareImage(texts, look),
    drawShareImage({ ...texts, subtitle: '552' }, look),
  ]);
  expect(again.equals(one)).toBe(true);
  expect(other.equals(one)).toBe(false);
});

test.each([
  ['A long text', 'A title that goes on and on '.repeat(20)],
  ['A long word', 'unbreakable'.repeat(40)],
])('%s stays inside its frame', async (_, long) => {
  const png = await drawShareImage({ ...texts, title: long, subtitle: long }, look);
  const aboveSiteName = { left: 0, top: 430, width: 1200, height: 60 };
  const rightMargin = { left: 1140, top: 0, width: 60, height: 630 };
  for (const area of [aboveSiteName, rightMargin]) {
    const { channels } = await sharp(await sharp(png).extract(area).toBuffer()).stats();
    expect(channels.map(({ min, max }) => max - min)).toEqual([0, 0, 0]);
  }
});

test('the image has the colors of the brand, or its own background', async () => {
  const corner = async (picture: Buffer) => {
    const { data } = await sharp(picture)
      .extract({ left: 0, top: 0, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return [...data.subarray(0, 3)];
  };
  const palettes = palettesOf({ light: { band: '#1d2358' } });
  // The few colors of the file are near those of the brand.
  const [red = 0, green = 0, blue = 0] = await corner(
    await drawShareImage(texts, await shareImageLook(palettes, name)),
  );
  expect(Math.hypot(red - 0x1d, green - 0x23, blue - 0x58)).toBeLessThan(4);
  const own = await shareImageLook(palettes, name, { background: 'tests/fixtures/other-brand/home.svg' });
  const [ownRed = 0, ownGreen = 0, ownBlue = 0] = await corner(await drawShareImage(texts, own));
  expect(Math.hypot(ownRed - 0x14, ownGreen - 0x18, ownBlue - 0x40)).toBeLessThan(4);
});
