import regular from '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff?inline';
import semibold from '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff?inline';
import extended from '@fontsource/source-serif-4/files/source-serif-4-latin-ext-600-normal.woff?inline';
import satori from 'satori';
import sharp from 'sharp';

interface ShareImageTexts {
  readonly siteName: string;
  readonly title: string;
  /** A line or two below the title, such as the error message that the page explains. */
  readonly subtitle?: string | undefined;
}

/** The dark colors of `src/styles/tokens.css`. */
const COLORS = { ground: '#17393a', title: '#fff', subtitle: '#a3b3b0', site: '#6fd0c2' };

const FONTS = [
  { name: 'Source Serif', weight: 400 as const, data: decode(regular) },
  { name: 'Source Serif', weight: 600 as const, data: decode(semibold) },
  { name: 'Source Serif Extended', weight: 600 as const, data: decode(extended) },
];

function decode(dataUrl: string): Buffer {
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
}

/** Draws the image that apps show beside a link to a page: a PNG of 1200 by 630 pixels. */
export async function drawShareImage({ siteName, title, subtitle = '' }: ShareImageTexts): Promise<Buffer> {
  const [width, height] = [1200, 630];
  const page = {
    width,
    height,
    padding: 72,
    boxSizing: 'border-box',
    wordBreak: 'break-word',
    backgroundColor: COLORS.ground,
  };
  const titleText = { fontSize: title.length > 60 ? 60 : 68, fontWeight: 600, lineHeight: 1.2, color: COLORS.title };
  const subtitleText = { fontSize: 36, lineHeight: 1.4, marginTop: 32, color: COLORS.subtitle };
  const site = { alignItems: 'center', gap: 24, marginTop: 'auto', fontSize: 40, color: COLORS.site };
  const svg = await satori(
    box({ ...page, display: 'flex', flexDirection: 'column' }, [
      box({ ...titleText, display: 'block', lineClamp: 3 }, title),
      box({ ...subtitleText, display: 'block', lineClamp: 2 }, subtitle),
      box({ ...site, display: 'flex' }, [envelope(), siteName]),
    ]),
    { width, height, fonts: FONTS },
  );
  // The soft edges of letters need only a few colors. Dithering would make the file four times as large.
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 16, dither: 0, effort: 1 }).toBuffer();
}

function box(style: object, children: unknown) {
  return { type: 'div', props: { style, children } };
}

/** The icon of `public/icon.svg`. */
function envelope() {
  const line = { fill: 'none', stroke: COLORS.ground, 'stroke-width': 2, 'stroke-linecap': 'round' };
  const children = [
    { type: 'rect', props: { x: 1, y: 4, width: 22, height: 16, rx: 3, fill: COLORS.site } },
    { type: 'path', props: { d: 'm5 9 7 5 7-5', 'stroke-linejoin': 'round', ...line } },
  ];
  return { type: 'svg', props: { viewBox: '0 0 24 24', width: 64, height: 64, children } };
}
