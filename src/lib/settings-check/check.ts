import { readEmailAddress, userNameOf } from '../email-address.ts';
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

/** What a reader's app shows. An empty text stands for a field that was not filled in. */
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

const INCOMING_PORTS: Readonly<Record<string, string>> = {
  '143': 'IMAP',
  '993': 'IMAP',
  '110': 'POP',
  '995': 'POP',
};
/** A made-up domain for examples, as the site's articles show it. */
const EXAMPLE_DOMAIN = 'yourdomain.com';

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

function judgeServer(shown: string, settings: RightSettings): Judgment {
  const {
    provider: { name: provider },
    outgoing: { host: rightHost },
  } = settings;
  const typed = shown.trim().toLowerCase();
  const host = typed
    .replace(/^[a-z]+:[/\s]*/u, '')
    .replace(/(?:[/:,;(]|\s+(?:port|ssl|tls|starttls|\d)).*$/u, '')
    .replace(/\.$/u, '');
  if (typed === rightHost) return right();
  if (host === rightHost) {
    return unsure('The name is right. Make sure your app has nothing before or after it.', rightHost);
  }
  const no = (why: string): Judgment => wrong(why, rightHost);
  if (host.includes('@')) return no('This is an email address. The server is a name without an @.');
  if (/^[\d.]+$/u.test(host)) return no('This is an IP address. Use the server’s name instead.');
  const company = someoneElse(host, settings);
  if (company) return no(`This server is for ${company} accounts. It can’t send mail for your ${provider} account.`);
  if (/^(?:imap|pop3?)\./u.test(host)) return no('This looks like a server for incoming mail.');
  if (isMisspelled(host, rightHost)) {
    return { ...no('This is close, but not the same.'), difference: difference(host, rightHost) };
  }
  if (/^(?:mail|smtp|out|outgoing|webmail)\./u.test(host)) {
    return no(
      `Many instructions suggest a name like this with your own domain. ${provider} has one server name for everyone.`,
    );
  }
  return no(`This isn’t the server that ${provider} uses for sending.`);
}

function judgePort(shown: string, { provider, outgoing }: RightSettings): Judgment {
  const [port, ...more] = shown.match(/\d+/gu) ?? [];
  const no = (why: string): Judgment => wrong(why, String(outgoing.port));
  if (port === undefined || more.length > 0) return no('A port is a single number.');
  if (port === String(outgoing.port)) return right();
  const protocol = INCOMING_PORTS[port];
  if (protocol) return no(`Port ${port} is for incoming mail (${protocol}).`);
  if (port === '25') return no('Port 25 is for servers talking to each other. Many networks block it for mail apps.');
  return no(`${provider.name} uses a different port for sending with ${outgoing.security}.`);
}

function judgeSecurity(shown: string, { provider, outgoing }: RightSettings): Judgment {
  if (shown === outgoing.security) return right();
  if (shown === 'Auto') return unsure('Your app chooses for you, and it might choose wrong.', outgoing.security);
  if (shown === 'TLS') {
    return unsure(
      'In some apps “TLS” means SSL/TLS, and in others it means STARTTLS. If you can choose the right one, choose it.',
      outgoing.security,
    );
  }
  if (shown === 'None')
    return wrong('Without encryption, others could read your password on the way.', outgoing.security);
  if (shown === 'SSL' && outgoing.security === 'SSL/TLS') return right('“SSL” is short for SSL/TLS here.');
  return wrong(`${shown} works differently. ${provider.name} needs ${outgoing.security}.`, outgoing.security);
}

function judgeAuthentication(shown: string): Judgment {
  if (shown === 'off') return wrong('If your app doesn’t sign in, the server won’t send your mail.', 'On');
  return right(shown === 'same' ? 'Your app signs in with the user name and password for incoming mail.' : '');
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

function judgeUserName(shown: string, settings: RightSettings): Judgment {
  const provider = settings.provider.name;
  const rule = settings.outgoing.userName;
  const name = shown.trim();
  /** The user name in words, with an example that is as near as possible to what was entered. */
  const wanted = (mailbox: string): string => {
    const example = readEmailAddress(`${mailbox}@${EXAMPLE_DOMAIN}`);
    const phrase =
      rule === 'full-email-address' ? 'your full email address' : 'the part of your email address before the @';
    return `${phrase}, like ${userNameOf(rule, example.ok ? example.email : `jane@${EXAMPLE_DOMAIN}`)}`;
  };
  const isAddress = name.includes('@');
  if (!isAddress && /\s/u.test(name)) {
    return wrong('This is a person’s name, not a user name.', wanted(name.split(/\s/u)[0]?.toLowerCase() ?? ''));
  }
  if (rule === 'mailbox-name') {
    return isAddress
      ? wrong('This is a whole email address. Leave out the @ and what follows it.', userNameOf(rule, name))
      : right(`Make sure it’s the first part of the address of your ${provider} mailbox.`);
  }
  if (!isAddress) return wrong('This isn’t a full email address.', wanted(name));

  const meant = SLIPS.reduce((text, [slip, instead]) => text.replace(slip, instead), name);
  const domain = meant.slice(meant.lastIndexOf('@') + 1).toLowerCase();
  const company = someoneElse(domain, settings);
  const ask = `Make sure this is the address of your ${provider} mailbox.`;
  const familiar = misspelledProvider(domain);
  if (familiar) return unsure(`The part after the @ might be a typo for ${familiar}. ${ask}`);
  const address = readEmailAddress(meant);
  if (!address.ok) return wrong(address.problem, wanted(''));
  if (company) return unsure(`It’s a full email address, but it seems to be from ${company}. ${ask}`);
  if (meant !== name) {
    return { ...unsure('This might have a typo in it.', meant), difference: difference(name, meant) };
  }
  return right(`It’s a full email address. ${ask}`);
}

const JUDGES: Readonly<Record<Field, (shown: string, settings: RightSettings) => Judgment>> = {
  server: judgeServer,
  port: judgePort,
  security: judgeSecurity,
  authentication: judgeAuthentication,
  userName: judgeUserName,
};
/** The fields in the order of the form. */
export const FIELDS = Object.keys(JUDGES) as Field[];

/** One finding for each field that was filled in, in the order of the form. */
export function checkSettings(shown: ShownSettings, settings: RightSettings): Finding[] {
  return FIELDS.filter((field) => shown[field].trim() !== '').map((field) => ({
    field,
    ...JUDGES[field](shown[field], settings),
  }));
}
