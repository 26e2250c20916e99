import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { findProgram, isMissing } from '../find-program.ts';
import { freePort } from '../free-port.ts';
import { type MailServer, type MailServerOptions, RELAY_REFUSAL } from './server.ts';

export interface Exim extends MailServer {
  /** The delivered messages with their headers, oldest first. */
  delivered(): Promise<string[]>;
}

/** Whether a test with Exim has to be skipped. */
export function eximIsMissing(test: string, ...programs: string[]): boolean {
  if (isMissing(test, 'exim4', ...programs)) return true;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) console.warn(`Skipped: ${test} (Exim has to be started as root).`);
  return !isRoot;
}

/**
 * Runs Exim until its input ends, which also happens if this process is killed. Then it ends all of Exim's processes,
 * which are a process group of their own.
 */
const GUARDED = 'exec 3<&0; "$0" -C "$1" -bdf & (read -r _ <&3; kill -KILL 0) & wait $!';

/**
 * Starts Exim on a free port of 127.0.0.1, with its own configuration and folder. It delivers all the mail it accepts
 * to one Maildir, for any domain.
 */
export async function startExim(options: MailServerOptions): Promise<Exim> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mail-help-exim-'));
  for (const name of ['spool', 'mail']) await mkdir(path.join(folder, name));
  // Exim becomes another user as soon as it's running.
  for (const name of ['', 'spool', 'mail']) await chmod(path.join(folder, name), 0o777);
  const { cert, key } = await options.authority.certificate(options.certificate ?? 'sound', options.host);
  await writeFile(path.join(folder, 'server.pem'), cert + key);
  const users = Object.entries(options.users).map(([name, password]) => `${name}: ${password}\n`);
  await writeFile(path.join(folder, 'users'), users.join(''));
  const port = await freePort();
  const file = path.join(folder, 'exim.conf');
  await writeFile(file, configuration(folder, port, options));

  const child = spawn('/bin/sh', ['-c', GUARDED, findProgram('exim4') ?? 'exim4', file], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.stdin.end();
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  await isListening(child, port).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const maildir = path.join(folder, 'mail/new');
  return {
    port,
    async delivered() {
      const names = (await readdir(maildir).catch(() => [])).sort();
      return Promise.all(names.map(async (name) => readFile(path.join(maildir, name), 'utf8')));
    },
    stop,
  };
}

/** @throws {Error} with what Exim said if it doesn't start */
async function isListening(child: ChildProcess, port: number): Promise<void> {
  let said = '';
  child.stderr?.on('data', (data: Buffer) => (said += data.toString()));
  await vi.waitFor(
    async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/`).catch((error: Error) => error.cause as { code?: string });
      if ('code' in answer && answer.code === 'ECONNREFUSED') throw new Error(`Exim doesn't listen. ${said}`);
    },
    { timeout: 10_000 },
  );
}

/** Options are described in the specification of Exim 4.96. */
function configuration(folder: string, port: number, options: MailServerOptions): string {
  const { host, security, signIn, relay = RELAY_REFUSAL, startTls = true } = options;
  const fromStart = security === 'SSL/TLS';
  const offered = { always: '*', never: '', encrypted: '${if eq{$tls_in_cipher}{}{}{*}}' }[signIn ?? 'encrypted'];
  const isRight = (name: string, password: string): string =>
    `\${if eq{${password}}{\${lookup{${name}}lsearch{${folder}/users}{$value}fail}}}`;
  // A message that begins with a code replaces Exim's own.
  const refusal = relay === 'accept' ? 'accept' : `${relay.startsWith('4') ? 'defer' : 'deny'} message = ${relay}`;
  return `
primary_hostname = ${host}
smtp_banner = ${host} ESMTP
spool_directory = ${folder}/spool
log_file_path = ${folder}/spool/%slog
pid_file_path = ${folder}/spool/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
tls_on_connect_ports = ${fromStart ? port : ''}
tls_advertise_hosts = ${fromStart || startTls ? '*' : ''}
tls_certificate = ${folder}/server.pem
auth_advertise_hosts = ${offered}
pipelining_advertise_hosts =
chunking_advertise_hosts =
host_lookup =
rfc1413_hosts =
keep_environment =
deliver_drop_privilege
acl_smtp_rcpt = rcpt
acl_smtp_data = accept

begin acl
rcpt:
  accept authenticated = *
  ${refusal}

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${isRight('$auth2', '$auth3')}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = ${isRight('$auth1', '$auth2')}
  server_set_id = $auth1

begin routers
everybody:
  driver = accept
  transport = maildir

begin transports
maildir:
  driver = appendfile
  directory = ${folder}/mail
  maildir_format
  create_directory
  envelope_to_add
`;
}
