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
const DESIGN = 6;

const COLORS = { ground: [0x0f, 0x3f, 0x3b], text: [0xff, 0xff, 0xff] } as const;
/**
 * Steps from the ground to the color of text, along the edges of letters: as many as two bits can tell. Twice as many
 * look the same, and take twice as long.
 */
const STEPS = 4;
/** Pixels in a byte of the image. */
const PIXELS = 4;

/** The step that is a text's own color: the title stands out, the site's name is quieter. */
type Strength = 3 | 2;
const TITLE: Strength = 3;
const QUIET: Strength = 2;

/** What is kept between builds: some 20,000 images. Bytes. */
const KEPT_AT_MOST = 200_000_000;

/** Draws share images, each kept between builds by what it shows. */
export class ShareImages {
  readonly #siteName: string;
  readonly #cache: BuildCache;
  #start: ReturnType<typeof begin> | undefined;

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

  /** Makes room for the next builds. */
  forgetOldest(): void {
    this.#cache.forgetOldest();
  }

  async #draw(title: string): Promise<Buffer> {
    const { bold, ground } = await (this.#start ??= begin(this.#siteName));
    const rows = ground.slice();
    const { size, lines } = wrap(title, bold);
    let baseline = MARGIN + size;
    for (const line of lines) {
      await set(rows, line, bold, size, baseline);
      baseline += Math.round(size * 1.2);
    }
    return encode(rows, `${title}. ${this.#siteName}`);
  }
}

/** A font in one strength, with the words that were measured and the letters that were drawn already. */
interface Typeface {
  readonly font: Font;
  readonly strength: Strength;
  readonly words: Map<string, Word>;
  readonly drawn: Map<string, Promise<Letter>>;
}

/** The letters of a word, with the places of their origins, in units of the font. */
interface Word {
  readonly glyphs: readonly { readonly index: number; readonly x: number }[];
  readonly width: number;
}

/** A letter as it is set. */
interface Letter {
  /** Bytes a row. */
  readonly width: number;
  readonly height: number;
  /** Pixels from the letter's origin. */
  readonly left: number;
  readonly top: number;
  /** The letter drawn at the first pixel of a byte, and at its third. */
  readonly drawn: readonly [Uint8Array, Uint8Array];
}

/** Bytes of a row of the image: that it is not filtered, and the pixels. */
const STRIDE = 1 + WIDTH / PIXELS;

/** What all images have: the type for the title, and the rows with the site's name. */
async function begin(siteName: string): Promise<{ bold: Typeface; ground: Uint8Array }> {
  const { bold, regular } = await loadFonts();
  const ground = new Uint8Array(STRIDE * HEIGHT);
  await set(ground, siteName, regular, 38, HEIGHT - MARGIN - 12);
  const line = QUIET * 0b01010101;
  for (let y = HEIGHT - MARGIN - 74; y < HEIGHT - MARGIN - 71; y += 1) {
    ground.fill(line, y * STRIDE + 1 + MARGIN / PIXELS, (y + 1) * STRIDE - MARGIN / PIXELS);
  }
  return { bold, ground };
}

async function loadFonts(): Promise<{ bold: Typeface; regular: Typeface }> {
  const files = path.dirname(createRequire(import.meta.url).resolve('@fontsource/source-serif-4/package.json'));
  const load = async (weight: 400 | 600, strength: Strength): Promise<Typeface> => {
    const data = await readFile(path.join(files, `files/source-serif-4-latin-${weight}-normal.woff`));
    return { font: opentype.parse(new Uint8Array(data).buffer), strength, words: new Map(), drawn: new Map() };
  };
  const [regular, bold] = await Promise.all([load(400, QUIET), load(600, TITLE)]);
  return { bold, regular };
}

/** A word's letters; a font takes long to say, and titles share their words. */
function measure({ font, words }: Typeface, text: string): Word {
  const known = words.get(text);
  if (known) return known;
  const glyphs = font.stringToGlyphs(text);
  let x = 0;
  const placed = glyphs.map((glyph, at) => {
    const here = { index: glyph.index, x };
    const next = glyphs[at + 1];
    x += (glyph.advanceWidth ?? 0) + (next ? font.getKerningValue(glyph, next) : 0);
    return here;
  });
  const word = { glyphs: placed, width: x };
  words.set(text, word);
  return word;
}

/** The largest size at which the title fits, and its lines. */
function wrap(title: string, typeface: Typeface): { size: number; lines: string[] } {
  const space = measure(typeface, ' ').width;
  for (const size of [64, 56, 48, 38]) {
    const room = ((WIDTH - 2 * MARGIN) / size) * typeface.font.unitsPerEm;
    const lines: string[] = [];
    let taken = Infinity;
    for (const word of title.split(' ')) {
      const { width } = measure(typeface, word);
      if (taken + space + width <= room) {
        lines[lines.length - 1] += ` ${word}`;
        taken += space + width;
      } else {
        lines.push(word);
        taken = width;
      }
    }
    if (lines.length * size * 1.2 <= HEIGHT - 2 * MARGIN - 90) return { size, lines };
  }
  return { size: 38, lines: [title.slice(0, 50)] };
}

/** Sets one line of text. */
async function set(rows: Uint8Array, text: string, typeface: Typeface, size: number, baseline: number): Promise<void> {
  const { font, drawn } = typeface;
  const scale = size / font.unitsPerEm;
  const space = measure(typeface, ' ').width * scale;
  let x = MARGIN;
  for (const one of text.split(' ')) {
    const word = measure(typeface, one);
    for (const glyph of word.glyphs) {
      const name = `${size} ${glyph.index}`;
      const drawing = drawn.get(name) ?? drawLetter(typeface, glyph.index, size);
      drawn.set(name, drawing);
      const letter = await drawing;
      put(rows, letter, Math.round((x + glyph.x * scale + letter.left) / 2), baseline + letter.top);
    }
    x += word.width * scale + space;
  }
}

/**
 * @param half halves of a byte from the left edge; a long word may cross the right one. Letters stand at no other places,
 *   so that the same letter further on is mostly the same bytes, which compress
 */
function put(rows: Uint8Array, { width, height, drawn }: Letter, half: number, top: number): void {
  const left = half >> 1;
  const bytes = drawn[half % 2 === 0 ? 0 : 1];
  const last = Math.min(width, WIDTH / PIXELS - left);
  for (let row = Math.max(0, -top); row < Math.min(height, HEIGHT - top); row += 1) {
    const start = (top + row) * STRIDE + 1 + left;
    for (let column = 0; column < last; column += 1) {
      const byte = bytes[row * width + column] ?? 0;
      if (byte === 0) continue;
      // Neighbors may touch; where both have a pixel, it gets the bits of both, which is the stronger one or full.
      rows[start + column] = byte | (rows[start + column] ?? 0);
    }
  }
}

async function drawLetter({ font, strength }: Typeface, glyph: number, size: number): Promise<Letter> {
  const outline = font.glyphs.get(glyph).getPath(0, 0, size);
  const box = outline.getBoundingBox();
  const [left, top] = [Math.floor(box.x1) - 1, Math.floor(box.y1) - 1];
  const [columns, height] = [Math.ceil(box.x2) - left + 1, Math.ceil(box.y2) - top + 1];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${columns}" height="${height}" viewBox="${left} ${top} ${columns} ${height}"><path fill="#fff" d="${outline.toPathData(2)}"/></svg>`;
  const cover = await sharp(Buffer.from(svg)).extractChannel('alpha').raw().toBuffer();
  const width = Math.ceil((columns + 2) / PIXELS);
  const drawnAt = (first: number): Uint8Array => {
    const bytes = new Uint8Array(width * height);
    for (const [at, covered] of cover.entries()) {
      const column = first + (at % columns);
      const step = Math.round((covered / 255) * strength);
      const byte = Math.floor(at / columns) * width + Math.floor(column / PIXELS);
      // The first pixel of a byte is in its highest bits.
      bytes[byte] = (bytes[byte] ?? 0) | (step << (2 * (PIXELS - 1 - (column % PIXELS))));
    }
    return bytes;
  };
  return { width, height, left, top, drawn: [drawnAt(0), drawnAt(2)] };
}

const PALETTE = Buffer.from(
  Array.from({ length: STEPS }, (_, step) =>
    COLORS.ground.map((from, index) => Math.round(from + ((COLORS.text[index] ?? 0) - from) * (step / (STEPS - 1)))),
  ).flat(),
);

/** A PNG with two bits a pixel (PNG third edition, W3C, chapters 5 and 11), with its text as its description. */
function encode(rows: Uint8Array, description: string): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  // Two bits, by palette; compression, filter and interlacing have one method each.
  head.set([2, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', PALETTE),
    chunk('iTXt', Buffer.from(`Description\0\0\0\0\0${description}`)),
    chunk('IDAT', deflateSync(rows, { level: 4 })),
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
