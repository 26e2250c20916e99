import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { BuildCache } from '../build-cache.ts';
import { filesIn } from '../files.ts';
import { TEXT_TYPES } from './headers.ts';

/**
 * Makes `.br`, `.gz` and, unless the site is large, `.zst` of texts, for web servers to send as they are. They follow
 * from the texts alone, so two builds of the same site have the same ones.
 */

/** Whether a file is sent compressed. Markdown twins are not: a program fetches one at a time, of a few kB. */
export function isSentCompressed(file: string): boolean {
  const end = path.extname(file).slice(1);
  return end in TEXT_TYPES && end !== 'md';
}

/** Below this a file fits into one packet with its headers, and compressing it wins nothing. Bytes. */
const WORTH_IT = 1_000;

/**
 * Up to this many pages the best compression is used. Measured on this site, brotli 11 makes pages 9 % smaller than
 * brotli 5, which is more than any other setting gains, and costs 40 ms of CPU a page instead of 1; levels 6 to 9 give
 * next to nothing. A site of a hundred pages is worth five seconds once; one of ten thousand is not worth seven minutes.
 */
const THOROUGH_UP_TO = 300;

/** Whether the pages of a site with so many are worth the best compression. */
export function isWorthTheBest(pages: number): boolean {
  return pages <= THOROUGH_UP_TO;
}

/** The compressed forms of a text by the ends of their files' names; none where a form is not smaller. */
export type CompressedForms = Readonly<Record<string, Uint8Array>>;

/**
 * @param best whether to take the time that the smallest forms need. Otherwise there is no `zst`: every browser that
 *   reads it reads `br` too, which is as small.
 */
export function compressText(text: Uint8Array, best: boolean): CompressedForms {
  if (text.length < WORTH_IT) return {};
  const forms = {
    br: brotliCompressSync(text, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: best ? constants.BROTLI_MAX_QUALITY : 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
        [constants.BROTLI_PARAM_LGWIN]: windowFor(text.length),
      },
    }),
    ...(best && { zst: zstdCompressSync(text, { params: { [constants.ZSTD_c_compressionLevel]: 15 } }) }),
    gz: gzipSync(text, { level: best ? constants.Z_BEST_COMPRESSION : constants.Z_DEFAULT_COMPRESSION }),
  };
  return Object.fromEntries(Object.entries(forms).filter(([, form]) => form.length < text.length));
}

/** As a power of two, the window that holds a whole text: more is only memory, here and in browsers. */
function windowFor(bytes: number): number {
  return Math.min(constants.BROTLI_DEFAULT_WINDOW, Math.max(16, Math.ceil(Math.log2(bytes + 16))));
}

/** Writes a text's compressed forms beside its file. */
export function writeForms(file: string, forms: CompressedForms): void {
  for (const [end, form] of Object.entries(forms)) writeFileSync(`${file}.${end}`, form);
}

/** What is kept of forms between builds: a few sites' worth. Bytes. */
const KEPT_AT_MOST = 32_000_000;

/**
 * Compresses what is not compressed yet.
 *
 * @param out the folder of the finished site; nothing in it may change afterwards
 * @param root the project's folder, where forms are kept between builds
 */
export function compressFiles(out: string, root: string): void {
  const cache = new BuildCache(root, 'compressed', KEPT_AT_MOST);
  // Another Node, too, may compress the same text to other bytes.
  const maker = BuildCache.maker(root, ['src/publishing/compress.ts']);
  const texts = filesIn(out).filter(isSentCompressed);
  const best = isWorthTheBest(texts.filter((name) => name.endsWith('.html')).length);
  const files = texts.map((name) => path.join(out, name)).filter((file) => !existsSync(`${file}.gz`));
  for (const file of files) {
    const text = readFileSync(file);
    const key = BuildCache.key(maker, String(best), text);
    writeForms(
      file,
      cache.kept(key, () => compressText(text, best)),
    );
  }
  cache.forgetOldest();
}
