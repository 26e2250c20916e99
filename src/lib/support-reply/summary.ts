import { summary as english } from '../../i18n/english/summary.ts';
import { fill } from '../../i18n/fill.ts';

/**
 * What a reader tells support when the steps did not help: which app, what was done, what it said, and when. It never
 * holds a password, because none is asked for.
 */

/** What the summary says, in the reader's language. What stands in braces is filled in. */
export type SummaryWords = Readonly<
  Record<'problem' | 'followed' | 'email' | 'done' | 'left' | 'error' | 'notCopied' | 'time' | 'dates', string>
>;

export interface Attempt {
  /** What is wrong, as the first sentence. */
  readonly problem?: string | undefined;
  /** The page that the reader followed: its name and its full address. */
  readonly page: string;
  readonly address: string;
  /** Titles of the steps, in order, and the numbers of those that are ticked; none for a page without ticks. */
  readonly steps?: readonly string[];
  readonly done?: readonly number[];
  /** The error as the reader pasted it; empty where nothing was pasted. */
  readonly error?: string;
  /** The reader's own address, where it was given. */
  readonly email?: string | undefined;
  /** Left out where the reader fills the time in by hand. */
  readonly time?: Date;
}

/** An error longer than this is cut: an address for a new message has limits. Characters. */
const LONGEST_ERROR = 1_000;

/** The summary as plain text, one fact a line. */
export function summaryFor(
  { problem, page, address, steps = [], done = [], error = '', email, time }: Attempt,
  words: SummaryWords = english,
): string {
  const pasted = error.trim();
  // If nothing is ticked, nothing is said of the steps.
  const left = steps.map((_, index) => index + 1).filter((number) => done.length > 0 && !done.includes(number));
  const names = (numbers: readonly number[]) =>
    numbers.map((number) => `\n  ${number}. ${steps[number - 1] ?? ''}`).join('');
  const said = pasted.length > LONGEST_ERROR ? `${pasted.slice(0, LONGEST_ERROR)} …` : pasted;
  // As a person says it, with the zone, so that support finds the line in a log.
  const clock = time?.toLocaleString(words.dates, { dateStyle: 'medium', timeStyle: 'long' }) ?? '';
  return [
    problem ?? words.problem,
    fill(words.followed, { page, address }),
    ...(email === undefined ? [] : [fill(words.email, { email })]),
    ...(done.length === 0 ? [] : [fill(words.done, { steps: names(done) })]),
    ...(left.length === 0 ? [] : [fill(words.left, { steps: names(left) })]),
    fill(words.error, { error: said === '' ? words.notCopied : said }),
    fill(words.time, { time: clock }),
  ].join('\n');
}

/**
 * A link that opens a new email, with its subject and text filled in where they are given (RFC 6068).
 *
 * @param to the recipient's address. Without one, don't offer the link: it would open an email to nobody
 */
export function messageLink(to: string, subject = '', body = ''): string {
  // A half character, as a cut or a broken text leaves one, cannot be encoded.
  const line = (text: string) => encodeURIComponent(text.toWellFormed().replaceAll(/\r\n?|\n/gu, '\r\n'));
  const fields = Object.entries({ subject, body })
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}=${line(text)}`)
    .join('&');
  return `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}${fields && `?${fields}`}`;
}
