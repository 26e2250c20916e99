import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';

/** Starts a real Thunderbird without a window and controls it by Marionette, Mozilla's own automation protocol. */

interface FoundServer {
  readonly type: string;
  readonly host: string;
  readonly port: number;
  readonly security: string;
  readonly userName: string;
}

interface Account {
  readonly email: string;
  readonly incoming: FoundServer;
  readonly outgoing: FoundServer;
  /** Protocols of the other incoming servers that were found. */
  readonly alternatives: readonly string[];
  /** Where the settings came from, such as `xml-from-isp-https`. */
  readonly source: string;
  /** The account as Thunderbird exports it to a phone, in a QR code. */
  readonly exported: unknown;
}

export interface Thunderbird {
  /**
   * Sets up an account from the address, as readers do.
   *
   * @param mx what the MX record of the address's domain names. Only then does Thunderbird look at the host's domain.
   */
  setUp(email: string, mx?: string): Promise<Account>;
  /** The servers in Outlook's setup file. */
  autodiscover(email: string): Promise<FoundServer[]>;
  stop(): Promise<void>;
}

/** Wraps a script that runs in Thunderbird with its modules at hand. */
const script = (body: string): string => `
  const [email, mx, done] = arguments;
  const load = name => ChromeUtils.importESModule('resource:///modules/' + name + '.sys.mjs');
  const security = { [Ci.nsMsgSocketType.SSL]: 'SSL/TLS', [Ci.nsMsgSocketType.alwaysSTARTTLS]: 'STARTTLS' };
  const domain = email.split('@')[1];
  const { signal } = new AbortController();
  (async () => { ${body} })().then(value => done({ value }), error => done({ error: String(error) }));
`;

/** Looks up an address as the window for new accounts does, and sets up the account. */
const SET_UP = script(`
  const { FetchConfig } = load('accountcreation/FetchConfig');
  const { AccountConfig } = load('accountcreation/AccountConfig');
  const { CreateInBackend } = load('accountcreation/CreateInBackend');
  const { MailServices } = load('MailServices');
  const { DNS } = load('DNS');
  const { QRExport } = ChromeUtils.importESModule('moz-src:///comm/mail/modules/QRExport.sys.mjs');
  if (mx) DNS.mx = async () => [{ prio: 0, host: mx }];
  const found = mx
    ? await FetchConfig.forMX(domain, email, signal)
    : await FetchConfig.fromISP(domain, email, signal);
  AccountConfig.replaceVariables(found, 'Jane Doe', email, 'a password');
  found.rememberPassword = false;
  const account = await CreateInBackend.createAccountInBackend(found);
  const incoming = account.incomingServer;
  const outgoing = MailServices.outgoingServer.getServerByIdentity(account.defaultIdentity);
  return {
    email: account.defaultIdentity.email,
    incoming: {
      type: incoming.type,
      host: incoming.hostName ?? incoming.hostname,
      port: incoming.port,
      security: security[incoming.socketType],
      userName: incoming.username,
    },
    outgoing: {
      type: outgoing.type,
      host: outgoing.serverURI.host,
      port: outgoing.serverURI.port,
      security: security[outgoing.socketType],
      userName: outgoing.username,
    },
    alternatives: found.incomingAlternatives.map(({ type }) => type),
    source: found.subSource,
    exported: await QRExport.getAccountData(account.key, false),
  };
`);

/** Sends a POST request for the Autodiscover file, as Outlook does. */
const AUTODISCOVER = script(`
  const { fetchConfigFromExchange } = load('accountcreation/ExchangeAutoDiscover');
  const found = await fetchConfigFromExchange(domain, email, signal, null, 'a password', async () => {});
  return [found.incoming, ...found.incomingAlternatives, found.outgoing].map(server => ({
    type: server.type,
    host: server.hostname,
    port: server.port,
    security: security[server.socketType],
    userName: server.username,
  }));
`);

/** Starts Thunderbird with a new profile. It uses the web server on `port` for every address, so no name has to exist. */
export async function startThunderbird(program: string, port: number): Promise<Thunderbird> {
  const profile = mkdtempSync(path.join(tmpdir(), 'mail-help-thunderbird-'));
  const preferences = {
    'marionette.port': 0,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'app.update.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'mail.provider.suppress_dialog_on_startup': true,
    'mailnews.start_page.enabled': false,
  };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
  const args = ['--headless', '--no-remote', '--marionette', '--remote-allow-system-access', '--profile', profile];
  const child = spawn(program, args, { stdio: 'ignore', detached: true, env: { ...process.env, HOME: profile } });
  const stop = async (): Promise<void> => {
    await end(child);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const say = await marionette(profile);
    const run = async (source: string, email: string, mx?: string): Promise<unknown> => {
      const parameters = { script: source, args: [email, mx], sandbox: 'system' };
      const { value } = await say('WebDriver:ExecuteAsyncScript', parameters);
      if (value?.error !== undefined) throw new Error(value.error);
      return value?.value;
    };
    await say('WebDriver:NewSession', { acceptInsecureCerts: true });
    await say('Marionette:SetContext', { value: 'chrome' });
    return {
      setUp: async (email, mx) => run(SET_UP, email, mx) as Promise<Account>,
      autodiscover: async (email) => run(AUTODISCOVER, email) as Promise<FoundServer[]>,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ends Thunderbird with everything it started; Debian's `thunderbird` is a script that starts the program. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

interface Outcome {
  readonly value?: { readonly value?: unknown; readonly error?: string } | null;
}
type Message = readonly [type: number, id: number, error: { readonly message: string } | null, result: Outcome | null];

/** Connects to the port that Marionette writes to the profile. The result sends a command and waits for its answer. */
async function marionette(profile: string): Promise<(command: string, parameters: object) => Promise<Outcome>> {
  const file = path.join(profile, 'MarionetteActivePort');
  const port = await vi.waitFor(() => Number(readFileSync(file, 'utf8')), { timeout: 60_000, interval: 200 });
  const socket = connect(port, '127.0.0.1');
  const messages = messagesOf(socket);
  // The first message is a greeting.
  await messages.next();
  return async (command, parameters) => {
    const text = JSON.stringify([0, 1, command, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    const { value } = await messages.next();
    const [, , error, result] = (value ?? []) as unknown as Message;
    if (!result) throw new Error(error?.message ?? 'Thunderbird closed the connection.');
    return result;
  };
}

/** Each message is its length in bytes, a colon, and JSON. */
async function* messagesOf(socket: Socket): AsyncGenerator<unknown, undefined> {
  let data = Buffer.alloc(0);
  for await (const chunk of socket) {
    data = Buffer.concat([data, chunk as Buffer]);
    for (;;) {
      const start = data.indexOf(':') + 1;
      const length = Number(data.subarray(0, start - 1));
      if (start === 0 || data.length < start + length) break;
      yield JSON.parse(data.subarray(start, start + length).toString());
      data = data.subarray(start + length);
    }
  }
  return undefined;
}
