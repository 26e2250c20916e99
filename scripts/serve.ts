import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import path from 'node:path';
import { cacheControl, isHidden, REVALIDATED, SITE_HEADERS, typeOf } from '../src/lib/hosting/headers.ts';
import { readRedirects } from '../src/lib/hosting/static-host.ts';
import { AUTODISCOVER_PATH } from '../src/lib/setup-files/outlook.ts';

/**
 * A small server for the built site: `npm start` and the tests. It keeps to the same lists as the real ones, so that
 * what is seen here is what readers get; it is not for publishing.
 */

/** Compressed forms by their names in HTTP, the smallest first. */
const ENCODINGS = { br: 'br', zstd: 'zst', gzip: 'gz' } as const;

/** Of two files that differ, these have different times or sizes. */
const tagOf = ({ mtimeMs, size }: Stats): string => `"${Math.round(mtimeMs).toString(36)}-${size.toString(36)}"`;

const statOf = async (file: string): Promise<Stats | undefined> => stat(file).catch(() => undefined);

/** The file for an address: one that is there, or that of a folder. */
async function fileFor(folder: string, address: string): Promise<string | undefined> {
  if (isHidden(address)) return undefined;
  const file = path.join(folder, path.normalize(address));
  if (file !== folder && !file.startsWith(folder + path.sep)) return undefined;
  const found = await statOf(file);
  if (found?.isFile()) return file;
  const index = path.join(file, 'index.html');
  return found?.isDirectory() && (await statOf(index)) ? index : undefined;
}

/** Whether the reader's program takes a coding (RFC 9110, section 12.5.3). */
function accepts({ headers }: IncomingMessage, coding: string): boolean {
  const given = String(headers['accept-encoding'] ?? '').split(',');
  return given.some((item) => {
    const [name = '', weight = 'q=1'] = item.split(';').map((part) => part.trim().toLowerCase());
    return name === coding && Number(weight.replace(/^q=/u, '')) > 0;
  });
}

/** The first and last byte that are asked for, `'outside'` where there are none, `undefined` for the whole (RFC 9110, section 14). */
function rangeOf({ headers }: IncomingMessage, size: number, tag: string): [number, number] | 'outside' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/u.exec(headers.range ?? '') ?? [];
  if (from + to === '' || (headers['if-range'] ?? tag) !== tag) return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first > last ? 'outside' : [first, last];
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: Buffer;
}

/**
 * Serves `folder` on `port`; 0 takes a free one. Redirects are those that stand there now, as a real server reads its
 * rules once; files may change.
 *
 * @throws {Error} with code `EADDRINUSE` where the port is taken
 */
export async function serveFolder(folder: string, port: number): Promise<Server> {
  const root = path.resolve(folder);
  const redirects = readRedirects(await readFile(path.join(root, '_redirects'), 'utf8').catch(() => ''));

  async function answer(request: IncomingMessage): Promise<Answer> {
    let address: string;
    try {
      address = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    } catch {
      return missing(request);
    }
    const redirect = redirects.get(address);
    if (redirect) return { status: redirect.status, headers: { Location: redirect.to } };
    const asked = request.method === 'POST' && address === AUTODISCOVER_PATH ? 'GET' : request.method;
    if (asked !== 'GET' && asked !== 'HEAD') return { status: 405, headers: { Allow: 'GET, HEAD' } };

    const file = await fileFor(root, address).catch(() => undefined);
    if (file === undefined) return missing(request);
    if (path.basename(file) === 'index.html' && !/\/(?:index\.html)?$/u.test(address)) {
      return { status: 301, headers: { Location: `${encodeURI(address)}/` } };
    }
    const { headers, body, tag } = await representation(request, file);
    const full = { ...headers, 'Cache-Control': cacheControl(address), ETag: tag, 'Accept-Ranges': 'bytes' };
    const known = (request.headers['if-none-match'] ?? '').split(/,\s*/u);
    if (known.includes(tag) || known.includes(`W/${tag}`)) return { status: 304, headers: full };
    const range = rangeOf(request, body.length, tag);
    if (range === undefined) return { status: 200, headers: full, body };
    const part = { ...full, 'Content-Range': `bytes ${range === 'outside' ? '*' : range.join('-')}/${body.length}` };
    if (range === 'outside') return { status: 416, headers: part };
    return { status: 206, headers: part, body: body.subarray(range[0], range[1] + 1) };
  }

  async function missing(request: IncomingMessage): Promise<Answer> {
    const { headers, body } = await representation(request, path.join(root, '404.html'));
    return { status: 404, headers, body };
  }

  const server = createServer((request, response) => {
    void answer(request)
      .catch((error: unknown): Answer => ({ status: 500, body: Buffer.from(String(error)) }))
      .then(({ status, headers = {}, body = Buffer.alloc(0) }) => {
        const length = status === 304 ? {} : { 'Content-Length': body.length };
        response.writeHead(status, { ...SITE_HEADERS, 'Cache-Control': REVALIDATED, ...headers, ...length });
        response.end(request.method === 'HEAD' ? undefined : body);
      });
  });
  return new Promise((resolve, reject) => {
    // A browser may use a connection again long after; closed too early, its request is lost.
    server.keepAliveTimeout = 65_000;
    server.once('error', reject);
    server.listen(port, () => resolve(server));
  });
}

/** A file as it is sent: compressed, where it is there compressed and the reader's program takes that. */
async function representation(
  request: IncomingMessage,
  file: string,
): Promise<{ headers: Record<string, string>; body: Buffer; tag: string }> {
  const headers: Record<string, string> = { 'Content-Type': typeOf(file) };
  for (const [coding, end] of Object.entries(ENCODINGS)) {
    const found = await statOf(`${file}.${end}`);
    if (!found) continue;
    headers['Vary'] = 'Accept-Encoding';
    if (!accepts(request, coding)) continue;
    headers['Content-Encoding'] = coding;
    return { headers, body: await readFile(`${file}.${end}`), tag: tagOf(found) };
  }
  return { headers, body: await readFile(file), tag: tagOf(await stat(file)) };
}
