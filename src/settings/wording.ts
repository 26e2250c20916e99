import { nearest } from '../content-model/problems.ts';
import { userNameOf } from '../email-address.ts';
import type { IncomingServer, MailSettings, OutgoingServer } from './schema.ts';

/**
 * How settings are said to people. The labels are those of the provider's own article, word for word, because a
 * reader compares them with a screen.
 */

/** One line of a settings table. `value` is what a reader types or picks. */
export interface SettingRow {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Whether the value is something to paste into a field, and so worth a copy button. */
  readonly copy: boolean;
}

const AUTHENTICATE_BY: Record<OutgoingServer['authenticateBy'], string> = {
  password: 'Password',
  'app-password': 'App password',
};

const USER_NAME_RULE: Record<OutgoingServer['userName'], string> = {
  'full-email-address': 'your full email address',
  'mailbox-name': 'only the part of your email address before the @',
};

/** The rows of the outgoing server, in the order in which most apps ask for them. */
export function outgoingRows({ outgoing }: Pick<MailSettings, 'outgoing'>): SettingRow[] {
  return [
    { id: 'host', label: 'Outgoing Mail Server', value: outgoing.host, copy: true },
    { id: 'port', label: 'Port', value: String(outgoing.port), copy: true },
    { id: 'security', label: 'Security', value: outgoing.security, copy: false },
    { id: 'authentication', label: 'Authentication', value: 'Required', copy: false },
    { id: 'authenticate-by', label: 'Authenticate By', value: AUTHENTICATE_BY[outgoing.authenticateBy], copy: false },
  ];
}

/** The rows of one incoming server. */
export function incomingRows(server: IncomingServer): SettingRow[] {
  const id = server.protocol.toLowerCase();
  return [
    { id: `${id}-host`, label: 'Incoming Mail Server', value: server.host, copy: true },
    { id: `${id}-port`, label: 'Port', value: String(server.port), copy: true },
    { id: `${id}-security`, label: 'Security', value: server.security, copy: false },
  ];
}

/** What the user name is, as a phrase that fits into a sentence: "your full email address". */
export function userNamePhrase({ outgoing }: Pick<MailSettings, 'outgoing'>): string {
  return USER_NAME_RULE[outgoing.userName];
}

/** The user name that belongs to an email address under this provider's rule. */
export function userNameFor({ outgoing }: Pick<MailSettings, 'outgoing'>, email: string): string {
  return userNameOf(outgoing.userName, email);
}

/** A wrong and a right user name for a made-up mailbox, to show side by side. */
export function userNameExample(
  settings: Pick<MailSettings, 'outgoing'>,
  mailbox: string,
): { wrong: string; right: string } {
  const email = `${mailbox}@yourdomain.com`;
  return settings.outgoing.userName === 'full-email-address'
    ? { wrong: mailbox, right: email }
    : { wrong: email, right: mailbox };
}

/** Every value that content may name, by the path it is named with. */
export function namedValues(settings: MailSettings): Record<string, string> {
  const { provider, server, webmail, support, outgoing, site } = settings;
  return {
    'provider.name': provider.name,
    'provider.company': provider.company,
    'server.software': server.software,
    'webmail.name': webmail.name,
    'webmail.url': webmail.url,
    'support.name': support.name,
    'support.url': support.url,
    'outgoing.host': outgoing.host,
    'outgoing.port': String(outgoing.port),
    'outgoing.security': outgoing.security,
    'outgoing.authentication': 'Required',
    'outgoing.authenticateBy': AUTHENTICATE_BY[outgoing.authenticateBy],
    'site.name': site.name,
    'site.url': site.url,
    'site.author': site.author,
    userName: userNamePhrase(settings),
  };
}

/**
 * The value that content names with `path`.
 *
 * @throws {Error} naming the path and what it may be
 */
export function namedValue(settings: MailSettings, path: string): string {
  const values = namedValues(settings);
  const value = values[path];
  if (value !== undefined) return value;
  const guess = nearest(path, Object.keys(values));
  throw new Error(
    `"${path}" is not a value of the settings; ${guess ? `did you mean "${guess}"? ` : ''}Known: ${Object.keys(values).join(', ')}`,
  );
}

const TOKEN = /\{([a-zA-Z]+(?:\.[a-zA-Z]+)*)\}/gu;

/** Fills `{provider.name}` and the like in a text of front matter. @throws {Error} for an unknown path */
export function fillIn(settings: MailSettings, text: string): string {
  return text.replace(TOKEN, (_, path: string) => namedValue(settings, path));
}

/** {@link fillIn} for every string in a value of front matter; dates and numbers pass unchanged. */
export function fillInAll<T>(settings: MailSettings, value: T): T {
  if (typeof value === 'string') return fillIn(settings, value) as T;
  if (Array.isArray(value)) return value.map((item) => fillInAll(settings, item) as unknown) as T;
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, fillInAll(settings, item as unknown)]),
    ) as T;
  }
  return value;
}

/** Straight quotes and apostrophes as typographic ones, as Markdown text gets them. For English. */
export function typographic(text: string): string {
  return text
    .replace(/(^|[\s([])"/gu, '$1“')
    .replaceAll('"', '”')
    .replace(/(^|[\s([])'/gu, '$1‘')
    .replaceAll("'", '’');
}
