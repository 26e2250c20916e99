import type { OutgoingServer } from '../settings/schema.ts';
import { otherProvider } from './servers.ts';

/**
 * Compares what a reader's mail app shows with the right settings, field by field. It knows the mistakes that people
 * make, so that it can say what is wrong and not only that it is. No password is ever asked for.
 */

/** Names that apps give to security modes. `TLS` alone means STARTTLS in some apps and SSL/TLS in others. */
export const SHOWN_SECURITY = ['SSL/TLS', 'SSL', 'TLS', 'STARTTLS', 'Auto', 'None'] as const;
type ShownSecurity = (typeof SHOWN_SECURITY)[number];

/** What an app shows of logging in to send; `same` is "Use same settings as incoming mail server". */
export const SHOWN_AUTHENTICATION = ['on', 'same', 'off'] as const;
type ShownAuthentication = (typeof SHOWN_AUTHENTICATION)[number];

/** What a reader's app shows. An empty text stands for a field that was not filled in. */
export interface ShownSettings {
  readonly server: string;
  readonly port: string;
  readonly security: ShownSecurity | '';
  /** Whether and how the app logs in to send. */
  readonly authentication: ShownAuthentication | '';
  readonly userName: string;
}

export type Field = keyof ShownSettings;

export interface Finding {
  readonly field: Field;
  /** `unsure` where the app's word can mean two things, or nothing was entered. */
  readonly verdict: 'right' | 'wrong' | 'unsure';
  /** Why, in one or two sentences for the reader. */
  readonly why: string;
  /** What to put there instead. */
  readonly changeTo?: string;
}

const INCOMING_PORTS: Readonly<Record<string, string>> = {
  '143': 'IMAP',
  '993': 'IMAP',
  '110': 'POP',
  '995': 'POP',
};

function right(field: Field, why = 'It is as it should be.'): Finding {
  return { field, verdict: 'right', why };
}

function checkServer(shown: string, outgoing: OutgoingServer): Finding {
  const wrong = (why: string): Finding => ({ field: 'server', verdict: 'wrong', why, changeTo: outgoing.host });
  const host = shown.trim().toLowerCase();
  if (host === '')
    return { field: 'server', verdict: 'unsure', why: 'You left this empty. Look for the outgoing or SMTP server.' };
  if (host === outgoing.host) {
    return shown === shown.trim() ? right('server') : wrong('There is a space before or after the name. Delete it.');
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//u.test(host)) {
    return wrong(`A server name has no ${host.slice(0, host.indexOf('//') + 2)} in front. That is for web pages.`);
  }
  if (host.includes('@')) return wrong('This is an email address. The server is a name without an @.');
  if (/\s/u.test(host)) return wrong('There is a space in the name.');
  if (/:\d+$/u.test(host)) return wrong('The port has its own field. Leave only the name here.');
  if (host.includes('/')) return wrong('A server name has no slash in it.');
  if (/^[\d.]+$/u.test(host))
    return wrong('These are the numbers of a server. Use its name, or the connection cannot be trusted.');
  const company = otherProvider(host);
  if (company)
    return wrong(`This is the server of ${company}. It does not know your account, so it rejects your message.`);
  if (/^(?:imap|pop3?)\./u.test(host))
    return wrong('This looks like a server for incoming mail. Sending uses another one.');
  if (host.endsWith(`.${outgoing.host}`))
    return wrong(`There is a word too many in front: “${host.slice(0, -outgoing.host.length - 1)}”.`);
  if (/^(?:mail|smtp|out|outgoing|webmail)\./u.test(host)) {
    return wrong(
      'Many guides tell people to use a name like this with their own domain. This provider uses one name for everybody.',
    );
  }
  return wrong('This is not the right server. Compare it letter by letter.');
}

function checkPort(shown: string, outgoing: OutgoingServer): Finding {
  const right_ = String(outgoing.port);
  const port = shown.trim();
  const wrong = (why: string): Finding => ({ field: 'port', verdict: 'wrong', why, changeTo: right_ });
  if (port === '')
    return { field: 'port', verdict: 'unsure', why: 'You left this empty. It is a number near the server name.' };
  if (port === right_) return right('port');
  if (!/^\d{1,5}$/u.test(port)) return wrong('A port is a number, without letters or spaces.');
  const protocol = INCOMING_PORTS[port];
  if (protocol) return wrong(`${port} is a port for incoming mail (${protocol}). Sending uses another one.`);
  if (port === '25') return wrong('25 is for mail servers among themselves. Many networks block it for mail apps.');
  if (port === '465' || port === '587')
    return wrong(`${port} is a port for sending, but not with this provider’s kind of security.`);
  return wrong('This is not the right port.');
}

function checkSecurity(shown: ShownSecurity | '', outgoing: OutgoingServer): Finding {
  const wrong = (why: string): Finding => ({ field: 'security', verdict: 'wrong', why, changeTo: outgoing.security });
  if (shown === '')
    return {
      field: 'security',
      verdict: 'unsure',
      why: 'Choose what your app shows. It may be called encryption or SSL.',
    };
  if (shown === 'None') return wrong('Without security your password travels in the open. The server refuses that.');
  if (shown === 'Auto') {
    return {
      field: 'security',
      verdict: 'unsure',
      why: 'Your app guesses, and it may guess wrong.',
      changeTo: outgoing.security,
    };
  }
  if (shown === 'TLS') {
    return {
      field: 'security',
      verdict: 'unsure',
      why: 'Some apps mean SSL/TLS by “TLS”, others STARTTLS. If your list also has the other word, choose that one.',
      changeTo: outgoing.security,
    };
  }
  const mode = shown === 'SSL' ? 'SSL/TLS' : shown;
  if (mode === outgoing.security)
    return right('security', shown === 'SSL' ? 'Your app calls SSL/TLS “SSL”.' : undefined);
  return wrong(
    mode === 'STARTTLS'
      ? 'STARTTLS begins in the open and then changes over. This server is protected from the start.'
      : 'SSL/TLS is protected from the start. This server begins in the open and then changes over.',
  );
}

function checkAuthentication(shown: ShownSettings['authentication']): Finding {
  if (shown === 'on') return right('authentication');
  if (shown === 'same') {
    return right('authentication', 'Your app logs in to send with the user name and the password of incoming mail.');
  }
  if (shown === '') {
    return {
      field: 'authentication',
      verdict: 'unsure',
      why: 'Look for a switch or a box about logging in to the outgoing server.',
    };
  }
  return {
    field: 'authentication',
    verdict: 'wrong',
    why: 'Your app does not log in to send. This alone causes the error.',
    changeTo: 'On',
  };
}

function checkUserName(
  shown: string,
  authentication: ShownSettings['authentication'],
  outgoing: OutgoingServer,
): Finding {
  const name = shown.trim();
  const wrong = (why: string, changeTo: string): Finding => ({ field: 'userName', verdict: 'wrong', why, changeTo });
  const full = outgoing.userName === 'full-email-address';
  const rule = full ? 'your full email address' : 'the part of your email address before the @';
  if (name === '' && authentication === 'same') {
    return {
      field: 'userName',
      verdict: 'unsure',
      why: 'Your app takes the user name of incoming mail. Look for it on the main page of the account.',
      changeTo: rule,
    };
  }
  if (name === '') {
    return {
      field: 'userName',
      verdict: 'wrong',
      why: 'Without a user name your app cannot log in, even where it says “optional”.',
      changeTo: rule,
    };
  }
  if (/\s/u.test(name)) return wrong('There is a space in it. A user name has none.', name.replaceAll(/\s+/gu, ''));
  const at = name.lastIndexOf('@');
  if (!full) {
    return at < 0
      ? right('userName')
      : wrong('This is the whole email address. Only the part before the @ is wanted.', name.slice(0, at));
  }
  if (at < 0)
    return wrong(
      'This is only the name of the mailbox. It is the most common cause of this error.',
      `${name}@your domain`,
    );
  if (name.split('@').length > 2) return wrong('There are two @ in it. An email address has one.', rule);
  if (at === 0 || !name.slice(at + 1).includes('.')) return wrong('A part of the email address is missing.', rule);
  if (shown !== name) return wrong('There is a space before or after it. Delete it.', name);
  return right('userName');
}

/** One finding for each field, in the order of the form. */
export function checkSettings(shown: ShownSettings, outgoing: OutgoingServer): Finding[] {
  return [
    checkServer(shown.server, outgoing),
    checkPort(shown.port, outgoing),
    checkSecurity(shown.security, outgoing),
    checkAuthentication(shown.authentication),
    checkUserName(shown.userName, shown.authentication, outgoing),
  ];
}
