import { fill } from '../../i18n/fill.ts';
import { type AddressProblem, readEmailAddress, userNameOf } from '../email-address.ts';
import type { MailSettings } from '../settings/schema.ts';
import { difference, distance, type Piece } from './difference.ts';
import { misspelledProvider, otherProvider } from './providers.ts';

/**
 * Compares what a reader's mail app shows with the right settings, field by field. It judges only what it can know: not
 * what was left empty, and not whose address a complete address is. No password is ever asked for.
 */

/** Names that apps give to security modes. `TLS` alone means STARTTLS in some apps and SSL/TLS in others. */
export const SHOWN_SECURITY = ['SSL/TLS', 'SSL', 'TLS', 'STARTTLS', 'Auto', 'None'] as const;
type ShownSecurity = (typeof SHOWN_SECURITY)[number];

/** What an app shows of signing in to send; `same` is "Use same settings as incoming mail server". */
export const SHOWN_AUTHENTICATION = ['on', 'same', 'off'] as const;
type ShownAuthentication = (typeof SHOWN_AUTHENTICATION)[number];

/** What a reader's app shows. An empty text is a field that wasn't filled in. */
export interface ShownSettings {
  readonly server: string;
  readonly port: string;
  readonly security: ShownSecurity | '';
  /** Whether and how the app signs in to send. */
  readonly authentication: ShownAuthentication | '';
  readonly userName: string;
}

export type Field = keyof ShownSettings;
type RightSettings = Pick<MailSettings, 'provider' | 'outgoing'>;

interface Judgment {
  /** `unsure` if what the app shows can mean two things, or only the reader can tell. */
  readonly verdict: 'right' | 'wrong' | 'unsure';
  /** Why, in one or two sentences for the reader; empty if there is nothing to add to "right". */
  readonly why: string;
  /** What to put there instead. */
  readonly changeTo?: string;
  /** Where what was entered is only a few letters away from what was probably meant. */
  readonly difference?: readonly Piece[];
}

export interface Finding extends Judgment {
  readonly field: Field;
}

/** What the check says of each thing that it finds, in the reader's language; `{name}` is filled in. */
export interface FindingWords {
  /** A made-up address, for examples. */
  readonly exampleMailbox: string;
  readonly exampleDomain: string;
  readonly serverWithMore: string;
  readonly serverIsAddress: string;
  readonly serverIsIpAddress: string;
  /** Names the `{company}` and our `{provider}`. */
  readonly serverOfCompany: string;
  readonly serverForIncoming: string;
  readonly serverMisspelled: string;
  readonly serverOfOwnDomain: string;
  readonly serverUnknown: string;
  readonly portNotOne: string;
  readonly portForIncoming: string;
  readonly portForServers: string;
  readonly portUnknown: string;
  readonly securityAuto: string;
  readonly securityTls: string;
  readonly securityNone: string;
  readonly securitySsl: string;
  readonly securityOther: string;
  readonly authenticationOff: string;
  readonly authenticationSame: string;
  /** What an app shows where signing in to send is on. */
  readonly on: string;
  readonly userNameOfPerson: string;
  readonly userNameWithDomain: string;
  readonly userNameAlone: string;
  readonly userNameNoAddress: string;
  readonly userNameTypoInDomain: string;
  readonly userNameOfCompany: string;
  readonly userNameTypo: string;
  readonly userNameAddress: string;
  /** A sentence after those about an address. */
  readonly userNameWhose: string;
  /** What to enter instead, with an `{example}`, for each rule of user names. */
  readonly wanted: Readonly<Record<MailSettings['outgoing']['userName'], string>>;
  readonly addressProblems: Readonly<Record<AddressProblem, string>>;
}

const INCOMING_PORTS: Readonly<Record<string, string>> = {
  '143': 'IMAP',
  '993': 'IMAP',
  '110': 'POP',
  '995': 'POP',
};

const right = (why = ''): Judgment => ({ verdict: 'right', why });
const wrong = (why: string, changeTo: string): Judgment => ({ verdict: 'wrong', why, changeTo });
const unsure = (why: string, changeTo?: string): Judgment => ({
  verdict: 'unsure',
  why,
  ...(changeTo === undefined ? {} : { changeTo }),
});

/** The company that a host or domain belongs to, if it isn't the one whose server the settings name. */
function someoneElse(host: string, { outgoing }: RightSettings): string | undefined {
  const company = otherProvider(host);
  return company === otherProvider(outgoing.host) ? undefined : company;
}

/** Whether `host` is `rightHost` with a typing mistake, or with another word in front. */
function isMisspelled(host: string, rightHost: string): boolean {
  const forms = (name: string) => [name, name.replace(/^[^.]*\.(?=.*\.)/u, '')];
  return forms(rightHost).some((rightForm) =>
    forms(host).some((form) => distance(form, rightForm) <= Math.max(1, Math.floor(rightForm.length / 5))),
  );
}

/** What a judgment is made with. */
interface Context extends RightSettings {
  readonly words: FindingWords;
}

function judgeServer(shown: string, context: Context): Judgment {
  const {
    provider: { name: provider },
    outgoing: { host: rightHost },
    words,
  } = context;
  const typed = shown.trim().toLowerCase();
  const host = typed
    .replace(/^[a-z]+:[/\s]*/u, '')
    .replace(/(?:[/:,;(]|\s+(?:port|ssl|tls|starttls|\d)).*$/u, '')
    .replace(/\.$/u, '');
  if (typed === rightHost) return right();
  if (host === rightHost) return unsure(words.serverWithMore, rightHost);
  const no = (why: string): Judgment => wrong(why, rightHost);
  if (host.includes('@')) return no(words.serverIsAddress);
  if (/^[\d.]+$/u.test(host)) return no(words.serverIsIpAddress);
  const company = someoneElse(host, context);
  if (company) return no(fill(words.serverOfCompany, { company, provider }));
  if (/^(?:imap|pop3?)\./u.test(host)) return no(words.serverForIncoming);
  if (isMisspelled(host, rightHost)) {
    return { ...no(words.serverMisspelled), difference: difference(host, rightHost) };
  }
  const why = /^(?:mail|smtp|out|outgoing|webmail)\./u.test(host) ? words.serverOfOwnDomain : words.serverUnknown;
  return no(fill(why, { provider }));
}

function judgePort(shown: string, { provider, outgoing, words }: Context): Judgment {
  const [port, ...more] = shown.match(/\d+/gu) ?? [];
  const no = (why: string): Judgment => wrong(why, String(outgoing.port));
  if (port === undefined || more.length > 0) return no(words.portNotOne);
  if (port === String(outgoing.port)) return right();
  const protocol = INCOMING_PORTS[port];
  if (protocol) return no(fill(words.portForIncoming, { port, protocol }));
  if (port === '25') return no(words.portForServers);
  return no(fill(words.portUnknown, { provider: provider.name, security: outgoing.security }));
}

function judgeSecurity(shown: string, { provider, outgoing: { security }, words }: Context): Judgment {
  if (shown === security) return right();
  if (shown === 'Auto') return unsure(words.securityAuto, security);
  if (shown === 'TLS') return unsure(words.securityTls, security);
  if (shown === 'None') return wrong(words.securityNone, security);
  if (shown === 'SSL' && security === 'SSL/TLS') return right(words.securitySsl);
  return wrong(fill(words.securityOther, { shown, provider: provider.name, security }), security);
}

function judgeAuthentication(shown: string, { words }: Context): Judgment {
  if (shown === 'off') return wrong(words.authenticationOff, words.on);
  return right(shown === 'same' ? words.authenticationSame : '');
}

/** Mistakes that a hand makes in an address, and what was meant. */
const SLIPS: readonly (readonly [slip: RegExp, meant: string])[] = [
  [/\s+/gu, ''],
  [/,/gu, '.'],
  [/\.{2,}/gu, '.'],
  [/\.$/u, ''],
  [/\.(?:con|cmo|ocm|comm|vom|xom|cpm)$/iu, '.com'],
  [/\.(?:nte|ent|ner)$/iu, '.net'],
];

function judgeUserName(shown: string, context: Context): Judgment {
  const { words } = context;
  const provider = context.provider.name;
  const rule = context.outgoing.userName;
  const name = shown.trim();
  /** The user name in words, with an example that is as near as possible to what was entered. */
  const wanted = (mailbox: string): string => {
    const read = readEmailAddress(`${mailbox}@${words.exampleDomain}`);
    const example = userNameOf(rule, read.ok ? read.email : `${words.exampleMailbox}@${words.exampleDomain}`);
    return fill(words.wanted[rule], { example });
  };
  const isAddress = name.includes('@');
  if (!isAddress && /\s/u.test(name)) {
    return wrong(words.userNameOfPerson, wanted(name.split(/\s/u)[0]?.toLowerCase() ?? ''));
  }
  if (rule === 'mailbox-name') {
    return isAddress
      ? wrong(words.userNameWithDomain, userNameOf(rule, name))
      : right(fill(words.userNameAlone, { provider }));
  }
  if (!isAddress) return wrong(words.userNameNoAddress, wanted(name));

  const meant = SLIPS.reduce((text, [slip, instead]) => text.replace(slip, instead), name);
  const domain = meant.slice(meant.lastIndexOf('@') + 1).toLowerCase();
  const company = someoneElse(domain, context);
  const whose = fill(words.userNameWhose, { provider });
  const familiar = misspelledProvider(domain);
  if (familiar) return unsure(`${fill(words.userNameTypoInDomain, { domain: familiar })} ${whose}`);
  const address = readEmailAddress(meant, words.addressProblems);
  if (!address.ok) return wrong(address.problem, wanted(''));
  if (company) return unsure(`${fill(words.userNameOfCompany, { company })} ${whose}`);
  if (meant !== name) return { ...unsure(words.userNameTypo, meant), difference: difference(name, meant) };
  return right(`${words.userNameAddress} ${whose}`);
}

const JUDGES: Readonly<Record<Field, (shown: string, context: Context) => Judgment>> = {
  server: judgeServer,
  port: judgePort,
  security: judgeSecurity,
  authentication: judgeAuthentication,
  userName: judgeUserName,
};
/** The fields in the order of the form. */
export const FIELDS = Object.keys(JUDGES) as Field[];

/**
 * One finding for each field that was filled in, in the order of the form.
 *
 * @param words what to say of each thing that is found, in the reader's language
 */
export function checkSettings(shown: ShownSettings, settings: RightSettings, words: FindingWords): Finding[] {
  return FIELDS.filter((field) => shown[field].trim() !== '').map((field) => ({
    field,
    ...JUDGES[field](shown[field], { ...settings, words }),
  }));
}
