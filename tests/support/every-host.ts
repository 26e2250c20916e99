import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { SetupFile } from '../../src/lib/setup-files/index.ts';
import { createAuthority } from './mail/certificates.ts';

/** A proxy that is the web server of every host, so that a mail app can look for files at names that don't exist. */
export interface EveryHost {
  readonly port: number;
  /** What every host has. */
  files: readonly SetupFile[];
  /** Whether the hosts have a certificate. Apps that check it have to be told to accept any. */
  https: boolean;
  /** Addresses that were asked for, such as `https://autoconfig.customer.example/mail/config-v1.1.xml`. */
  readonly asked: string[];
  /** Mail servers that an app tried to reach, such as `imap.northwind.example:993`. */
  readonly mailServers: string[];
  stop(): void;
}

export async function startEveryHost(): Promise<EveryHost> {
  const asked: string[] = [];
  const mailServers: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    // A request to a proxy names the host in its address; one inside a tunnel doesn't.
    const { href, pathname } = new URL(request.url ?? '', `https://${request.headers.host}`);
    asked.push(href.replace(/\?.*$/u, ''));
    const file = every.files.find(({ address }) => address === pathname);
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' }).end(file?.text);
  };
  const secure = createSecureServer(await (await createAuthority()).certificate('sound', 'every.example'), answer);
  const server = createServer(answer).on('connect', ({ url = '' }: IncomingMessage, socket) => {
    socket.on('error', () => undefined);
    const isWeb = url.endsWith(':443');
    if (!isWeb) mailServers.push(url);
    if (!isWeb || !every.https) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    secure.emit('connection', socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const every: EveryHost = {
    port: (server.address() as AddressInfo).port,
    files: [],
    https: true,
    asked,
    mailServers,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return every;
}
