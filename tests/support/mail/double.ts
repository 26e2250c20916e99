import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { type MailServer, type MailServerOptions, RELAY_REFUSAL } from './server.ts';

/** A submission server in this process, for tests that must run everywhere. It answers as `exim.ts` does. */
export async function startDouble(options: MailServerOptions): Promise<MailServer> {
  const { host, security, login, relay = RELAY_REFUSAL, startTls = true } = options;
  const { certificate, key } = options.authority.certificate(options.certificate ?? 'sound', options.host);
  const mails: string[] = [];
  const never = [...(login === 'never' ? ['AUTH'] : []), ...(startTls ? [] : ['STARTTLS'])];
  const server = new SMTPServer({
    name: host,
    secure: security === 'SSL/TLS',
    cert: readFileSync(certificate),
    key: readFileSync(key),
    authMethods: ['PLAIN', 'LOGIN'],
    authOptional: true,
    allowInsecureAuth: login === 'always',
    disabledCommands: never,
    disableReverseLookup: true,
    logger: false,
    onConnect(session, callback) {
      if (!session.secure && login !== 'always') session.disabledCommands = [...never, 'AUTH'];
      callback();
    },
    onSecure(_socket, session, callback) {
      session.disabledCommands = never;
      callback();
    },
    onAuth({ username = '', password }, _session, callback) {
      if (options.users[username] === password) callback(null, { user: username });
      else callback(Object.assign(new Error('Incorrect authentication data'), { responseCode: 535 }));
    },
    onRcptTo(_address, session, callback) {
      if (session.user || relay === 'accept') return callback();
      return callback(Object.assign(new Error(relay.slice(4)), { responseCode: Number(relay.slice(0, 3)) }));
    },
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString('utf8'));
        callback();
      });
    },
  });
  // Clients that break off a handshake are what these tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.server.address() as AddressInfo).port,
    delivered: () => Promise.resolve([...mails]),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
