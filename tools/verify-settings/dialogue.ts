import { lookup } from 'node:dns/promises';
import { connect, type Socket } from 'node:net';
import {
  checkServerIdentity,
  connect as connectTls,
  type DetailedPeerCertificate,
  getCACertificates,
  type TLSSocket,
} from 'node:tls';

/**
 * A talk with a mail server, line by line, with an end to every wait. It knows lines and encryption and nothing of
 * mail; nothing that a server sends, or leaves out, makes it hang or fill the memory.
 */

/** How servers are reached. Tests lead names and ports to servers of their own. */
export interface Network {
  /** Addresses of a host. @throws where there are none */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** Where to connect for a host and port. */
  readonly locate: (host: string, port: number) => { readonly host: string; readonly port: number };
  /** PEM texts of authorities that are trusted besides those that Node trusts. */
  readonly authorities: readonly string[];
  /** Longest wait for any one answer, in milliseconds. */
  readonly patience: number;
  readonly fetch: typeof fetch;
}

/** The network as it is. */
export const REAL_NETWORK: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  locate: (host, port) => ({ host, port }),
  authorities: [],
  patience: 10_000,
  fetch: (...args) => fetch(...args),
};

/** What a talk can break off with: not reached, no answer in time, closed by the server, no encryption, or no sense. */
export type Breakdown = 'unreached' | 'silent' | 'closed' | 'encryption' | 'garbled';

export class DialogueError extends Error {
  override name = 'DialogueError';
  readonly breakdown: Breakdown;
  constructor(breakdown: Breakdown, message: string) {
    super(message);
    this.breakdown = breakdown;
  }
}

/** What a server showed of itself when the encryption began. */
export interface Identity {
  /** `TLSv1.3` and the like. */
  readonly version: string;
  readonly certificate: DetailedPeerCertificate;
  /** OpenSSL's code for why the chain is not trusted, such as `CERT_HAS_EXPIRED`. */
  readonly chainFault: string | undefined;
  /** Why the certificate is not the host's. */
  readonly nameFault: string | undefined;
}

const LONGEST_LINE = 8_192;

/** A Node error's code, where it has one. */
function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code ?? '');
}

export class Dialogue {
  #socket: Socket;
  readonly #patience: number;
  #received = '';
  #ended: DialogueError | undefined;
  #wake: () => void = () => undefined;
  #unlisten: () => void = () => undefined;

  private constructor(socket: Socket, patience: number) {
    this.#socket = socket;
    this.#patience = patience;
    this.#listen(socket);
  }

  /** Connects. @throws {DialogueError} `unreached` or `silent` */
  static async open(host: string, port: number, network: Network): Promise<Dialogue> {
    return new Promise((resolve, reject) => {
      const socket = connect({ ...network.locate(host, port) });
      const timer = setTimeout(() => {
        socket.destroy();
        reject(new DialogueError('silent', `no connection within ${network.patience / 1000} seconds`));
      }, network.patience);
      socket.on('error', (error) => {
        clearTimeout(timer);
        reject(new DialogueError('unreached', codeOf(error) === 'ECONNREFUSED' ? 'connection refused' : error.message));
      });
      socket.once('connect', () => {
        clearTimeout(timer);
        resolve(new Dialogue(socket, network.patience));
      });
    });
  }

  #listen(socket: Socket): void {
    const read = (data: Buffer): void => {
      this.#received += data.toString('latin1');
      if (this.#received.length > 32 * LONGEST_LINE) socket.pause();
      this.#wake();
    };
    const end = (): void => {
      this.#ended ??= new DialogueError('closed', 'the server closed the connection');
      this.#wake();
    };
    socket.on('data', read).on('close', end);
    // What went wrong matters less than that the talk is over; "close" follows.
    socket.on('error', () => undefined);
    this.#unlisten = () => socket.off('data', read).off('close', end);
  }

  /** The address of this side, as mail apps name themselves with. */
  get ownAddress(): string {
    return this.#socket.localAddress ?? '127.0.0.1';
  }

  /**
   * The next line, without its end.
   *
   * @throws {DialogueError} `silent`, `closed`, or `garbled` for what is no line of text
   */
  async line(): Promise<string> {
    const deadline = Date.now() + this.#patience;
    for (;;) {
      const end = this.#received.indexOf('\n');
      if (end >= 0 && end <= LONGEST_LINE) {
        const line = this.#received.slice(0, end).replace(/\r$/u, '');
        this.#received = this.#received.slice(end + 1);
        return line;
      }
      if (this.#received.length > LONGEST_LINE) throw new DialogueError('garbled', 'a line without an end');
      if (this.#ended) throw this.#ended;
      const left = deadline - Date.now();
      if (left <= 0) throw new DialogueError('silent', `no answer within ${this.#patience / 1000} seconds`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  send(line: string): void {
    if (!this.#ended) this.#socket.write(`${line}\r\n`);
  }

  /**
   * Begins the encryption. Any certificate is let through, so that all that is wrong with it can be told.
   *
   * @throws {DialogueError} `encryption`, `closed` or `silent`
   */
  async secure(host: string, network: Network): Promise<Identity> {
    const plain = this.#socket;
    this.#unlisten();
    this.#received = '';
    return new Promise((resolve, reject) => {
      const socket = connectTls({
        socket: plain,
        servername: host,
        rejectUnauthorized: false,
        // The name is compared later, so that it does not hide what the chain lacks.
        checkServerIdentity: () => undefined,
        ...(network.authorities.length > 0 ? { ca: [...getCACertificates('default'), ...network.authorities] } : {}),
      });
      this.#socket = socket;
      const fail = (error: DialogueError): void => {
        clearTimeout(timer);
        socket.destroy();
        reject(error);
      };
      const timer = setTimeout(
        () => fail(new DialogueError('silent', `no answer within ${this.#patience / 1000} seconds`)),
        this.#patience,
      );
      // A promise settles once: after the handshake these two do nothing more.
      socket.on('error', (error) => fail(encryptionError(error)));
      socket.on('close', () => fail(new DialogueError('closed', 'the server closed the connection')));
      socket.once('secureConnect', () => {
        clearTimeout(timer);
        this.#listen(socket);
        resolve(identityOf(socket, host));
      });
    });
  }

  close(): void {
    this.#socket.destroySoon();
  }
}

function encryptionError(error: Error): DialogueError {
  if (/wrong version number|packet length too long|record layer failure/iu.test(error.message)) {
    return new DialogueError('encryption', 'the server speaks clear text here');
  }
  if (/unsupported protocol|protocol version/iu.test(error.message)) {
    return new DialogueError('encryption', 'the server knows only versions of TLS that are out of use');
  }
  if (codeOf(error) === 'ECONNRESET') return new DialogueError('closed', 'the server closed the connection');
  // OpenSSL's errors name its own source files; the part that tells stands between them.
  return new DialogueError('encryption', /SSL routines:[^:]*:([^:]+)/u.exec(error.message)?.[1] ?? error.message);
}

function identityOf(socket: TLSSocket, host: string): Identity {
  const certificate = socket.getPeerCertificate(true);
  const fault = socket.authorizationError as Error | string | null | undefined;
  return {
    version: socket.getProtocol() ?? 'unknown',
    certificate,
    chainFault: fault ? (fault instanceof Error ? codeOf(fault) || fault.message : fault) : undefined,
    nameFault: checkServerIdentity(host, certificate)?.message,
  };
}
