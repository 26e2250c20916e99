import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { mailTool, type MailTool } from '../../../scripts/mail-tools.ts';
import type { Account } from './account.ts';

/** Mail programs that people use, each set up with an account and told to send one message. */

export interface Message {
  readonly to: string;
  readonly subject: string;
}

/** Where names and ports of the accounts lead in a test. */
export interface Network {
  /** The port on 127.0.0.1 that stands for a published server and port; `undefined` where nothing answers. */
  readonly locate: (server: string, port: number) => number | undefined;
  /** PEM file of the authority whose certificates the programs trust. */
  readonly authority: string;
}

/** `undefined` where the message was sent, else what the program said. */
export type Client = (account: Account, message: Message, network: Network) => Promise<string | undefined>;

/** Seconds after which a program gives up on a silent server. */
const PATIENCE = 10;
/** Nothing listens here: 1 is "tcpmux", which nobody runs. */
const CLOSED_PORT = 1;

function text({ email }: Account, { to, subject }: Message): string {
  return `From: <${email}>\r\nTo: <${to}>\r\nSubject: ${subject}\r\n\r\nIs this getting through?\r\n`;
}

/** Names under .invalid are left to the machine's resolver, which knows that there are none (RFC 6761). */
function addressOf(account: Account, network: Network): { host: string; port: number } {
  if (account.server.endsWith('.invalid')) return { host: account.server, port: account.port };
  return { host: '127.0.0.1', port: network.locate(account.server, account.port) ?? CLOSED_PORT };
}

const nodemailer: Client = async (account, message, network) => {
  const transport = createTransport({
    ...addressOf(account, network),
    secure: account.security === 'SSL/TLS',
    requireTLS: account.security === 'STARTTLS',
    ...(account.authentication ? { auth: { user: account.userName, pass: account.password } } : {}),
    tls: { servername: account.server, ca: readFileSync(network.authority) },
    connectionTimeout: PATIENCE * 1000,
    greetingTimeout: PATIENCE * 1000,
    dnsTimeout: PATIENCE * 1000,
  });
  try {
    await transport.sendMail({ from: account.email, to: message.to, subject: message.subject, text: 'Hello' });
    return undefined;
  } catch (error) {
    // As programs that send with it log it, without the machine's own paths.
    const { name, message: words, code, command } = error as Error & { code?: string; command?: string };
    return `${name}: ${words.trim()} { code: '${code}', command: '${command}' }`;
  } finally {
    transport.close();
  }
};

/** Runs a program with its own folder for files. @returns `undefined` for exit code 0, else what it printed */
async function run(
  name: MailTool,
  args: (folder: string) => readonly string[],
  input: string,
): Promise<string | undefined> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-client-'));
  try {
    return await new Promise((resolve) => {
      const program = mailTool(name) ?? name;
      const options = { timeout: 60_000, env: { PATH: process.env['PATH'], HOME: folder } };
      const child = execFile(program, args(folder), options, (error, stdout, stderr) => {
        resolve(error ? `${stdout}${stderr}`.trim() || error.message : undefined);
      });
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(input);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const curl: Client = async (account, message, network) => {
  const { host, port } = addressOf(account, network);
  const scheme = account.security === 'SSL/TLS' ? 'smtps' : 'smtp';
  return run(
    'curl',
    (folder) => {
      writeFileSync(path.join(folder, 'mail'), text(account, message));
      return [
        ...['--silent', '--show-error', '--verbose', '--disable', '--max-time', String(PATIENCE)],
        ...['--url', `${scheme}://${account.server}:${account.port}/laptop`],
        ...(host === '127.0.0.1' ? ['--connect-to', `::${host}:${port}`] : []),
        ...(account.security === 'STARTTLS' ? ['--ssl-reqd'] : []),
        ...['--cacert', network.authority],
        ...(account.authentication ? ['--user', `${account.userName}:${account.password}`] : []),
        ...['--mail-from', account.email, '--mail-rcpt', message.to, '--upload-file', path.join(folder, 'mail')],
      ];
    },
    '',
  ).then((said) => said && spoken(said, /^(?:< [45]\d\d|curl: )/u));
};

const swaks: Client = async (account, message, network) => {
  const { host, port } = addressOf(account, network);
  const said = await run(
    'swaks',
    () => [
      ...['--server', host, '--port', String(port), '--helo', 'laptop', '--timeout', String(PATIENCE)],
      account.security === 'SSL/TLS' ? '--tls-on-connect' : '--tls',
      ...['--from', account.email, '--to', message.to, '--header', `Subject: ${message.subject}`],
      // Like older mail apps, it goes on without a login where the login is refused, and shows what comes last.
      ...(account.authentication
        ? ['--auth-optional', '--auth-user', account.userName, '--auth-password', account.password]
        : []),
    ],
    '',
  );
  const refusals = said?.match(/(?<=^<[-~ *]+)[45]\d\d .*$/gmu);
  return refusals?.at(-1) ?? (said && spoken(said, /^\*\*\* /u));
};

const msmtp: Client = async (account, message, network) => {
  const { host, port } = addressOf(account, network);
  return run(
    'msmtp',
    (folder) => {
      const lines = [
        'account default',
        ...[`host ${host}`, `port ${port}`, `timeout ${PATIENCE}`, `from ${account.email}`, 'domain laptop'],
        ...['tls on', `tls_starttls ${account.security === 'STARTTLS' ? 'on' : 'off'}`],
        ...[`tls_trust_file ${network.authority}`, `tls_host_override ${account.server}`],
        ...(account.authentication
          ? ['auth on', `user ${account.userName}`, `password ${account.password}`]
          : ['auth off']),
      ];
      writeFileSync(path.join(folder, 'msmtprc'), `${lines.join('\n')}\n`, { mode: 0o600 });
      return ['--file', path.join(folder, 'msmtprc'), '--', message.to];
    },
    text(account, message),
  );
};

/** The lines that a person would copy from a program's long output. */
function spoken(output: string, telling: RegExp): string {
  const lines = output.split('\n').filter((line) => telling.test(line));
  return lines.length > 0 ? lines.join('\n') : output;
}

export const CLIENTS = { nodemailer, curl, swaks, msmtp } as const;
export type ClientName = keyof typeof CLIENTS;
