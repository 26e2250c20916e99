import { lookup, Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';

/** How servers are reached. Tests direct host names and ports to servers of their own. */
export interface Network {
  /** Addresses of a host. @throws if it has none */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** Where to connect for a host and port. */
  readonly locate: (host: string, port: number) => { readonly host: string; readonly port: number };
  /** PEM certificates of the authorities to trust, if it isn't those that Node trusts. */
  readonly authorities?: readonly string[];
  /** The longest wait for one answer. */
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
  /** Asks name servers for records. */
  readonly dns: Pick<Resolver, 'resolveSrv' | 'resolveTxt'>;
}

export const REAL_NETWORK: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  locate: (host, port) => ({ host, port }),
  timeoutMs: 10_000,
  fetch: (...args) => fetch(...args),
  dns: new Resolver({ timeout: 5_000, tries: 2 }),
};

/** The server couldn't be reached, didn't answer in time, hung up, or couldn't start encryption. */
export class ConnectionError extends Error {
  override name = 'ConnectionError';
}

/** The server answered, but not as the protocol requires. */
export class UnexpectedReply extends ConnectionError {
  override name = 'UnexpectedReply';
}

/** What the server proved about itself when encryption started. */
export interface Identity {
  /** Such as `TLSv1.3`. */
  readonly version: string;
  readonly certificate: DetailedPeerCertificate;
  /** OpenSSL's code if the chain isn't trusted, such as `CERT_HAS_EXPIRED`. */
  readonly chainError: string | undefined;
  /** Set if the certificate isn't for this host. */
  readonly nameError: string | undefined;
}

const MAX_LINE = 8_192;
const CLOSED = 'the server closed the connection';

/** A connection to a mail server, read line by line. Every wait ends, whatever the server sends or leaves out. */
export class Connection {
  #socket: Socket;
  readonly #network: Network;
  #received = '';

  private constructor(socket: Socket, network: Network) {
    this.#socket = socket;
    this.#network = network;
  }

  /** @throws {ConnectionError} */
  static async open(host: string, port: number, network: Network): Promise<Connection> {
    const connection = new Connection(connect({ ...network.locate(host, port) }), network);
    await connection.#event('connect', 'no connection', ({ code, message }) =>
      code === 'ECONNREFUSED' ? 'connection refused' : message,
    );
    return connection;
  }

  /** This computer's address, which mail apps introduce themselves with. */
  get localAddress(): string {
    return this.#socket.localAddress ?? '127.0.0.1';
  }

  /** The next line without its line break. @throws {ConnectionError} */
  async readLine(): Promise<string> {
    const deadline = AbortSignal.timeout(this.#network.timeoutMs);
    for (;;) {
      const end = this.#received.indexOf('\n');
      if ((end < 0 ? this.#received.length : end) > MAX_LINE) throw new UnexpectedReply('a line without an end');
      if (end >= 0) {
        const line = this.#received.slice(0, end).replace(/\r$/u, '');
        this.#received = this.#received.slice(end + 1);
        return line;
      }
      const data = this.#socket.read() as Buffer | null;
      if (data) this.#received += data.toString('latin1');
      else if (this.#socket.readableEnded || this.#socket.destroyed) throw new ConnectionError(CLOSED);
      else await this.#moreData(deadline);
    }
  }

  async #moreData(deadline: AbortSignal): Promise<void> {
    const settled = new AbortController();
    const signal = AbortSignal.any([deadline, settled.signal]);
    try {
      await Promise.race(['readable', 'end', 'close'].map((event) => once(this.#socket, event, { signal })));
    } catch {
      if (deadline.aborted) throw new ConnectionError(this.#timedOut('no answer'));
    } finally {
      settled.abort();
    }
  }

  send(line: string): void {
    if (this.#socket.writable) this.#socket.write(`${line}\r\n`);
  }

  /** Starts encryption. It accepts any certificate, so the checks can list everything that's wrong with it. */
  async encrypt(host: string): Promise<Identity> {
    const { authorities } = this.#network;
    this.#received = '';
    const socket = connectTls({
      socket: this.#socket,
      servername: host,
      rejectUnauthorized: false,
      // Compared later, because a wrong name would hide what's wrong with the chain.
      checkServerIdentity: () => undefined,
      ...(authorities ? { ca: [...authorities] } : {}),
    });
    this.#socket = socket;
    await this.#event('secureConnect', 'no answer', encryptionError);
    return identityOf(socket, host);
  }

  close(): void {
    this.#socket.destroySoon();
  }

  /** Waits for the start of a connection. @throws {ConnectionError} with what `explain` says about an error */
  async #event(
    name: 'connect' | 'secureConnect',
    missing: string,
    explain: (error: NodeJS.ErrnoException) => string,
  ): Promise<void> {
    // Errors after the start close the socket, and readLine reports that.
    this.#socket.on('error', () => undefined);
    const deadline = AbortSignal.timeout(this.#network.timeoutMs);
    try {
      await once(this.#socket, name, { signal: deadline });
    } catch (error) {
      this.#socket.destroy();
      throw new ConnectionError(deadline.aborted ? this.#timedOut(missing) : explain(error as NodeJS.ErrnoException));
    }
  }

  #timedOut(missing: string): string {
    return `${missing} within ${this.#network.timeoutMs / 1000} seconds`;
  }
}

function encryptionError({ code, message }: NodeJS.ErrnoException): string {
  if (/wrong version number|packet length too long|record layer failure/iu.test(message)) {
    return "the server doesn't encrypt this port from the start";
  }
  if (/unsupported protocol|protocol version/iu.test(message)) {
    return 'the server supports only outdated versions of TLS';
  }
  if (code === 'ECONNRESET') return CLOSED;
  // The part of OpenSSL's message without its source files.
  return /SSL routines:[^:]*:([^:]+)/u.exec(message)?.[1] ?? message;
}

function identityOf(socket: TLSSocket, host: string): Identity {
  const certificate = socket.getPeerCertificate(true);
  // Node's types say Error, but it's the code of the error.
  const error = socket.authorizationError as Error | string | null;
  return {
    version: socket.getProtocol() ?? 'unknown',
    certificate,
    chainError: error ? String(error) : undefined,
    nameError: checkServerIdentity(host, certificate)?.message,
  };
}
