import { createTransport } from 'nodemailer';
import type { Line, Recordings } from '../../../src/lib/smtp-transcript/recordings.ts';
import { type SecurityMode, SUBMISSION_PORTS } from '../../../src/lib/settings/schema.ts';
import { userNameFor } from '../../../src/lib/settings/wording.ts';
import provider from '../../fixtures/other-provider.ts';
import { createAuthority } from './certificates.ts';
import { startExim } from './exim.ts';
import { asPublished, MAILBOX } from './server.ts';

/**
 * Records the exchange between a mail program and a real server, without and with sign-in, for each kind of security.
 * It leaves out what depends on the provider, the computer or the time, so a recording is the same each time.
 */
export async function record(): Promise<Recordings> {
  return { 'SSL/TLS': await exchanges('SSL/TLS'), STARTTLS: await exchanges('STARTTLS') };
}

async function exchanges(security: SecurityMode): Promise<Recordings[SecurityMode]> {
  const outgoing = { ...provider.outgoing, security, port: SUBMISSION_PORTS[security] };
  const authority = await createAuthority();
  const server = await startExim(asPublished({ outgoing }, authority));

  async function exchange(signIn: boolean): Promise<Line[]> {
    const lines: Line[] = [];
    const transport = createTransport({
      host: '127.0.0.1',
      port: server.port,
      secure: security === 'SSL/TLS',
      requireTLS: security === 'STARTTLS',
      name: 'laptop',
      ...(signIn ? { auth: { user: userNameFor({ outgoing }, MAILBOX.email), pass: MAILBOX.password } } : {}),
      tls: { servername: outgoing.host, ca: authority.pem },
      logger: listener(lines, outgoing.host),
      debug: true,
    });
    const message = { from: MAILBOX.email, to: 'friend@elsewhere.example', text: 'Hello' };
    // A refusal is part of the recording.
    await transport.sendMail(message).catch(() => undefined);
    transport.close();
    return lines;
  }
  try {
    return { refused: await exchange(false), accepted: await exchange(true) };
  } finally {
    await server.stop();
  }
}

/** A logger for Nodemailer that collects what client and server send. */
function listener(lines: Line[], host: string) {
  const log = (entry: { tnx?: string }, text: string, ...values: unknown[]): void => {
    if (entry.tnx !== 'client' && entry.tnx !== 'server') return;
    const sent = values.reduce<string>((all, value) => all.replace('%s', String(value)), text);
    for (const line of sent.trim().split(/\r?\n/u)) {
      // Other capabilities depend on the server's version.
      if (/^250-(?!STARTTLS|AUTH|\S+ Hello)/u.test(line)) continue;
      lines.push({ from: entry.tnx === 'client' ? 'app' : 'server', text: lasting(line, host) });
      if (line.startsWith('354')) lines.push({ from: 'app', text: '(your message)' }, { from: 'app', text: '.' });
    }
  };
  return { level: () => undefined, trace: log, debug: log, info: log, warn: log, error: log, fatal: log };
}

function lasting(line: string, host: string): string {
  return line
    .replaceAll(host, '{outgoing.host}')
    .replace(/ \[127\.0\.0\.1\]/u, '')
    .replace(/^AUTH (\S+) .*$/u, 'AUTH $1 …')
    .replace(/\bid=\S+/u, 'id=…');
}
