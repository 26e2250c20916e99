import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Line, Recordings } from '../../../src/lib/smtp-transcript/recordings.ts';
import { type MailSettings, type SecurityMode, SUBMISSION_PORTS } from '../../../src/lib/settings/schema.ts';
import provider from '../../fixtures/other-provider.ts';
import { rightAccount } from './account.ts';
import { createAuthority } from './certificates.ts';
import { startExim } from './exim.ts';
import { asPublished } from './server.ts';

/**
 * Records the talk between a mail program and a real server, without a login and with one, for each kind of security.
 * What belongs to the provider, to the machine or to the moment is taken out, so that a recording is the same each
 * time and true for every provider that keeps the same rule.
 */
export async function record(): Promise<Recordings> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-record-'));
  try {
    const authority = createAuthority(folder);
    const talks = async (security: SecurityMode): Promise<Recordings[SecurityMode]> => {
      const settings: MailSettings = {
        ...provider,
        outgoing: { ...provider.outgoing, security, port: SUBMISSION_PORTS[security] },
      };
      const mailbox = { email: 'you@yourdomain.com', password: 'blue-kettle-7' };
      const server = await startExim(asPublished(settings, authority, mailbox));
      const { userName, password } = rightAccount(settings, mailbox);

      const talk = async (login: boolean): Promise<Line[]> => {
        const lines: Line[] = [];
        const transport = createTransport({
          host: '127.0.0.1',
          port: server.port,
          secure: security === 'SSL/TLS',
          requireTLS: security === 'STARTTLS',
          name: 'laptop',
          ...(login ? { auth: { user: userName, pass: password } } : {}),
          tls: { servername: settings.outgoing.host, ca: readFileSync(authority.file) },
          logger: listener(lines, settings.outgoing.host),
          debug: true,
        });
        const sending = transport.sendMail({ from: mailbox.email, to: 'friend@elsewhere.example', text: 'Hello' });
        await sending.then(
          () => undefined,
          () => undefined,
        );
        transport.close();
        return lines;
      };
      try {
        return { refused: await talk(false), accepted: await talk(true) };
      } finally {
        await server.stop();
      }
    };
    return { 'SSL/TLS': await talks('SSL/TLS'), STARTTLS: await talks('STARTTLS') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A logger for Nodemailer that keeps what goes over the line. */
function listener(lines: Line[], host: string) {
  const hear = (entry: { tnx?: string }, text: string, ...values: unknown[]): void => {
    if (entry.tnx !== 'client' && entry.tnx !== 'server') return;
    const said = values.reduce<string>((all, value) => all.replace('%s', String(value)), text);
    for (const line of said.trim().split(/\r?\n/u).filter(tells)) {
      lines.push({ from: entry.tnx === 'client' ? 'app' : 'server', text: lasting(line, host) });
      if (line.startsWith('354')) lines.push({ from: 'app', text: '(your message)' }, { from: 'app', text: '.' });
    }
  };
  return { level: () => undefined, trace: hear, debug: hear, info: hear, warn: hear, error: hear, fatal: hear };
}

/** Abilities that have no part in this depend on the server's version. */
function tells(line: string): boolean {
  return !/^250-(?!STARTTLS|AUTH|\S+ Hello)/u.test(line);
}

function lasting(line: string, host: string): string {
  return line
    .replaceAll(host, '{outgoing.host}')
    .replace(/ \[127\.0\.0\.1\]/u, '')
    .replace(/^AUTH (\S+) .*$/u, 'AUTH $1 …')
    .replace(/\bid=\S+/u, 'id=…');
}
