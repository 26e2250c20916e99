import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import satori from 'satori';
import sharp from 'sharp';
import type { MailSettings } from '../settings/schema.ts';
import { type BuiltPage, headOf } from './help-site.ts';

/**
 * Draws the image that stands beside a link to a page when it is shared (Open Graph): the page's title and the site's
 * name. Images are kept between builds by what they show, since drawing one takes longer than rendering its page.
 */

const WIDTH = 1200;
const HEIGHT = 630;
/** Raise when the drawing changes, so that kept images are drawn anew. */
const DESIGN = 2;

const COLORS = { ground: '#0f3f3b', text: '#ffffff', quiet: '#bfe0da' };

export async function drawShareImages(
  pages: readonly BuiltPage[],
  settings: MailSettings,
  out: string,
  cache: string,
): Promise<void> {
  const indexed = pages.map((page) => ({ href: page.href, ...headOf(page.html) })).filter((page) => page.indexed);
  const fonts = await loadFonts();
  await mkdir(cache, { recursive: true });
  for (const { href, title } of indexed) {
    const key = createHash('sha256')
      .update(JSON.stringify([DESIGN, title, settings.site.name]))
      .digest('hex')
      .slice(0, 32);
    const kept = path.join(cache, `${key}.png`);
    const target = path.join(out, 'og', `${href === '/' ? 'home' : href.slice(1, -1)}.png`);
    await mkdir(path.dirname(target), { recursive: true });
    try {
      await copyFile(kept, target);
    } catch {
      const png = await draw(title, settings.site.name, fonts);
      await writeFile(kept, png);
      await writeFile(target, png);
    }
  }
}

type Fonts = Parameters<typeof satori>[1]['fonts'];

async function loadFonts(): Promise<Fonts> {
  const files = path.dirname(createRequire(import.meta.url).resolve('@fontsource/source-serif-4/package.json'));
  const load = async (weight: 400 | 600) => ({
    name: 'Serif',
    weight,
    style: 'normal' as const,
    data: await readFile(path.join(files, `files/source-serif-4-latin-${weight}-normal.woff`)),
  });
  return Promise.all([load(400), load(600)]);
}

async function draw(title: string, siteName: string, fonts: Fonts): Promise<Buffer> {
  const box = (style: object, children: unknown) => ({
    type: 'div',
    props: { style: { display: 'flex', ...style }, children },
  });
  const picture = box(
    {
      width: WIDTH,
      height: HEIGHT,
      boxSizing: 'border-box',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: 72,
      backgroundColor: COLORS.ground,
      fontFamily: 'Serif',
    },
    [
      box({ color: COLORS.text, fontSize: title.length > 60 ? 60 : 76, fontWeight: 600, lineHeight: 1.2 }, title),
      box({ color: COLORS.quiet, fontSize: 38, borderTop: `3px solid ${COLORS.quiet}`, paddingTop: 24 }, siteName),
    ],
  );
  const svg = await satori(picture as never, { width: WIDTH, height: HEIGHT, fonts });
  return sharp(Buffer.from(svg))
    .png({ palette: true, colors: 32 })
    .withExif({ IFD0: { ImageDescription: `${title}. ${siteName}` } })
    .toBuffer();
}
