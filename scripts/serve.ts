import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';

/** A small file server for looking at the built site: `npm start` and the tests. It is not for publishing. */

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.mobileconfig': 'application/x-apple-aspen-config',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

async function fileFor(folder: string, address: string): Promise<string | undefined> {
  const file = path.join(folder, path.normalize(decodeURIComponent(address)));
  if (file !== folder && !file.startsWith(folder + path.sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return file;
  const index = path.join(file, 'index.html');
  return found?.isDirectory() && (await stat(index).catch(() => undefined)) ? index : undefined;
}

/**
 * Serves `folder` on `port`; 0 takes a free one.
 *
 * @throws {Error} with code `EADDRINUSE` where the port is taken
 */
export async function serveFolder(folder: string, port: number): Promise<Server> {
  const root = path.resolve(folder);
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      let file: string | undefined;
      try {
        file = await fileFor(root, pathname);
      } catch {
        // A malformed address is an unknown one.
      }
      if (file?.endsWith('index.html') && !pathname.endsWith('/') && !pathname.endsWith('index.html')) {
        response.writeHead(301, { location: `${pathname}/` }).end();
        return;
      }
      response.writeHead(file ? 200 : 404, {
        'content-type': TYPES[path.extname(file ?? '404.html')] ?? 'application/octet-stream',
      });
      createReadStream(file ?? path.join(root, '404.html')).pipe(response);
    })();
  });
  return new Promise((resolve, reject) => {
    // A browser may use a connection again long after; closed too early, its request is lost.
    server.keepAliveTimeout = 65_000;
    server.once('error', reject);
    server.listen(port, () => resolve(server));
  });
}
