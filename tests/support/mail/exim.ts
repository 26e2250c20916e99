import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mailTool } from '../../../scripts/mail-tools.ts';
import { eventually, type MailServer, type MailServerOptions, RELAY_REFUSAL } from './server.ts';

/**
 * Starts Debian's Exim with a configuration of its own: it listens on a free port of 127.0.0.1, keeps everything in a
 * folder below the system's temporary one, and leaves the machine's own mail alone. All mail that it accepts, for
 * whatever domain, is delivered to one Maildir. Options are those of the Exim 4.96 specification.
 */
export async function startExim(options: MailServerOptions): Promise<MailServer> {
  const program = mailTool('exim4');
  if (!program) throw new Error('There is no exim4 on this machine.');
  const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-exim-'));
  const server = await start(program, folder, options).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  const maildir = path.join(folder, 'mail', 'new');
  return {
    port: server.port,
    async delivered() {
      const names = (await readdir(maildir).catch(() => [])).sort();
      return Promise.all(names.map(async (name) => readFile(path.join(maildir, name), 'utf8')));
    },
    async stop() {
      await end(server.child);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * Runs Exim until this process closes the pipe, or ends in whatever way: neither the server nor what it started is
 * ever left behind. It needs a process group of its own.
 */
const GUARDED = 'exec 3<&0; "$0" -C "$1" -bdf & exim=$!; (read -r _ <&3; kill -KILL 0) & wait $exim';

async function start(
  program: string,
  folder: string,
  options: MailServerOptions,
): Promise<{ child: ChildProcess; port: number }> {
  const user = accountOf('Debian-exim');
  const own = (file: string): void => {
    if (process.getuid?.() === 0) chownSync(file, user.uid, user.gid);
  };
  for (const name of ['', 'spool', 'mail']) {
    mkdirSync(path.join(folder, name), { recursive: true });
    own(path.join(folder, name));
  }
  chmodSync(folder, 0o755);
  const { certificate, key } = options.authority.certificate(options.certificate ?? 'sound', options.host);
  for (const [from, to] of [
    [certificate, 'server.pem'],
    [key, 'server.key'],
  ] as const) {
    copyFileSync(from, path.join(folder, to));
    own(path.join(folder, to));
  }

  // Another program may take the port between the question and Exim's start.
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const file = path.join(folder, `exim-${attempt}.conf`);
    writeFileSync(file, configuration(folder, port, options), { mode: 0o644 });
    const child = spawn('/bin/sh', ['-c', GUARDED, program, file], {
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
    });
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += data.toString()));
    try {
      await eventually(`Exim on port ${port}`, async () => {
        if (child.exitCode !== null) throw new Error(`Exim stopped: ${said || logOf(folder)}`);
        return (await answers(port)) || undefined;
      });
      return { child, port };
    } catch (error) {
      await end(child);
      if (attempt === 3) throw error;
    }
  }
}

function configuration(folder: string, port: number, options: MailServerOptions): string {
  const { host, security, login, relay = RELAY_REFUSAL, startTls = true } = options;
  const implicit = security === 'SSL/TLS';
  const users = Object.entries(options.users).map(([name, password]) => `${name}: ${password}\n`);
  writeFileSync(path.join(folder, 'users'), users.join(''), { mode: 0o644 });
  const knows = (name: string, password: string): string =>
    `\${if eq{${password}}{\${lookup{${name}}lsearch{${folder}/users}{$value}fail}}}`;
  const offered = { always: '*', never: '', underTls: '${if eq{$tls_in_cipher}{}{}{*}}' }[login ?? 'underTls'];
  // "message" begins with the whole code and text, so that any reply can be given.
  const refusal = relay === 'accept' ? 'accept' : `${relay.startsWith('4') ? 'defer' : 'deny'} message = ${relay}`;
  return `
primary_hostname = ${host}
smtp_banner = ${host} ESMTP
spool_directory = ${folder}/spool
log_file_path = ${folder}/spool/%slog
pid_file_path = ${folder}/spool/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
daemon_startup_retries = 0
tls_on_connect_ports = ${implicit ? port : ''}
tls_advertise_hosts = ${implicit || startTls ? '*' : ''}
tls_certificate = ${folder}/server.pem
tls_privatekey = ${folder}/server.key
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
  server_condition = ${knows('$auth2', '$auth3')}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = ${knows('$auth1', '$auth2')}
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

function logOf(folder: string): string {
  try {
    return readFileSync(path.join(folder, 'spool/mainlog'), 'utf8');
  } catch {
    return 'it left no log';
  }
}

/** Numbers of a user of this machine. */
function accountOf(name: string): { uid: number; gid: number } {
  const fields = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === name);
  return { uid: Number(fields?.[2] ?? 0), gid: Number(fields?.[3] ?? 0) };
}

/** A port that nothing listens on just now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (yes: boolean) => (): void => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', done(true)).once('error', done(false));
  });
}

async function end(child: ChildProcess): Promise<void> {
  const over = child.exitCode !== null || child.signalCode !== null;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  if (!over) await exited;
}
