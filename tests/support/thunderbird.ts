import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Drives a real Thunderbird, without a window, through Marionette: messages of the form `length:[type, id, command,
 * parameters]` over a local connection, with Thunderbird's own modules at hand.
 */

interface FoundServer {
  readonly type: string;
  readonly host: string;
  readonly port: number;
  readonly security: string;
  readonly userName: string;
}

/** An account as Thunderbird has set it up. */
export interface Account {
  readonly email: string;
  readonly incoming: FoundServer;
  readonly outgoing: FoundServer;
  /** Protocols of the further incoming servers that were found. */
  readonly alternatives: readonly string[];
}

type Answer = readonly [
  type: number,
  id: number,
  error: { message: string } | null,
  result: { value?: unknown } | null,
];

const START_MS = 60_000;

const COMMON = `
  const [email, done] = arguments;
  const load = name => ChromeUtils.importESModule('resource:///modules/' + name + '.sys.mjs');
  const security = { [Ci.nsMsgSocketType.SSL]: 'SSL/TLS', [Ci.nsMsgSocketType.alwaysSTARTTLS]: 'STARTTLS' };
  const domain = email.split('@')[1];
  const { signal } = new AbortController();
  const answer = promise => promise.then(value => done({ value }), error => done({ error: String(error) }));
`;

/** Looks an address up as the window for a new account does, and sets the account up with what was found. */
const SET_UP = `${COMMON}
  answer((async () => {
    const { FetchConfig } = load('accountcreation/FetchConfig');
    const { AccountConfig } = load('accountcreation/AccountConfig');
    const { CreateInBackend } = load('accountcreation/CreateInBackend');
    const { MailServices } = load('MailServices');
    const found = await FetchConfig.fromISP(domain, email, signal);
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
    };
  })());
`;

/** Asks as Outlook does: with a POST for the Autodiscover file. */
const AUTODISCOVER = `${COMMON}
  answer((async () => {
    const { fetchConfigFromExchange } = load('accountcreation/ExchangeAutoDiscover');
    const found = await fetchConfigFromExchange(domain, email, signal, null, 'a password', async () => {});
    return [found.incoming, ...found.incomingAlternatives, found.outgoing].map(server => ({
      type: server.type,
      host: server.hostname,
      port: server.port,
      security: security[server.socketType],
      userName: server.username,
    }));
  })());
`;

export class Thunderbird {
  readonly #program: ChildProcess;
  readonly #profile: string;
  readonly #socket: net.Socket;
  readonly #answers = new Map<number, (answer: Answer) => void>();
  /** Name and version, as the program gives them. */
  readonly version: string;

  /**
   * Starts `program` with a profile of its own. It asks for every address at the web server on `port`, so that no name
   * has to exist.
   */
  static async start(program: string, port: number): Promise<Thunderbird> {
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
    try {
      const socket = net.connect(await activePort(profile, child), '127.0.0.1');
      const thunderbird = new Thunderbird(child, profile, socket);
      const session = (await thunderbird.#say('WebDriver:NewSession', {})) as {
        capabilities: { browserName: string; browserVersion: string };
      };
      const { browserName, browserVersion } = session.capabilities;
      Object.assign(thunderbird, { version: `${browserName} ${browserVersion}` });
      await thunderbird.#say('Marionette:SetContext', { value: 'chrome' });
      return thunderbird;
    } catch (error) {
      end(child);
      rmSync(profile, { recursive: true, force: true });
      throw error;
    }
  }

  private constructor(program: ChildProcess, profile: string, socket: net.Socket) {
    this.#program = program;
    this.#profile = profile;
    this.#socket = socket;
    this.version = '';
    let unread = Buffer.alloc(0);
    socket.on('data', (data) => {
      unread = Buffer.concat([unread, data]);
      for (;;) {
        const colon = unread.indexOf(':');
        const length = Number(unread.subarray(0, Math.max(0, colon)));
        if (colon < 0 || unread.length < colon + 1 + length) return;
        const message = JSON.parse(unread.subarray(colon + 1, colon + 1 + length).toString()) as Answer | object;
        unread = unread.subarray(colon + 1 + length);
        // The first message is a greeting, and no answer.
        if (Array.isArray(message))
          this.#answers.get((message as unknown as Answer)[1])?.(message as unknown as Answer);
      }
    });
  }

  #say(command: string, parameters: object): Promise<unknown> {
    const id = this.#answers.size + 1;
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ([, , error, result]) => (error ? reject(new Error(error.message)) : resolve(result)));
      const text = JSON.stringify([0, id, command, parameters]);
      this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  async #run<T>(script: string, email: string): Promise<T> {
    const { value } = (await this.#say('WebDriver:ExecuteAsyncScript', {
      script,
      args: [email],
      sandbox: 'system',
    })) as { value: { value?: T; error?: string } };
    if (value.value === undefined) throw new Error(value.error);
    return value.value;
  }

  /** Sets an account up from the address alone, as a reader does. @throws {Error} with Thunderbird's own words */
  async setUp(email: string): Promise<Account> {
    return this.#run(SET_UP, email);
  }

  /** The servers that Thunderbird reads out of Outlook's file. @throws {Error} with Thunderbird's own words */
  async autodiscover(email: string): Promise<FoundServer[]> {
    return this.#run(AUTODISCOVER, email);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#program.once('exit', resolve));
    this.#socket.destroy();
    end(this.#program);
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Ends the program with all that it started; Debian's `thunderbird` is a script around it. */
function end({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** The port that Marionette chose; it writes it into the profile when it listens. */
async function activePort(profile: string, child: ChildProcess): Promise<number> {
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  const until = Date.now() + START_MS;
  while (Date.now() < until && !failure) {
    try {
      const port = Number(readFileSync(path.join(profile, 'MarionetteActivePort'), 'utf8'));
      if (port > 0) return port;
    } catch {
      // Not listening yet.
    }
    await wait(100);
  }
  throw failure ?? new Error(`Thunderbird did not open its test port within ${START_MS / 1000} seconds.`);
}
