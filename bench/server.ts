import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { typeOf } from '../src/publishing/headers.ts';

const compress = promisify(brotliCompress);

/** Types of files that this site does not have, and its peers do; by the end of a file's name, without the dot. */
const FURTHER_TYPES: Readonly<Record<string, string>> = {
  mjs: 'text/javascript; charset=utf-8',
  wasm: 'application/wasm',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};
const IS_TEXT = /^(?:text|application\/(?:json|xml|wasm)|image\/svg)/u;

/** One answer: what was asked for, and the size of the body as it was sent. */
export interface Served {
  readonly address: string;
  readonly type: string;
  readonly bytes: number;
}

export interface BenchServer {
  readonly origin: string;
  /** What was served since {@link start}. */
  readonly served: readonly Served[];
  /** Bytes written to the network since {@link start}, heads included. */
  bytes(): number;
  /** Counts from here. */
  start(): void;
  close(): void;
}

/**
 * Serves a finished site on a free port, all sites alike: HTTP/1.1, text in Brotli (quality 11, whatever the generator
 * made itself), pages to be asked for anew and all else kept. It counts what it sends, so that what a worker or a
 * prefetch asks for is counted too.
 */
export async function serveForBench(folder: string): Promise<BenchServer> {
  const files = new Map<string, Promise<{ body: Buffer; head: Record<string, string> } | undefined>>();
  const load = async (address: string) => {
    const file = path.join(folder, path.normalize(decodeURIComponent(address)));
    const found = await stat(file).catch(() => undefined);
    const target = found?.isDirectory() ? path.join(file, 'index.html') : file;
    const plain = await readFile(target).catch(() => undefined);
    if (!plain) return undefined;
    const type = FURTHER_TYPES[path.extname(target).slice(1)] ?? typeOf(target);
    const head = {
      'content-type': type,
      'cache-control': type.startsWith('text/html') ? 'no-cache' : 'public, max-age=31536000',
    };
    if (!IS_TEXT.test(type)) return { body: plain, head };
    const body = await compress(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    return { body, head: { ...head, 'content-encoding': 'br' } };
  };

  let served: Served[] = [];
  const sockets = new Set<Socket>();
  let gone = 0;
  let from = 0;
  const written = (): number => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, gone);

  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (!files.has(pathname))
        files.set(
          pathname,
          load(pathname).catch(() => undefined),
        );
      const file = await files.get(pathname);
      served.push({ address: pathname, type: file?.head['content-type'] ?? 'none', bytes: file?.body.length ?? 0 });
      if (file) response.writeHead(200, { ...file.head, 'content-length': file.body.length }).end(file.body);
      else response.writeHead(404).end();
    })();
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      gone += socket.bytesWritten;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    get served() {
      return served;
    },
    bytes: () => written() - from,
    start: () => {
      served = [];
      from = written();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
