import { fill } from '../../i18n/fill.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import { addressOf } from '../content/addresses.ts';
import { readEmailAddress } from '../email-address.ts';
import { firstStepFor, type ReplyError, type ReplyGuide } from './reply.ts';

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
  /** What else the text could be about, likeliest first. */
  readonly others: readonly ReplyError[];
}

/** Reads a diagnosis for the reply. */
export function understand(found: Diagnosis, errors: readonly ReplyError[], guides: readonly ReplyGuide[]): Understood {
  // An error has the same id in every language.
  const errorAt = (address: string | undefined) => errors.find(({ id }) => address?.endsWith(addressOf('errors', id)));
  const error = errorAt(found.article);
  const app = namedGuide(found.text, guides) ?? guides.find(({ id }) => id === found.app);
  // If no setting of an app is at fault, the error's own page says what to do.
  const guide = error && !error.repair ? undefined : app;
  const others = found.others.flatMap(({ article }) => errorAt(article) ?? []).filter((other) => other !== error);
  return { error, guide, step: firstStepFor(error, guide), email: ownAddress(found), others };
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

/** More than support types while a caller talks was pasted, and may name an app by the way. UTF-16 units. */
const MAX_NOTE = 80;

/** The guide whose id is in a short note, word for word: "new outlook, 550" names `outlook/new`. */
function namedGuide(text: string, guides: readonly ReplyGuide[]): ReplyGuide | undefined {
  if (text.length > MAX_NOTE) return undefined;
  // An address names a provider, not an app.
  const words = new Set(
    text
      .toLowerCase()
      .replaceAll(/\S+[.@]\S+/gu, '')
      .match(/[a-z]+/gu),
  );
  return guides
    .map((guide) => ({ guide, id: guide.id.split(/[/-]/u) }))
    .filter(({ id }) => id.every((word) => words.has(word)))
    .sort((a, b) => b.id.length - a.id.length)[0]?.guide;
}

/** From whom a message is, also as apps in Spanish quote it; a returned message has the customer's own message in it. */
const FROM = /^[ \t>*]{0,9}(?:from|de):[^\n]{0,200}?([^\s<>"(),:;[\]]{1,64}@[^\s<>"(),:;[\]]{1,255})/gimu;
/** So far into a text the customer's message begins. UTF-16 units. */
const MAX_READ = 50_000;
const NOBODY = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/iu;

/** The account that an app names, or else the sender of a message in the text. */
function ownAddress({ facts, text }: Diagnosis): string | undefined {
  const named = [
    facts.account ?? '',
    ...[...text.slice(0, MAX_READ).matchAll(FROM)].map(([, address = '']) => address),
  ];
  for (const address of named) {
    const read = readEmailAddress(address);
    if (read.ok && !NOBODY.test(read.email) && read.email !== facts.recipient) return read.email;
  }
  return undefined;
}
