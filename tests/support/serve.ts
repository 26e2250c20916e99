import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';

/**
 * Serves a built site as a static host does; port 0 takes a free one. Files may change while it runs.
 *
 * @param base the path that the site is published below
 */
export async function serveFolder(folder: string, port: number, base = '/'): Promise<Server> {
  const files = sirv(folder, { dev: true, etag: true, brotli: true, gzip: true });
  const headers = siteHeaders(folder);
  const server = createServer((request, response) => {
    response.setHeaders(headers);
    // What lies beside the site isn't there.
    request.url = request.url?.startsWith(base) ? request.url.slice(base.length - 1) : '/404';
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' });
      createReadStream(missingPage(folder, request.url))
        .on('error', () => response.end())
        .pipe(response);
    });
  });
  // A browser may use an idle connection again long after, and a request on one that was just closed is lost.
  server.keepAliveTimeout = 65_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve(server));
  });
}

/** The nearest page for missing addresses, as Cloudflare Pages takes it. */
function missingPage(folder: string, address = '/'): string {
  const nearest = path.join(folder, path.posix.join('/', address.split('/')[1] ?? ''), '404.html');
  return existsSync(nearest) ? nearest : path.join(folder, '404.html');
}

/** The headers that `_headers` names for every page. */
function siteHeaders(folder: string): Headers {
  const text = readFileSync(path.join(folder, '_headers'), 'utf8');
  const [, lines = ''] = /^\/\*\n((?: .*\n)+)/mu.exec(text) ?? [];
  const pairs = lines.matchAll(/^\s+([\w-]+): (.*)$/gmu);
  return new Headers([...pairs].map(([, name = '', value = '']): [string, string] => [name, value]));
}
