import { setTimeout as delay } from 'node:timers/promises';
import type { SecurityMode } from '../../src/lib/settings/schema.ts';
import { checkCertificate } from './certificate.ts';
import { type Check, Checklist, type Result } from './checklist.ts';
import { Connection, ConnectionError, type Network, UnexpectedReply } from './connection.ts';
import type { Protocol } from './protocols.ts';

export interface Target {
  readonly host: string;
  readonly port: number;
  readonly security: SecurityMode;
}

/** More checks on the open, encrypted connection. */
interface FurtherChecks {
  readonly planned: readonly Check[];
  readonly run: (connection: Connection, list: Checklist) => Promise<void>;
}

const CERTIFICATE = ['encryption', 'certificate-name', 'certificate-chain', 'certificate-dates'] as const;
const PLANNED: Record<SecurityMode, readonly Check[]> = {
  'SSL/TLS': ['host', 'connection', ...CERTIFICATE, 'greeting', 'capabilities', 'sign-in'],
  STARTTLS: [
    ...(['host', 'connection', 'greeting', 'starttls', 'open-sign-in'] as const),
    ...CERTIFICATE,
    ...(['capabilities', 'sign-in'] as const),
  ],
};

/** Checks a server for outgoing or incoming mail, from its host name to the sign-in that it offers. */
export async function checkServer(
  target: Target,
  protocol: Protocol,
  network: Network,
  further?: FurtherChecks,
): Promise<readonly Result[]> {
  const { security } = target;
  const list = new Checklist([...PLANNED[security], ...(further?.planned ?? [])]);
  return list.run(async () => {
    const connection = await connect(target, network, list);
    try {
      if (security === 'STARTTLS') {
        await checkGreeting(connection, list, protocol, security);
        await checkStartTls(connection, list, protocol);
      }
      await checkEncryption(connection, list, target);
      if (security === 'SSL/TLS') await checkGreeting(connection, list, protocol, security);
      await checkSignIn(connection, list, protocol);
      await further?.run(connection, list);
      connection.send(protocol.goodbye);
    } finally {
      connection.close();
    }
  });
}

/** The message of a connection error. @throws any other error */
export function messageOf(error: unknown): string {
  if (error instanceof ConnectionError) return error.message;
  throw error;
}

async function connect({ host, port }: Target, network: Network, list: Checklist): Promise<Connection> {
  const addresses = await Promise.race([network.resolve(host), noAnswer(network.timeoutMs)]).catch((error: unknown) =>
    list.stop(
      'host',
      'unreachable',
      `no address found for ${host} (${(error as NodeJS.ErrnoException).code ?? 'no answer'})`,
      "Check this computer's internet connection, then the host in the settings file and its DNS record.",
    ),
  );
  list.ok('host', addresses.join(', '));
  const connection = await Connection.open(host, port, network).catch((error: unknown) =>
    list.stop(
      'connection',
      'unreachable',
      messageOf(error),
      `Check that the server is running and listening on port ${port}, and that no firewall blocks it.`,
    ),
  );
  list.ok('connection', `port ${port} answers`);
  return connection;
}

async function noAnswer(timeoutMs: number): Promise<never> {
  await delay(timeoutMs, undefined, { ref: false });
  throw new Error('no answer');
}

async function checkGreeting(
  connection: Connection,
  list: Checklist,
  protocol: Protocol,
  security: SecurityMode,
): Promise<void> {
  try {
    list.ok('greeting', await protocol.greeting(connection));
  } catch (error) {
    list.stop(
      'greeting',
      'wrong',
      messageOf(error),
      security === 'STARTTLS' && !(error instanceof UnexpectedReply)
        ? "Check the server's log. If it's silent because it expects SSL/TLS, correct the port and security in the settings file."
        : "Check the server's log: it accepted the connection, but didn't send a greeting.",
    );
  }
}

async function capabilitiesOf(connection: Connection, list: Checklist, protocol: Protocol): Promise<readonly string[]> {
  return protocol
    .capabilities(connection)
    .catch((error: unknown) =>
      list.stop(
        'capabilities',
        'wrong',
        messageOf(error),
        `Check the server's log: it has to answer ${protocol.capabilitiesCommand}.`,
      ),
    );
}

async function checkStartTls(connection: Connection, list: Checklist, protocol: Protocol): Promise<void> {
  const offered = await capabilitiesOf(connection, list, protocol);
  const signIn = protocol.signInMethods(offered);
  if (signIn.length === 0) list.ok('open-sign-in', 'no sign-in before encryption');
  else {
    list.fail(
      'open-sign-in',
      'wrong',
      `offers ${signIn.join(', ')} before encryption`,
      'Allow sign-in only over TLS. Otherwise, others can read passwords in transit.',
    );
  }
  if (!offered.includes(protocol.startTls)) {
    list.stop(
      'starttls',
      'wrong',
      `offers ${offered.join(', ') || 'nothing'}, but not ${protocol.startTls}`,
      'Turn on STARTTLS for this port and install a certificate, or correct the security in the settings file.',
    );
  }
  list.ok('starttls', `${protocol.startTls} is offered`);
  await protocol
    .beginTls(connection)
    .catch((error: unknown) =>
      list.stop('encryption', 'wrong', messageOf(error), 'Check that a certificate and its key are installed.'),
    );
}

async function checkEncryption(
  connection: Connection,
  list: Checklist,
  { host, port, security }: Target,
): Promise<void> {
  const identity = await connection
    .encrypt(host)
    .catch((error: unknown) =>
      list.stop(
        'encryption',
        'wrong',
        messageOf(error),
        security === 'SSL/TLS'
          ? `Encrypt port ${port} from the start with TLS 1.2 or newer, or correct the port and security in the settings file.`
          : 'Check that a certificate and its key are installed, and that TLS 1.2 or newer is allowed.',
      ),
    );
  list.ok('encryption', identity.version);
  checkCertificate(list, host, identity);
}

async function checkSignIn(connection: Connection, list: Checklist, protocol: Protocol): Promise<void> {
  const methods = protocol.signInMethods(await capabilitiesOf(connection, list, protocol));
  list.ok('capabilities', `answers ${protocol.capabilitiesCommand}`);
  if (methods.length === 0) {
    list.fail(
      'sign-in',
      'wrong',
      'no way to sign in with a password',
      'Turn on password sign-in for this port, including PLAIN and LOGIN.',
    );
  } else if (!methods.some((method) => ['PLAIN', 'LOGIN', 'USER'].includes(method))) {
    list.fail(
      'sign-in',
      'warning',
      methods.join(', '),
      "Offer PLAIN or LOGIN, too. Many mail apps don't support anything else.",
    );
  } else {
    list.ok('sign-in', methods.join(', '));
  }
}
