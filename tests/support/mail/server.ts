import type { MailSettings, SecurityMode } from '../../../src/lib/settings/schema.ts';
import { userNameFor } from '../../../src/lib/settings/wording.ts';
import { type Network, REAL_NETWORK } from '../../../tools/verify-settings/connection.ts';
import type { Authority, CertificateKind } from './certificates.ts';

/** An outgoing mail server for tests. `exim.ts` starts a real one, `scripted.ts` one in this process. */
export interface MailServerOptions {
  /** The name on the certificate. */
  readonly host: string;
  readonly security: SecurityMode;
  /** Who can sign in: passwords by user name. */
  readonly users: Readonly<Record<string, string>>;
  readonly authority: Authority;
  readonly certificate?: CertificateKind;
  /** The answer to mail for another domain without sign-in: code and text, or `accept` for an open relay. */
  readonly relay?: string;
  /** When sign-in is offered. By default only after encryption, as it should be. */
  readonly signIn?: 'never' | 'always';
  readonly startTls?: boolean;
}

export interface MailServer {
  /** A port of 127.0.0.1. */
  readonly port: number;
  stop(): Promise<void>;
}

export const MAILBOX = { email: 'you@yourdomain.com', password: 'blue-kettle-7' };

/** The error that the central article explains. */
export const RELAY_REFUSAL = '550 Authentication is required for relay';

/** A server that does what the settings say, with one mailbox. */
export function asPublished({ outgoing }: Pick<MailSettings, 'outgoing'>, authority: Authority): MailServerOptions {
  const { host, security } = outgoing;
  return { host, security, authority, users: { [userNameFor({ outgoing }, MAILBOX.email)]: MAILBOX.password } };
}

/** A network where every host is this computer. @param port which port of it stands for a published one */
export function testNetwork(port: (published: number) => number, authorities?: readonly string[]): Network {
  return {
    ...REAL_NETWORK,
    resolve: () => Promise.resolve(['127.0.0.1']),
    locate: (_host, published) => ({ host: '127.0.0.1', port: port(published) }),
    ...(authorities ? { authorities } : {}),
  };
}
