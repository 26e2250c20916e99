import { isIPv6 } from 'node:net';
import { type Dialogue, DialogueError } from './dialogue.ts';

/**
 * What the three mail protocols have in common: a greeting, a list of abilities, a word that begins the encryption,
 * and ways to log in. SMTP: RFC 5321, 3207, 4954. IMAP: RFC 9051 (6.1.1, 6.2.1). POP3: RFC 1939, 2449, 2595, 5034.
 */
export interface Protocol {
  /** How the list of abilities is asked for, for the table. */
  readonly asks: string;
  /** Reads the greeting. @throws {DialogueError} `garbled` for anything but a welcome, with the server's words */
  greeting(dialogue: Dialogue): Promise<string>;
  /** Asks for the abilities, in capitals. @throws {DialogueError} `garbled` where the server refuses */
  abilities(dialogue: Dialogue): Promise<readonly string[]>;
  /** The ability that stands for STARTTLS. */
  readonly startTls: string;
  /** Asks for encryption. @throws {DialogueError} `garbled` where the server refuses */
  begin(dialogue: Dialogue): Promise<void>;
  /** Ways to log in with a user name and password that the abilities hold. */
  logins(abilities: readonly string[]): readonly string[];
  readonly goodbye: string;
}

/** More lines than any server needs for an answer. */
const MOST_LINES = 200;

async function lines(dialogue: Dialogue, isLast: (line: string) => boolean): Promise<string[]> {
  const read: string[] = [];
  while (read.length < MOST_LINES) {
    const line = await dialogue.line();
    read.push(line);
    if (isLast(line)) return read;
  }
  throw new DialogueError('garbled', 'an answer without an end');
}

function refused(line: string | undefined): DialogueError {
  return new DialogueError('garbled', `it says: ${line ?? ''}`);
}

/** A reply of SMTP. */
export interface Reply {
  readonly code: number;
  /** The text of each line. */
  readonly lines: readonly string[];
}

/** Reads a reply. @throws {DialogueError} `garbled` for what is none */
export async function smtpReply(dialogue: Dialogue): Promise<Reply> {
  const read = await lines(dialogue, (line) => !/^\d{3}-/u.test(line));
  const bad = read.find((line) => !/^[2-5]\d\d(?:[ -]|$)/u.test(line));
  if (bad !== undefined) throw refused(bad);
  return { code: Number(read[0]?.slice(0, 3)), lines: read.map((line) => line.slice(4)) };
}

/** Sends a command of SMTP and reads the reply. */
export async function smtpAsk(dialogue: Dialogue, command: string): Promise<Reply> {
  dialogue.send(command);
  return smtpReply(dialogue);
}

function expectCode({ code, lines: texts }: Reply, expected: number): void {
  if (code !== expected) throw refused(`${code} ${texts.join(' ')}`);
}

const PASSWORD_MECHANISM = /^(?:PLAIN|LOGIN|CRAM-MD5|SCRAM-.+|DIGEST-MD5|NTLM)$/u;

export const SMTP: Protocol = {
  asks: 'EHLO',
  startTls: 'STARTTLS',
  goodbye: 'QUIT',
  async greeting(dialogue) {
    const reply = await smtpReply(dialogue);
    expectCode(reply, 220);
    return reply.lines[0] ?? '';
  },
  async abilities(dialogue) {
    const { ownAddress } = dialogue;
    const reply = await smtpAsk(dialogue, `EHLO [${isIPv6(ownAddress) ? 'IPv6:' : ''}${ownAddress}]`);
    expectCode(reply, 250);
    return reply.lines.slice(1).map((line) => line.toUpperCase());
  },
  async begin(dialogue) {
    expectCode(await smtpAsk(dialogue, 'STARTTLS'), 220);
  },
  logins: (abilities) =>
    // "AUTH=" is an old way to write it, which some servers add for old apps.
    unique(abilities.filter((line) => /^AUTH[ =]/u.test(line)).flatMap((line) => line.slice(5).split(' '))).filter(
      (name) => PASSWORD_MECHANISM.test(name),
    ),
};

async function imapAsk(dialogue: Dialogue, tag: string, command: string): Promise<readonly string[]> {
  dialogue.send(`${tag} ${command}`);
  const read = await lines(dialogue, (line) => line.startsWith(`${tag} `) || !line.startsWith('* '));
  if (!read.at(-1)?.toUpperCase().startsWith(`${tag.toUpperCase()} OK`)) throw refused(read.at(-1));
  return read;
}

export const IMAP: Protocol = {
  asks: 'CAPABILITY',
  startTls: 'STARTTLS',
  goodbye: 'z LOGOUT',
  async greeting(dialogue) {
    const line = await dialogue.line();
    if (!/^\* OK\b/iu.test(line)) throw refused(line);
    // Some servers list their abilities in the greeting.
    return line.slice(5).replace(/^\[[^\]]*\] */u, '');
  },
  async abilities(dialogue) {
    const read = await imapAsk(dialogue, 'a', 'CAPABILITY');
    return read
      .filter((line) => /^\* CAPABILITY /iu.test(line))
      .flatMap((line) => line.toUpperCase().split(' ').slice(2));
  },
  async begin(dialogue) {
    await imapAsk(dialogue, 'b', 'STARTTLS');
  },
  logins: (abilities) =>
    unique([
      ...abilities.filter((word) => word.startsWith('AUTH=')).map((word) => word.slice(5)),
      ...(abilities.includes('LOGINDISABLED') ? [] : ['LOGIN']),
    ]).filter((name) => PASSWORD_MECHANISM.test(name)),
};

async function popAsk(dialogue: Dialogue, command: string): Promise<void> {
  dialogue.send(command);
  const line = await dialogue.line();
  if (!line.startsWith('+OK')) throw refused(line);
}

export const POP3: Protocol = {
  asks: 'CAPA',
  startTls: 'STLS',
  goodbye: 'QUIT',
  async greeting(dialogue) {
    const line = await dialogue.line();
    if (!line.startsWith('+OK')) throw refused(line);
    return line.slice(4);
  },
  async abilities(dialogue) {
    await popAsk(dialogue, 'CAPA');
    return (await lines(dialogue, (line) => line === '.')).slice(0, -1).map((line) => line.toUpperCase());
  },
  async begin(dialogue) {
    await popAsk(dialogue, 'STLS');
  },
  logins: (abilities) =>
    unique([
      ...(abilities.includes('USER') ? ['USER'] : []),
      ...abilities
        .filter((line) => line.startsWith('SASL '))
        .flatMap((line) => line.slice(5).split(' '))
        .filter((name) => PASSWORD_MECHANISM.test(name)),
    ]),
};

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
