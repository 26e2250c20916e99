import { once } from 'node:events';
import { createServer, type IncomingMessage, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { serveFolder } from '../../scripts/serve.ts';

/** A built site, served so that a test sees what a browser asks for and what it complains of, whatever the browser. */
export interface WatchedSite {
  /** Such as `http://localhost:40123`; a browser lets pages from there do all that pages from https may do. */
  readonly origin: string;
  /** The same site where browsers refuse what they allow to secure pages only, such as copying. */
  readonly insecureOrigin: string;
  /** A page of no site with a field to paste into. */
  readonly pasteBoard: string;
  /**
   * Addresses asked for so far, with what was sent along. The page's icon and the site's scripts are left out: browsers
   * ask for them when they like, and so does the service worker.
   */
  readonly requests: string[];
  /** What went wrong in pages so far: errors, warnings, broken policies, and parts that did not load. */
  readonly complaints: string[];
  /** Lets the browser wait for this address; milliseconds. */
  delay(address: string, ms: number): void;
  close(): void;
}

const COMPLAINT = '/.test/complaint';
const PASTE_BOARD = '/.test/paste';
const PASTE_PAGE =
  '<!doctype html><html lang="en"><title>Paste</title><textarea aria-label="Text"></textarea><div contenteditable role="textbox" aria-label="Rich"></div>';

/** Runs in each page before anything else. A page's own policy begins below it, and does not hold it back. */
const WATCH = `<script>(() => {
  const tell = (what) => void fetch('${COMPLAINT}', { method: 'POST', body: location.pathname + ': ' + what }).catch(() => {});
  addEventListener('error', ({ message, target }) => tell(message ?? 'not loaded: ' + (target.src ?? target.href)), true);
  addEventListener('unhandledrejection', ({ reason }) => tell('not caught: ' + reason));
  document.addEventListener('securitypolicyviolation', (event) => tell('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
  for (const kind of ['error', 'warn']) console[kind] = (...words) => tell(kind + ': ' + words.join(' '));
})()</script>`;

/** Serves the built site in `folder` on a free port. */
export async function serveWatched(folder: string): Promise<WatchedSite> {
  const inner = await serveFolder(folder, 0);
  const innerPort = (inner.address() as AddressInfo).port;
  const requests: string[] = [];
  const complaints: string[] = [];
  const delays = new Map<string, number>();

  const server = createServer((request, response) => {
    void (async () => {
      const address = request.url ?? '/';
      const sent = await text(request);
      if (address === COMPLAINT) {
        complaints.push(sent);
        response.writeHead(204).end();
        return;
      }
      if (address === PASTE_BOARD) {
        response.writeHead(200, { 'content-type': 'text/html' }).end(PASTE_PAGE);
        return;
      }
      const unasked =
        address.endsWith('/icon.svg') ||
        request.headers['service-worker'] === 'script' ||
        /^\/(?:sw|_astro\/[\w.-]+)\.js$/u.test(address);
      if (!unasked) requests.push(sent === '' ? address : `${address} ${sent}`);
      await pause(delays.get(address) ?? 0);
      // Compressed, a page could not be added to.
      const headers = { ...request.headers, 'accept-encoding': 'identity' };
      const passed = ask({ port: innerPort, path: address, headers, agent: false });
      passed.end();
      const [answer] = (await once(passed, 'response')) as [IncomingMessage];
      if (!answer.headers['content-type']?.startsWith('text/html')) {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
        return;
      }
      const given = { ...answer.headers };
      delete given['content-length'];
      response.writeHead(answer.statusCode ?? 500, given);
      response.end((await text(answer)).replace(/<head\b[^>]*>/u, (head) => head + WATCH));
    })().catch(() => response.destroy());
  });
  server.keepAliveTimeout = 65_000;
  server.listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    insecureOrigin: `http://[::ffff:127.0.0.1]:${port}`,
    pasteBoard: `http://localhost:${port}${PASTE_BOARD}`,
    requests,
    complaints,
    delay: (address, ms) => void delays.set(address, ms),
    close: () => {
      for (const one of [server, inner]) {
        one.close();
        one.closeAllConnections();
      }
    },
  };
}
