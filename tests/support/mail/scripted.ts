import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureContextOptions } from 'node:tls';
import type { SecurityMode } from '../../../src/lib/settings/schema.ts';
import type { Certificate } from './certificates.ts';

/** A server that says what a test tells it to say: for protocols and misbehavior that no real server offers. */

/** What is done at a line: text to send (CRLF is added to each line), or one of two acts. */
export type Act = string | { readonly upgrade: string } | 'hang up' | 'say nothing';

export interface Script {
  readonly security: SecurityMode;
  readonly certificate: Certificate;
  readonly tls?: SecureContextOptions;
  readonly greeting: Act;
  /** The answer to a line that the client sent. */
  readonly answer: (line: string, encrypted: boolean) => Act;
}

export interface ScriptedServer {
  readonly port: number;
  stop(): Promise<void>;
}

export async function startScripted(script: Script): Promise<ScriptedServer> {
  const secureContext = createSecureContext({
    cert: readFileSync(script.certificate.certificate),
    key: readFileSync(script.certificate.key),
    ...script.tls,
  });
  const open = new Set<Socket>();

  const talk = (plain: Socket, encrypted: boolean, greeting: Act): void => {
    const socket = encrypted ? new TLSSocket(plain, { isServer: true, secureContext }) : plain;
    socket.on('error', () => undefined);
    const act = (one: Act): void => {
      if (one === 'hang up') socket.destroy();
      else if (typeof one === 'object') {
        socket.write(`${one.upgrade}\r\n`);
        socket.removeAllListeners('data');
        talk(plain, true, 'say nothing');
      } else if (one !== 'say nothing') socket.write(`${one.replaceAll('\n', '\r\n')}\r\n`);
    };
    let rest = '';
    socket.on('data', (data: Buffer) => {
      rest += data.toString('latin1');
      const lines = rest.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) act(script.answer(line, encrypted));
    });
    if (encrypted) socket.once('secure', () => act(greeting));
    else act(greeting);
  };

  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    talk(socket, script.security === 'SSL/TLS', script.greeting);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
