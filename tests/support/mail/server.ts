import type { MailSettings, SecurityMode } from '../../../src/lib/settings/schema.ts';
import { userNameFor } from '../../../src/lib/settings/wording.ts';
import type { Authority, CertificateKind } from './certificates.ts';

/**
 * A submission server for tests, as the settings publish it, or with one fault. `exim.ts` starts the real thing,
 * `double.ts` a fast one that runs everywhere; both obey the same options.
 */

export interface Mailbox {
  readonly email: string;
  readonly password: string;
}

export interface MailServerOptions {
  /** The name that the server goes by and that its certificate is made out to. */
  readonly host: string;
  readonly security: SecurityMode;
  /** User names and passwords that log in. */
  readonly users: Readonly<Record<string, string>>;
  readonly authority: Authority;
  readonly certificate?: CertificateKind;
  /** Reply to RCPT for a foreign domain before a login: code and text, or `accept` for an open relay. */
  readonly relay?: string;
  /** `never`: no login is offered. `always`: also before TLS. Left out: under TLS only, as it should be. */
  readonly login?: 'never' | 'always';
  /** False: a server that never offers STARTTLS, whatever the settings say. */
  readonly startTls?: boolean;
}

export interface MailServer {
  /** The free port on 127.0.0.1 that stands for the published one. */
  readonly port: number;
  /** Text of each message that was delivered, headers included, oldest first. */
  delivered(): Promise<string[]>;
  stop(): Promise<void>;
}

export type StartMailServer = (options: MailServerOptions) => Promise<MailServer>;

/** The reply that the error article explains. */
export const RELAY_REFUSAL = '550 Authentication is required for relay';

/** The options of a server that does what the settings say, with one mailbox. */
export function asPublished(
  settings: Pick<MailSettings, 'outgoing'>,
  authority: Authority,
  mailbox: Mailbox,
): MailServerOptions {
  const { host, security } = settings.outgoing;
  return { host, security, authority, users: { [userNameFor(settings, mailbox.email)]: mailbox.password } };
}

/** Calls `read` until it gives something; a loaded machine may take its time. @throws {Error} after `seconds` */
export async function eventually<T>(what: string, read: () => Promise<T | undefined>, seconds = 30): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await read();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`${what}: waited for ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
