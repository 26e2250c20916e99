import { fill } from '../../i18n/fill.ts';
import { addressOf } from '../content/addresses.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import { visible } from '../diagnosis/visible.ts';
import { readEmailAddress } from '../email-address.ts';
import { guidesFor } from '../named-guides.ts';
import { firstStepFor, guideOfReply, type ReplyError, type ReplyGuide } from './reply.ts';

/** What a reply is about. */
export interface ReplySubject {
  readonly error?: ReplyError | undefined;
  readonly guide?: ReplyGuide | undefined;
  readonly step?: number | undefined;
  /** The customer's own address. */
  readonly email?: string | undefined;
}

/** What a customer's text says that a reply needs. Support can change all of it. */
export interface Understood extends ReplySubject {
  /** The error in the words of the text, where it quotes an app or a server. */
  readonly quote: string | undefined;
  /** What else the text could be about, likeliest first. */
  readonly others: readonly ReplyError[];
  /** Which other apps could be meant. */
  readonly otherGuides: readonly ReplyGuide[];
}

/** What the reply can be about, and whose addresses aren't a customer's. */
export interface Known {
  readonly errors: readonly ReplyError[];
  readonly guides: readonly ReplyGuide[];
  /** The hosts of the provider's servers and websites. */
  readonly providerHosts: readonly string[];
}

/** The error that a diagnosis leads to. An error has the same id in every language. */
function errorOf({ article }: Pick<Diagnosis, 'article'>, errors: readonly ReplyError[]): ReplyError | undefined {
  return errors.find(({ id }) => article?.endsWith(addressOf('errors', id)));
}

/** Reads a diagnosis for the reply. */
export function understand(found: Diagnosis, { errors, guides, providerHosts }: Known): Understood {
  const error = errorOf(found, errors);
  const [app, ...apps] = guidesFor(found, guides);
  const guide = guideOfReply(error, app);
  return {
    error,
    guide,
    step: firstStepFor(error, guide),
    email: ownAddress(found, providerHosts),
    quote: error && quoteOf(found, error),
    others: found.others.flatMap((other) => errorOf(other, errors) ?? []).filter((other) => other !== error),
    otherGuides: guide ? apps : [],
  };
}

/** How a line names what a reply is about. What stands in braces is filled in. */
export type SubjectWords = Readonly<Record<'device' | 'app' | 'step' | 'email', string>>;

/** In one line, such as "550 Authentication is required for relay, in Outlook"; empty for nothing. */
export function subjectText({ error, guide, step, email }: ReplySubject, words: SubjectWords): string {
  const isDevice = guide?.id === 'iphone' || guide?.id === 'android';
  return [
    error?.name,
    // Alone, its name says it all.
    guide && (error ? fill(isDevice ? words.device : words.app, { guide: guide.name }) : guide.name),
    step && fill(words.step, { step }),
    email && fill(words.email, { email }),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Where a sentence ends and the next one begins. Codes such as 5.7.1 hold periods, too. */
const BETWEEN_SENTENCES = /(?<=[.!?]\s)|(?<=\n)/u;

/** What a text says besides the sentences that gave its error away; empty for a returned message, which is about one. */
export function restOf({ text, evidence, isBounce, article }: Diagnosis): string {
  if (isBounce || article === undefined) return '';
  let at = 0;
  return text
    .split(BETWEEN_SENTENCES)
    .filter((sentence) => {
      const start = at;
      at += sentence.length;
      // A few words of the next sentence can be part of the evidence.
      return !evidence.some(({ range: [from, to] = [0, 0] }) => from + to > 2 * start && from + to <= 2 * at);
    })
    .join('');
}

/** What else a text is about is offered if it's more likely than not. */
const LIKELY = 0.5;

/** The error that the rest of a text is about, if it's another one. */
export function furtherError(
  found: Diagnosis,
  further: Diagnosis,
  errors: readonly ReplyError[],
): ReplyError | undefined {
  return further.confidence >= LIKELY && further.cause !== found.cause ? errorOf(further, errors) : undefined;
}

/** What an app or a server never says, in each language. */
const FIRST_PERSON =
  /(?<!\p{L})(?:i|my|we|our|mi|mis|me|nos|nuestr[oa]s?|puedo|podemos|tengo|tenemos|sale|aparece)(?!\p{L})/iu;
/** Before and after what somebody quotes. */
const BEGINNING =
  /(?:^|[\n“”«»"]|(?<![\p{L}\p{N}])['‘]|:\s|[.!?]\s)(?!.*(?:[\n“”«»"]|(?<![\p{L}\p{N}])['‘]|:\s|[.!?]\s))/su;
const END = /[\n“”«»"]|['’](?!\p{L})|[.!?](?=\s|$)|$/u;
/** In UTF-16 units. */
const MAX_QUOTE = 200;

/** The error as the text quotes it: the sentence that tells, or the words of it. Somebody's own words are no error. */
function quoteOf({ text, evidence, saidBy }: Diagnosis, { message }: ReplyError): string | undefined {
  if (text.includes(message)) return message;
  const range = evidence[0]?.range;
  if (saidBy === 'unknown' || !range) return undefined;
  const before = text.slice(Math.max(0, range[0] - MAX_QUOTE), range[0]);
  const beginning = BEGINNING.exec(before);
  const rest = text.slice(range[0], range[1] + MAX_QUOTE);
  const end = rest.search(END);
  const sentence = before.slice(beginning ? beginning.index + beginning[0].length : 0) + rest.slice(0, end);
  const words = rest.slice(0, Math.min(end, range[1] - range[0]));
  return [sentence, words]
    .map(visible)
    .find((quote) => quote.length <= MAX_QUOTE && quote.includes(' ') && !FIRST_PERSON.test(quote));
}

const ADDRESS = String.raw`([^\s<>"'“”‘’«»(),:;[\]]{1,64}@[^\s<>"'“”‘’«»(),:;[\]]{1,255})`;
/** From whom and to whom a message is, also as apps in Spanish quote it. */
const HEADER = new RegExp(String.raw`^[ \t>*]{0,9}(?:(from|de)|to|para):[^\n]{0,200}?${ADDRESS}`, 'gimu');
/** "My email address is …", "mi correo es …". */
const IN_WORDS = new RegExp(
  String.raw`(?<!\p{L})(?:my|our|mi|nuestr[oa]) (?:(?:e-?mail|mail|address|account|user ?name|correo|electr[oó]nico|direcci[oó]n|cuenta|usuario|de) ?){1,6}(?:(?:is|es) ?)?:? ?["'“‘«<(]?${ADDRESS}`,
  'giu',
);
/** So far into a text the customer's message begins. UTF-16 units. */
const MAX_READ = 50_000;
/** Senders that are no person. */
const SYSTEM =
  /^(?:mailer-daemon|postmaster|(?:no|do-?not)[-_.]?reply|no[-_.]?respond(?:er|as?)|microsoftexchange[0-9a-f]*)(?![a-z])/iu;

/**
 * The customer's address, as far as a text gives it away: the account that an app names, an address that somebody calls
 * their own, the sender of a message, or whom the provider or a mail system wrote to.
 */
function ownAddress({ facts, text }: Diagnosis, providerHosts: readonly string[]): string | undefined {
  const account = read(facts.account);
  if (account !== undefined) return account;
  const shown = text.slice(0, MAX_READ);
  const customers = (address: string | undefined): string | undefined => {
    const email = read(address);
    const domain = email?.slice(email.lastIndexOf('@') + 1).toLowerCase();
    const isOther =
      domain === undefined ||
      email === facts.recipient ||
      providerHosts.some((host) => host === domain || host.endsWith(`.${domain}`) || domain.endsWith(`.${host}`));
    return isOther ? undefined : email;
  };
  for (const [, address] of shown.matchAll(IN_WORDS)) {
    const email = customers(address);
    if (email !== undefined) return email;
  }
  const headers = [...shown.matchAll(HEADER)].map(([, from, address]) => ({ isFrom: from !== undefined, address }));
  for (const [index, { isFrom, address }] of headers.entries()) {
    if (!isFrom) continue;
    const recipient = [headers[index + 1], headers[index - 1]].find((header) => header?.isFrom === false);
    const email = customers(address) ?? customers(recipient?.address);
    if (email !== undefined) return email;
  }
  return undefined;
}

/** An address of a person. */
function read(address = ''): string | undefined {
  const found = readEmailAddress(address.replace(/[.!?]+$/u, ''));
  return found.ok && !SYSTEM.test(found.email) ? found.email : undefined;
}
