import type { SecurityMode } from '../../src/lib/settings/schema.ts';
import { checkCertificate } from './certificate.ts';
import { Dialogue, DialogueError, type Network } from './dialogue.ts';
import type { Protocol } from './protocols.ts';
import { type Check, type Result, Sheet } from './sheet.ts';

/** The checks that every mail server of the settings gets, whether mail goes in or out. */

export interface Target {
  readonly host: string;
  readonly port: number;
  readonly security: SecurityMode;
}

const PLAN: Record<SecurityMode, readonly Check[]> = {
  'SSL/TLS': ['name', 'connection', 'encryption', 'certificate-name', 'certificate-chain', 'certificate-dates'],
  STARTTLS: [
    ...(['name', 'connection', 'greeting', 'abilities', 'starttls', 'open-login'] as const),
    ...(['encryption', 'certificate-name', 'certificate-chain', 'certificate-dates'] as const),
  ],
};

/**
 * Checks one server, from its name to the login that it offers.
 *
 * @param further checks that follow on the open, encrypted talk, and their place in the plan
 */
export async function checkServer(
  target: Target,
  protocol: Protocol,
  network: Network,
  further?: { readonly plan: readonly Check[]; readonly run: (dialogue: Dialogue, sheet: Sheet) => Promise<void> },
): Promise<readonly Result[]> {
  const { host, port, security } = target;
  const sheet = new Sheet([...PLAN[security], 'greeting', 'abilities', 'login', ...(further?.plan ?? [])]);
  return sheet.fill(async () => {
    let addresses: readonly string[];
    try {
      addresses = await inTime(network.resolve(host), network.patience);
    } catch (error) {
      return sheet.stop(
        'name',
        'unreached',
        `no address for ${host} (${(error as { code?: string }).code ?? 'no answer'})`,
        'Check the internet connection of this computer, then the host in the settings file and its DNS entry.',
      );
    }
    sheet.right('name', addresses.join(', '));

    const dialogue = await Dialogue.open(host, port, network).catch((error: unknown) =>
      sheet.stop(
        'connection',
        'unreached',
        reason(error),
        `Check that the server runs and listens on port ${port}, and that no firewall or network is in the way.`,
      ),
    );
    sheet.right('connection', `port ${port} answers`);
    try {
      if (security === 'STARTTLS') {
        await checkGreeting(sheet, dialogue, protocol, security);
        await checkOpenPart(sheet, dialogue, protocol);
      }
      await checkEncryption(sheet, dialogue, target, network);
      if (security === 'SSL/TLS') await checkGreeting(sheet, dialogue, protocol, security);
      await checkLogin(sheet, dialogue, protocol, security);
      await further?.run(dialogue, sheet);
      dialogue.send(protocol.goodbye);
    } finally {
      dialogue.close();
    }
  });
}

async function inTime<T>(promise: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), patience);
  });
  return Promise.race([promise, end]).finally(() => clearTimeout(timer));
}

/** What a talk broke off with. @throws whatever else it was */
export function reason(error: unknown): string {
  if (error instanceof DialogueError) return error.message;
  throw error;
}

async function checkGreeting(
  sheet: Sheet,
  dialogue: Dialogue,
  protocol: Protocol,
  security: SecurityMode,
): Promise<void> {
  try {
    sheet.right('greeting', await protocol.greeting(dialogue));
  } catch (error) {
    const silent = error instanceof DialogueError && error.breakdown !== 'garbled';
    sheet.stop(
      'greeting',
      'wrong',
      reason(error),
      silent && security === 'STARTTLS'
        ? "Look into the server's log. A server that waits in silence may be one for SSL/TLS: then correct port and security in the settings file."
        : "Look into the server's log: it took the connection and then did not welcome a mail app.",
    );
  }
}

async function abilities(sheet: Sheet, dialogue: Dialogue, protocol: Protocol): Promise<readonly string[]> {
  return protocol
    .abilities(dialogue)
    .catch((error: unknown) =>
      sheet.stop('abilities', 'wrong', reason(error), `Look into the server's log: it must answer ${protocol.asks}.`),
    );
}

async function checkOpenPart(sheet: Sheet, dialogue: Dialogue, protocol: Protocol): Promise<void> {
  const offered = await abilities(sheet, dialogue, protocol);
  const logins = protocol.logins(offered);
  const check = (): void => {
    if (logins.length === 0) sheet.right('open-login', 'no login before the encryption');
    else {
      sheet.fault(
        'open-login',
        'wrong',
        `offers ${logins.join(', ')} before the encryption`,
        'Allow logins under TLS only. Otherwise passwords can be read on the way.',
      );
    }
  };
  if (!offered.includes(protocol.startTls)) {
    check();
    sheet.stop(
      'starttls',
      'wrong',
      `${protocol.startTls} is not among ${offered.join(', ') || 'what it offers (nothing)'}`,
      'Turn on STARTTLS for this port and install a certificate, or correct the security in the settings file.',
    );
  }
  sheet.right('starttls', `${protocol.startTls} is offered`);
  check();
  await protocol
    .begin(dialogue)
    .catch((error: unknown) =>
      sheet.stop('encryption', 'wrong', reason(error), 'Check that a certificate and its key are installed.'),
    );
}

async function checkEncryption(
  sheet: Sheet,
  dialogue: Dialogue,
  { host, port, security }: Target,
  network: Network,
): Promise<void> {
  const identity = await dialogue
    .secure(host, network)
    .catch((error: unknown) =>
      sheet.stop(
        'encryption',
        'wrong',
        reason(error),
        security === 'SSL/TLS'
          ? `Set port ${port} of the server to encrypt from the start (TLS 1.2 or newer), or correct port and security in the settings file.`
          : 'Check that a certificate and its key are installed, and that TLS 1.2 or newer is allowed.',
      ),
    );
  sheet.right('encryption', identity.version);
  checkCertificate(sheet, host, identity);
}

async function checkLogin(sheet: Sheet, dialogue: Dialogue, protocol: Protocol, security: SecurityMode): Promise<void> {
  const offered = await abilities(sheet, dialogue, protocol);
  // With STARTTLS the first answer, in the open, has its row already.
  sheet.right('abilities', `answers ${protocol.asks}${security === 'STARTTLS' ? ', in the open and encrypted' : ''}`);
  const logins = protocol.logins(offered);
  if (logins.length === 0) {
    sheet.fault(
      'login',
      'wrong',
      'no way to log in with a password',
      'Turn on SMTP, IMAP or POP logins for this port, PLAIN and LOGIN among them.',
    );
  } else if (!logins.some((name) => ['PLAIN', 'LOGIN', 'USER'].includes(name))) {
    sheet.fault('login', 'warning', logins.join(', '), 'Offer PLAIN or LOGIN, too: many mail apps know only those.');
  } else {
    sheet.right('login', logins.join(', '));
  }
}
