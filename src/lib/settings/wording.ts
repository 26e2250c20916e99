import { didYouMean, show } from '../problems.ts';
import { userNameOf } from '../email-address.ts';
import { mapTexts } from '../plain-text.ts';
import type { Strings } from '../../i18n/index.ts';
import type { IncomingServer, MailSettings } from './schema.ts';
import { siteAddress } from './site-address.ts';

/**
 * How people are told the settings. The labels are those of the provider's own article, word for word, because a
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

/** What settings are called in the reader's language. */
export type SettingWords = Strings['settings'];

function authenticateBy({ outgoing }: Pick<MailSettings, 'outgoing'>, words: SettingWords): string {
  return { password: words.password, 'app-password': words.appPassword }[outgoing.authenticateBy];
}

/** The rows of the outgoing server, in the order in which most apps ask for them. */
export function outgoingRows(settings: Pick<MailSettings, 'outgoing'>, words: SettingWords): SettingRow[] {
  const { host, port, security } = settings.outgoing;
  return [
    { id: 'host', label: words.host, value: host, copy: true },
    { id: 'port', label: words.port, value: String(port), copy: true },
    { id: 'security', label: words.security, value: security, copy: false },
    { id: 'authentication', label: words.authentication, value: words.required, copy: false },
    { id: 'authenticate-by', label: words.authenticateBy, value: authenticateBy(settings, words), copy: false },
  ];
}

/** Everything that somebody enters or chooses to send mail: the rows of the outgoing server, user name and password. */
export function sendingRows(settings: Pick<MailSettings, 'outgoing'>, words: SettingWords): SettingRow[] {
  const password = { password: words.mailboxPassword, 'app-password': words.appPassword };
  return [
    ...outgoingRows(settings, words),
    { id: 'user-name', label: words.userName, value: capitalized(userNamePhrase(settings, words)), copy: false },
    { id: 'password', label: words.password, value: password[settings.outgoing.authenticateBy], copy: false },
  ];
}

/** Settings as plain text, to paste into a message or a note. */
export function settingsText(rows: readonly Pick<SettingRow, 'label' | 'value'>[]): string {
  return rows.map(({ label, value }) => `${label}: ${value}`).join('\n');
}

/** The rows of one incoming server. */
export function incomingRows(server: IncomingServer, words: SettingWords): SettingRow[] {
  const id = server.protocol.toLowerCase();
  return [
    { id: `${id}-host`, label: words.incomingHost, value: server.host, copy: true },
    { id: `${id}-port`, label: words.port, value: String(server.port), copy: true },
    { id: `${id}-security`, label: words.security, value: server.security, copy: false },
  ];
}

/** What the user name is, as a phrase that fits into a sentence: "your full email address". */
export function userNamePhrase({ outgoing }: Pick<MailSettings, 'outgoing'>, words: SettingWords): string {
  return { 'full-email-address': words.fullEmailAddress, 'mailbox-name': words.mailboxName }[outgoing.userName];
}

/** Which password a mail app asks for, as a phrase that fits into a sentence: "your email password". */
function passwordPhrase({ outgoing }: Pick<MailSettings, 'outgoing'>, words: SettingWords): string {
  return { password: words.yourPassword, 'app-password': words.yourAppPassword }[outgoing.authenticateBy];
}

/** A phrase at the beginning of a sentence, or on its own. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "ProFusion Email Help" in two parts: who, and what. */
export interface NameParts {
  readonly who: string;
  readonly what: string;
}

/** The site's name in two parts; all of it is the first where it doesn't begin with the provider's name. */
export function nameParts({ site, provider }: Pick<MailSettings, 'site' | 'provider'>): NameParts {
  return site.name.startsWith(`${provider.name} `)
    ? { who: provider.name, what: site.name.slice(provider.name.length + 1) }
    : { who: site.name, what: '' };
}

/** The user name that belongs to an email address under this provider's rule. */
export function userNameFor({ outgoing }: Pick<MailSettings, 'outgoing'>, email: string): string {
  return userNameOf(outgoing.userName, email);
}

/** A wrong and a right user name for a made-up mailbox, to show side by side. */
export function userNameExample(
  settings: Pick<MailSettings, 'outgoing'>,
  { exampleDomain, exampleMailbox }: Pick<SettingWords, 'exampleDomain' | 'exampleMailbox'>,
  mailbox = exampleMailbox,
): { wrong: string; right: string } {
  const email = `${mailbox}@${exampleDomain}`;
  return settings.outgoing.userName === 'full-email-address'
    ? { wrong: mailbox, right: email }
    : { wrong: email, right: mailbox };
}

/** Every value that content may name, by the path it is named with. */
export function namedValues(settings: MailSettings, words: SettingWords): Record<string, string> {
  const { provider, server, webmail, support, outgoing, site } = settings;
  const example = userNameExample(settings, words);
  return {
    'provider.name': provider.name,
    'provider.company': provider.company,
    'server.software': server.software,
    'webmail.name': webmail.name,
    'webmail.url': webmail.url,
    'support.name': support.name,
    'support.url': support.url,
    ...(support.email !== undefined && { 'support.email': support.email }),
    'outgoing.host': outgoing.host,
    'outgoing.port': String(outgoing.port),
    'outgoing.security': outgoing.security,
    'outgoing.authentication': words.required,
    'outgoing.authenticateBy': authenticateBy(settings, words),
    'site.name': site.name,
    'site.url': siteAddress(site, ''),
    'site.author': site.author,
    userName: userNamePhrase(settings, words),
    'userName.right': example.right,
    'userName.wrong': example.wrong,
    password: passwordPhrase(settings, words),
  };
}

/** A web address without what it may be written without. */
function bare(url: string): string {
  return url.replace('https://', '').replace(/\/$/u, '');
}

/** Finds an address and everything below it, but not a longer name that contains it. */
function withAllBelow(address: string): RegExp {
  return new RegExp(`(?<![\\w.-])${RegExp.escape(address)}(?![\\w-]|\\.\\w)`, 'u');
}

/** Finds an address alone, with or without a slash at its end. */
function alone(address: string): RegExp {
  return new RegExp(`(?<![\\w.@-])${RegExp.escape(address)}/?(?![\\w/?#&=%~@-]|[.:]\\w)`, 'u');
}

/**
 * The value of the settings that `text` holds and content must never type by hand, with the path that names it. Support
 * may be a page of the provider's own website, whose other pages an author may link to.
 */
export function typedByHand(
  { webmail, support, outgoing, site }: MailSettings,
  text: string,
): { path: string; value: string } | undefined {
  if (text.includes(outgoing.host)) return { path: 'outgoing.host', value: outgoing.host };
  const [ofWebmail, ofSupport, ofSite] = [webmail.url, support.url, siteAddress(site, '')].map(bare);
  return [
    { path: 'webmail.url', value: ofWebmail, find: withAllBelow },
    { path: 'support.email', value: support.email, find: alone },
    { path: 'support.url', value: ofSupport, find: alone },
    { path: 'site.url', value: ofSite, find: withAllBelow },
  ]
    .flatMap(({ value, ...rest }) => (value === undefined ? [] : [{ value, ...rest }]))
    .find(({ value, find }) => find(value).test(text));
}

/**
 * The value that content names with `path`.
 *
 * @throws {Error} naming the path and what it may be
 */
export function namedValue(settings: MailSettings, path: string, words: SettingWords): string {
  const values = namedValues(settings, words);
  const value = Object.hasOwn(values, path) ? values[path] : undefined;
  if (value !== undefined) return value;
  throw new Error(
    `${show(path)} isn't a value in the settings. ${didYouMean(path, Object.keys(values))}The values are ${Object.keys(values).join(', ')}.`,
  );
}

const TOKEN = /\{([a-zA-Z]+(?:\.[a-zA-Z]+)*)\}/gu;

/** Fills `{provider.name}` and the like in a text of front matter. @throws {Error} for an unknown path */
export function fillIn(settings: MailSettings, text: string, words: SettingWords): string {
  return text.replace(TOKEN, (_, path: string) => namedValue(settings, path, words));
}

/** {@link fillIn} for every string in a value of front matter; dates and numbers pass unchanged. */
export function fillInAll<T>(settings: MailSettings, value: T, words: SettingWords): T {
  return mapTexts(value, (text) => fillIn(settings, text, words));
}

const ADDRESS = /^(?:https?:\/)?\/\S*$/u;

/** Straight quotes and apostrophes as typographic ones, as Markdown text gets them. An address stays as it is. */
export function typographic(text: string): string {
  if (ADDRESS.test(text)) return text;
  return text
    .replace(/(^|[\s([])"/gu, '$1“')
    .replaceAll('"', '”')
    .replace(/(^|[\s([])'/gu, '$1‘')
    .replaceAll("'", '’');
}
