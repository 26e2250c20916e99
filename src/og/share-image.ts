import regular from '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff?inline';
import semibold from '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff?inline';
import extended from '@fontsource/source-serif-4/files/source-serif-4-latin-ext-600-normal.woff?inline';
import satori from 'satori';
import sharp from 'sharp';
import { letterIcon } from '../lib/brand/drawings.ts';
import { SHARE_IMAGE } from '../lib/brand/files.ts';
import type { Palettes } from '../lib/brand/palette.ts';
import type { NameParts } from '../lib/settings/wording.ts';

interface ShareImageTexts {
  readonly title: string;
  /** A line or two below the title, such as the error message that the page explains. */
  readonly subtitle?: string | undefined;
}

/** What all share images of a site have in common. */
interface ShareImageLook {
  readonly ground: string;
  readonly title: string;
  readonly subtitle: string;
  /** The icon, or a logo in place of the provider's name, and the rest of the site's name after it. */
  readonly mark: Picture;
  readonly siteName: string;
  readonly background: Picture | undefined;
}

interface Picture {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** What the mark measures at most, in pixels. */
const MARK = { width: 700, height: 64 } as const;

const FONTS = [
  { name: 'Source Serif', weight: 400 as const, data: decode(regular) },
  { name: 'Source Serif', weight: 600 as const, data: decode(semibold) },
  { name: 'Source Serif Extended', weight: 600 as const, data: decode(extended) },
];

function decode(dataUrl: string): Buffer {
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
}

/** The look of the band, with the brand's own pictures where there are files of them. */
export async function shareImageLook(
  { light }: Palettes,
  { who, what }: NameParts,
  files: { readonly [file in 'logo' | 'icon' | 'background']?: string | undefined } = {},
): Promise<ShareImageLook> {
  const { logo, background, icon = Buffer.from(letterIcon(light.highlight, light.band)) } = files;
  return {
    ground: light.band,
    title: light['on-band'],
    subtitle: light['band-quiet'],
    mark: await picture(logo ?? icon, MARK),
    siteName: logo === undefined ? `${who} ${what}` : what,
    background: background === undefined ? undefined : await picture(background, SHARE_IMAGE),
  };
}

/** A picture in the size that it's shown in. As pixels, since not every SVG can be drawn inside another. */
async function picture(file: string | Buffer, size: { width: number; height: number }): Promise<Picture> {
  const { data, info } = await sharp(file)
    .resize({ ...size, fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { src: `data:image/png;base64,${data.toString('base64')}`, width: info.width, height: info.height };
}

/** Draws the image that apps show beside a link to a page: a PNG of 1200 by 630 pixels. */
export async function drawShareImage({ title, subtitle = '' }: ShareImageTexts, look: ShareImageLook): Promise<Buffer> {
  const page = {
    ...SHARE_IMAGE,
    padding: 72,
    boxSizing: 'border-box',
    wordBreak: 'break-word',
    backgroundColor: look.ground,
    ...(look.background && { backgroundImage: `url(${look.background.src})` }),
  };
  const titleText = { fontSize: title.length > 60 ? 60 : 68, fontWeight: 600, lineHeight: 1.2, color: look.title };
  const subtitleText = { fontSize: 36, lineHeight: 1.4, marginTop: 32, color: look.subtitle };
  const site = { alignItems: 'center', gap: 24, marginTop: 'auto', fontSize: 40, color: look.title };
  const svg = await satori(
    box({ ...page, display: 'flex', flexDirection: 'column' }, [
      box({ ...titleText, display: 'block', lineClamp: 3 }, title),
      box({ ...subtitleText, display: 'block', lineClamp: 2 }, subtitle),
      box({ ...site, display: 'flex' }, [{ type: 'img', props: look.mark }, look.siteName]),
    ]),
    { ...SHARE_IMAGE, fonts: FONTS },
  );
  // The soft edges of letters need only a few colors. Dithering would make the file four times as large.
  const colours = look.background === undefined ? 16 : 64;
  return sharp(Buffer.from(svg)).png({ palette: true, colours, dither: 0, effort: 1 }).toBuffer();
}

function box(style: object, children: unknown) {
  return { type: 'div', props: { style, children } };
}
