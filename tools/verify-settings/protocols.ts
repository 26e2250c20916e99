import { isIPv6 } from 'node:net';
import { type Connection, UnexpectedReply } from './connection.ts';

/**
 * What the mail protocols have in common. SMTP: RFC 5321, 3207, 4954. IMAP: RFC 9051, sections 6.1.1 and 6.2.1. POP3:
 * RFC 1939, 2449, 2595, 5034.
 *
 * The methods throw a ConnectionError if there's no answer, and an UnexpectedReply if the server refuses.
 */
export interface Protocol {
  readonly capabilitiesCommand: string;
  /** The capability that stands for STARTTLS. */
  readonly startTls: string;
  readonly goodbye: string;
  /** The server's welcome. */
  greeting(connection: Connection): Promise<string>;
  /** The capabilities, in capitals. */
  capabilities(connection: Connection): Promise<readonly string[]>;
  beginTls(connection: Connection): Promise<void>;
  /** The ways to sign in with a user name and password. */
  signInMethods(capabilities: readonly string[]): readonly string[];
}

/** More lines than any server needs for one answer. */
const MAX_LINES = 200;

async function readLines(connection: Connection, isLast: (line: string) => boolean): Promise<string[]> {
  const lines: string[] = [];
  while (lines.length < MAX_LINES) {
    const line = await connection.readLine();
    lines.push(line);
    if (isLast(line)) return lines;
  }
  throw new UnexpectedReply('an answer without an end');
}

const unexpected = (line = ''): UnexpectedReply => new UnexpectedReply(`it says: ${line}`);

/** An SMTP reply. */
export interface Reply {
  readonly code: number;
  /** The text of each line. */
  readonly lines: readonly string[];
}

async function smtpReply(connection: Connection): Promise<Reply> {
  const lines = await readLines(connection, (line) => !/^\d{3}-/u.test(line));
  const malformed = lines.find((line) => !/^[2-5]\d\d(?:[ -]|$)/u.test(line));
  if (malformed !== undefined) throw unexpected(malformed);
  return { code: Number(lines[0]?.slice(0, 3)), lines: lines.map((line) => line.slice(4)) };
}

/** Sends an SMTP command and reads the reply. */
export async function smtpAsk(connection: Connection, command: string): Promise<Reply> {
  connection.send(command);
  return smtpReply(connection);
}

function expectCode(expected: number, { code, lines }: Reply): Reply {
  if (code !== expected) throw unexpected(`${code} ${lines.join(' ')}`);
  return { code, lines };
}

const isPasswordMethod = (name: string): boolean => /^(?:PLAIN|LOGIN|CRAM-MD5|SCRAM-.+|DIGEST-MD5|NTLM)$/u.test(name);
const unique = (names: readonly string[]): string[] => [...new Set(names)];

export const SMTP: Protocol = {
  capabilitiesCommand: 'EHLO',
  startTls: 'STARTTLS',
  goodbye: 'QUIT',
  async greeting(connection) {
    return expectCode(220, await smtpReply(connection)).lines[0] ?? '';
  },
  async capabilities(connection) {
    const { localAddress } = connection;
    const reply = await smtpAsk(connection, `EHLO [${isIPv6(localAddress) ? 'IPv6:' : ''}${localAddress}]`);
    return expectCode(250, reply)
      .lines.slice(1)
      .map((line) => line.toUpperCase());
  },
  async beginTls(connection) {
    expectCode(220, await smtpAsk(connection, 'STARTTLS'));
  },
  signInMethods: (capabilities) =>
    unique(
      capabilities
        // Some servers also send "AUTH=", for old mail apps.
        .filter((line) => /^AUTH[ =]/u.test(line))
        .flatMap((line) => line.slice(5).split(' '))
        .filter(isPasswordMethod),
    ),
};

async function imapAsk(connection: Connection, tag: string, command: string): Promise<readonly string[]> {
  connection.send(`${tag} ${command}`);
  const lines = await readLines(connection, (line) => !line.startsWith('* '));
  const last = lines.at(-1);
  if (!last?.toUpperCase().startsWith(`${tag.toUpperCase()} OK`)) throw unexpected(last);
  return lines;
}

export const IMAP: Protocol = {
  capabilitiesCommand: 'CAPABILITY',
  startTls: 'STARTTLS',
  goodbye: 'z LOGOUT',
  async greeting(connection) {
    const line = await connection.readLine();
    if (!/^\* OK\b/iu.test(line)) throw unexpected(line);
    // Some servers list their capabilities in the greeting.
    return line.slice(5).replace(/^\[[^\]]*\] */u, '');
  },
  async capabilities(connection) {
    const lines = await imapAsk(connection, 'a', 'CAPABILITY');
    return lines
      .filter((line) => /^\* CAPABILITY /iu.test(line))
      .flatMap((line) => line.toUpperCase().split(' ').slice(2));
  },
  async beginTls(connection) {
    await imapAsk(connection, 'b', 'STARTTLS');
  },
  signInMethods: (capabilities) =>
    unique([
      ...capabilities
        .filter((word) => word.startsWith('AUTH='))
        .map((word) => word.slice(5))
        .filter(isPasswordMethod),
      ...(capabilities.includes('LOGINDISABLED') ? [] : ['LOGIN']),
    ]),
};

async function popAsk(connection: Connection, command?: string): Promise<string> {
  if (command !== undefined) connection.send(command);
  const line = await connection.readLine();
  if (!line.startsWith('+OK')) throw unexpected(line);
  return line.slice(4);
}

export const POP3: Protocol = {
  capabilitiesCommand: 'CAPA',
  startTls: 'STLS',
  goodbye: 'QUIT',
  greeting: async (connection) => popAsk(connection),
  async capabilities(connection) {
    await popAsk(connection, 'CAPA');
    return (await readLines(connection, (line) => line === '.')).slice(0, -1).map((line) => line.toUpperCase());
  },
  async beginTls(connection) {
    await popAsk(connection, 'STLS');
  },
  signInMethods: (capabilities) =>
    unique([
      ...(capabilities.includes('USER') ? ['USER'] : []),
      ...capabilities
        .filter((line) => line.startsWith('SASL '))
        .flatMap((line) => line.slice(5).split(' '))
        .filter(isPasswordMethod),
    ]),
};
