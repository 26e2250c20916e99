import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';
import { filesIn } from '../files.ts';
import { TEXT_TYPES } from './headers.ts';

/**
 * Writes `.br`, `.zst` and `.gz` beside every text file, for web servers to send as they are. The files follow from
 * the texts alone, so two builds of the same site have the same ones.
 */

/** Below this a file fits into one packet with its headers, and compressing it wins nothing. Bytes. */
const WORTH_IT = 1_000;

/**
 * Up to this much text the best compression is used. Measured on this site, brotli 11 makes pages 9 % smaller than
 * brotli 5, which is more than any other setting gains, and costs 40 ms of CPU a page instead of 1; levels 6 to 9 give
 * next to nothing. A site of a hundred pages is worth five seconds once; one of ten thousand is not worth seven minutes.
 * Bytes.
 */
const THOROUGH_UP_TO = 8_000_000;
const THOROUGH = { brotli: constants.BROTLI_MAX_QUALITY, zstd: 15 };
const QUICK = { brotli: 5, zstd: 9 };

/** What is kept of thorough compression between builds: a few sites' worth. Bytes. */
const KEPT_AT_MOST = 32_000_000;
/** Files that are compressed at once; Node has four threads for it. */
const AT_ONCE = 8;

const compressed = { brotli: promisify(brotliCompress), gzip: promisify(gzip), zstd: promisify(zstdCompress) };

/**
 * @param out the folder of the finished site; nothing in it may change afterwards
 * @param cache a folder that outlasts this build
 */
export async function compressFiles(out: string, cache: string): Promise<void> {
  const files = await textFiles(out);
  const thorough = files.reduce((sum, { size }) => sum + size, 0) <= THOROUGH_UP_TO;
  const { brotli, zstd } = thorough ? THOROUGH : QUICK;
  if (thorough) await mkdir(cache, { recursive: true });

  const compressOne = async (file: string): Promise<void> => {
    const text = await readFile(file);
    const toBrotli = async () =>
      compressed.brotli(text, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: brotli,
          [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
        },
      });
    const results = await Promise.all([
      thorough ? kept(path.join(cache, `${hash(text)}.br`), toBrotli) : toBrotli(),
      compressed.zstd(text, { params: { [constants.ZSTD_c_compressionLevel]: zstd } }),
      compressed.gzip(text, { level: constants.Z_BEST_COMPRESSION }),
    ]);
    for (const [index, end] of ['br', 'zst', 'gz'].entries()) {
      const result = results[index];
      if (result && result.length < text.length) await writeFile(`${file}.${end}`, result);
    }
  };

  const waiting = files.map(({ file }) => file);
  const work = async (): Promise<void> => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) await compressOne(file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (thorough) await forgetOldest(cache);
}

async function textFiles(out: string): Promise<{ file: string; size: number }[]> {
  const files = filesIn(out)
    .filter((name) => path.extname(name).slice(1) in TEXT_TYPES)
    .map((name) => path.join(out, name));
  const sized = await Promise.all(files.map(async (file) => ({ file, size: (await stat(file)).size })));
  return sized.filter(({ size }) => size >= WORTH_IT);
}

/** Another brotli may compress the same text to other bytes. */
function hash(text: Buffer): string {
  return createHash('sha256')
    .update(process.versions['brotli'] ?? '')
    .update(text)
    .digest('hex')
    .slice(0, 32);
}

/** The content of `file`, made where it is not there; its time tells when it was last of use. */
async function kept(file: string, make: () => Promise<Buffer>): Promise<Buffer> {
  try {
    const found = await readFile(file);
    const now = new Date();
    await utimes(file, now, now);
    return found;
  } catch {
    const made = await make();
    // Never half a file, whatever ends this build.
    await writeFile(`${file}.${process.pid}`, made);
    await rename(`${file}.${process.pid}`, file);
    return made;
  }
}

async function forgetOldest(cache: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(cache)).map(async (name) => {
      const file = path.join(cache, name);
      // Another build may have taken it away just now.
      const { mtimeMs, size } = await stat(file).catch(() => ({ mtimeMs: 0, size: 0 }));
      return { file, mtimeMs, size };
    }),
  );
  let room = KEPT_AT_MOST;
  for (const { file, size } of files.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
    room -= size;
    if (room < 0) await rm(file, { force: true });
  }
}
