import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import opentype, { type Font } from 'opentype.js';
import sharp from 'sharp';
import { BuildCache } from '../build-cache.ts';

/**
 * Draws the image that stands beside a link to a page when it is shared (Open Graph): the page's title and the site's
 * name. Each letter is drawn once a build and then only set, in an image of few colors: a general renderer takes
 * twenty times as long, and there is an image a page.
 */

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 72;
/** Raise when the drawing changes, so that kept images are drawn anew. */
const DESIGN = 4;

const COLORS = { ground: [0x0f, 0x3f, 0x3b], text: [0xff, 0xff, 0xff], quiet: [0xbf, 0xe0, 0xda] } as const;
/** Steps from the ground to a text's color, along the edges of letters. Twice as many look the same, and weigh a third more. */
const STEPS = 4;

type Color = 'text' | 'quiet';

/** What is kept between builds: some 20,000 images. Bytes. */
const KEPT_AT_MOST = 200_000_000;

/** Draws share images, each kept between builds by what it shows. */
export class ShareImages {
  readonly #siteName: string;
  readonly #cache: BuildCache;
  #fonts: Promise<{ bold: Typeface; regular: Typeface }> | undefined;

  /** @param root the project's folder */
  constructor(siteName: string, root: string) {
    this.#siteName = siteName;
    this.#cache = new BuildCache(root, 'share-images', KEPT_AT_MOST);
  }

  /** Writes the image for a page with this title to `target`. */
  async write(title: string, target: string): Promise<void> {
    const png = await this.keep(title);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, png);
  }

  /** The image for a page with this title, drawn and kept where it is not yet. */
  async keep(title: string): Promise<Uint8Array> {
    const key = BuildCache.key(String(DESIGN), title, this.#siteName);
    const kept = this.#cache.read(key);
    if (kept) return kept;
    const png = await this.#draw(title);
    this.#cache.keep(key, png);
    return png;
  }

  async #draw(title: string): Promise<Buffer> {
    const { bold, regular } = await (this.#fonts ??= loadFonts());
    const pixels = new Uint8Array(WIDTH * HEIGHT);
    const { size, lines } = wrap(title, bold);
    let baseline = MARGIN + size;
    for (const line of lines) {
      await set(pixels, line, bold, size, baseline, 'text');
      baseline += Math.round(size * 1.2);
    }
    await set(pixels, this.#siteName, regular, 38, HEIGHT - MARGIN - 12, 'quiet');
    for (let y = HEIGHT - MARGIN - 74; y < HEIGHT - MARGIN - 71; y += 1) {
      pixels.fill(shade('quiet', 255), y * WIDTH + MARGIN, (y + 1) * WIDTH - MARGIN);
    }
    return encode(pixels, `${title}. ${this.#siteName}`);
  }
}

/** A font with the letters that were drawn already. */
interface Typeface {
  readonly font: Font;
  readonly drawn: Map<string, Promise<Letter>>;
}

/** How much of each pixel a letter covers, 0 to 255, and where it stands from its origin. */
interface Letter {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly cover: Uint8Array;
}

async function loadFonts(): Promise<{ bold: Typeface; regular: Typeface }> {
  const files = path.dirname(createRequire(import.meta.url).resolve('@fontsource/source-serif-4/package.json'));
  const load = async (weight: 400 | 600): Promise<Typeface> => {
    const data = await readFile(path.join(files, `files/source-serif-4-latin-${weight}-normal.woff`));
    return { font: opentype.parse(new Uint8Array(data).buffer), drawn: new Map() };
  };
  const [regular, bold] = await Promise.all([load(400), load(600)]);
  return { bold, regular };
}

/** The largest size at which the title fits, and its lines. */
function wrap(title: string, { font }: Typeface): { size: number; lines: string[] } {
  for (const size of [64, 56, 48, 38]) {
    const lines: string[] = [];
    for (const word of title.split(' ')) {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
      if (lines.length > 0 && font.getAdvanceWidth(longer, size) <= WIDTH - 2 * MARGIN)
        lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    if (lines.length * size * 1.2 <= HEIGHT - 2 * MARGIN - 90) return { size, lines };
  }
  return { size: 38, lines: [title.slice(0, 50)] };
}

/** Sets one line of text. */
async function set(
  pixels: Uint8Array,
  text: string,
  typeface: Typeface,
  size: number,
  baseline: number,
  color: Color,
): Promise<void> {
  const { font } = typeface;
  const glyphs = font.stringToGlyphs(text);
  const scale = size / font.unitsPerEm;
  let x = MARGIN;
  for (const [index, glyph] of glyphs.entries()) {
    const name = `${size} ${glyph.index}`;
    const drawing = typeface.drawn.get(name) ?? drawLetter(font, glyph.index, size);
    typeface.drawn.set(name, drawing);
    const letter = await drawing;
    // At a whole byte: the same letter further on is then the same bytes, which compress.
    const left = 2 * Math.round((x + letter.left) / 2);
    const top = baseline + letter.top;
    for (let row = 0; row < letter.height; row += 1) {
      const y = top + row;
      if (y < 0 || y >= HEIGHT) continue;
      for (let column = 0; column < letter.width; column += 1) {
        const cover = letter.cover[row * letter.width + column] ?? 0;
        const at = left + column;
        if (cover > 0 && at >= 0 && at < WIDTH) {
          // Neighbors may touch; the darker of the two stays.
          pixels[y * WIDTH + at] = Math.max(pixels[y * WIDTH + at] ?? 0, shade(color, cover));
        }
      }
    }
    const next = glyphs[index + 1];
    x += ((glyph.advanceWidth ?? 0) + (next ? font.getKerningValue(glyph, next) : 0)) * scale;
  }
}

async function drawLetter(font: Font, glyph: number, size: number): Promise<Letter> {
  const outline = font.glyphs.get(glyph).getPath(0, 0, size);
  const box = outline.getBoundingBox();
  const [left, top] = [Math.floor(box.x1) - 1, Math.floor(box.y1) - 1];
  const [width, height] = [Math.ceil(box.x2) - left + 1, Math.ceil(box.y2) - top + 1];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}"><path fill="#fff" d="${outline.toPathData(2)}"/></svg>`;
  const cover = await sharp(Buffer.from(svg)).extractChannel('alpha').raw().toBuffer();
  return { width, height, left, top, cover: new Uint8Array(cover) };
}

/** The number of a color in the palette: the ground, then the steps to one text's color, then to the other's. */
function shade(color: Color, cover: number): number {
  const step = Math.round((cover / 255) * (STEPS - 1));
  return step === 0 ? 0 : step + (color === 'quiet' ? STEPS : 0);
}

const PALETTE = Buffer.from(
  [COLORS.text, COLORS.quiet].flatMap((color) =>
    Array.from({ length: STEPS }, (_, step) =>
      COLORS.ground.map((from, index) => Math.round(from + (((color[index] ?? 0) - from) * step) / (STEPS - 1))),
    ).flat(),
  ),
);

/** A PNG with four bits a pixel (PNG third edition, W3C, chapters 5 and 11), with its text as its description. */
function encode(pixels: Uint8Array, description: string): Buffer {
  const stride = 1 + WIDTH / 2;
  const rows = new Uint8Array(stride * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 2) {
      const at = y * WIDTH + x;
      rows[y * stride + 1 + x / 2] = ((pixels[at] ?? 0) << 4) | (pixels[at + 1] ?? 0);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  // Four bits, by palette; compression, filter and interlacing have one method each.
  head.set([4, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', PALETTE),
    chunk('iTXt', Buffer.from(`Description\0\0\0\0\0${description}`)),
    chunk('IDAT', deflateSync(rows, { level: 7 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
