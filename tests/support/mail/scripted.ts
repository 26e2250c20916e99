import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createSecureContext, type SecureContextOptions, TLSSocket } from 'node:tls';
import type { SecurityMode } from '../../../src/lib/settings/schema.ts';
import { type MailServer, type MailServerOptions, RELAY_REFUSAL } from './server.ts';

/** What the server does: sends text (a line break becomes CRLF), starts encryption, or one of two things. */
type Action = string | { readonly startTls: string } | 'hang up' | 'say nothing';

export interface Script {
  readonly security: SecurityMode;
  readonly tls: SecureContextOptions;
  readonly greeting: Action;
  /** The answer to a line from the client. */
  readonly answer: (line: string, encrypted: boolean) => Action;
}

/** Answers by command, or by its first word. */
export type Answers = Readonly<Record<string, Action>>;

/** Says nothing to a command that has no answer. */
export function answering(answers: Answers, encryptedAnswers = answers): Script['answer'] {
  return (line, encrypted) => {
    const table = encrypted ? encryptedAnswers : answers;
    return table[line] ?? table[line.split(' ')[0] ?? ''] ?? 'say nothing';
  };
}

/** A server that says what a test tells it to, also what no real server would say. */
export async function startScripted({ security, tls, greeting, answer }: Script): Promise<MailServer> {
  const secureContext = createSecureContext(tls);
  const sockets = new Set<Socket>();

  function talk(plain: Socket, encrypted: boolean, first: Action): void {
    const socket = encrypted ? new TLSSocket(plain, { isServer: true, secureContext }) : plain;
    const act = (action: Action): void => {
      if (action === 'hang up') socket.destroy();
      else if (typeof action === 'object') {
        socket.write(`${action.startTls}\r\n`);
        socket.removeAllListeners('data');
        talk(plain, true, 'say nothing');
      } else if (action !== 'say nothing') socket.write(`${action.replaceAll('\n', '\r\n')}\r\n`);
    };
    let received = '';
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => {
      const lines = (received + data.toString('latin1')).split('\r\n');
      received = lines.pop() ?? '';
      for (const line of lines) act(answer(line, encrypted));
    });
    if (encrypted) socket.once('secure', () => act(first));
    else act(first);
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    talk(socket, security === 'SSL/TLS', greeting);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An outgoing mail server in this process. It answers as Exim does, but takes no mail. */
export async function startSubmission(options: MailServerOptions): Promise<MailServer> {
  const { authority, host, security, signIn, relay = RELAY_REFUSAL, startTls = true } = options;
  const answers = (offersSignIn: boolean, startTlsLines = startTls ? ['250-STARTTLS'] : []): Answers => ({
    EHLO: [`250-${host}`, ...(offersSignIn ? ['250-AUTH PLAIN LOGIN'] : []), ...startTlsLines, '250 HELP'].join('\n'),
    STARTTLS: { startTls: '220 Go ahead' },
    MAIL: '250 OK',
    RCPT: relay === 'accept' ? '250 Accepted' : relay,
    RSET: '250 OK',
  });
  return startScripted({
    security,
    tls: await authority.certificate(options.certificate ?? 'sound', host),
    greeting: `220 ${host} ESMTP`,
    answer: answering(answers(signIn === 'always'), answers(signIn !== 'never', [])),
  });
}
