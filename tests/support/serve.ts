import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';

/** Serves the built site in `folder` on `port`; 0 takes a free one. */
export async function serveFolder(folder: string, port: number): Promise<Server> {
  const files = sirv(folder, { etag: true, maxAge: 0 });
  const notFound = readFileSync(path.join(folder, '404.html'));
  const server = createServer((request, response) =>
    files(request, response, () => response.writeHead(404, { 'content-type': 'text/html' }).end(notFound)),
  );
  server.listen(port);
  await once(server, 'listening');
  return server;
}
