import type { Repair } from '../content/schemas.ts';

/**
 * The causes of mail errors, as the articles and the diagnosis name them (for the codes behind them, see RFC 5321
 * section 4.2, RFC 3463, RFC 4954, and RFC 7372). `unknown` is an answer, never the cause of an article.
 */

interface CauseText {
  /** The cause in plain words, for lists and headings. */
  readonly label: string;
  /** What sets this cause apart from those it's confused with. One sentence. */
  readonly tell: string;
}

export const CAUSE_TEXTS = {
  'relay-authentication-required': {
    label: 'Your mail app didn’t sign in before sending',
    tell: 'The text mentions relaying or asks for a sign-in, but doesn’t say that a sign-in failed.',
  },
  'authentication-failed': {
    label: 'The user name or password wasn’t accepted',
    tell: 'The app tried to sign in: the text mentions a wrong password or user name, or a sign-in that failed.',
  },
  'sender-not-allowed': {
    label: 'The sender address isn’t allowed',
    tell: 'The text names the sender or From address, not the recipient.',
  },
  'no-such-user': {
    label: 'The address doesn’t exist',
    tell: 'The text says that the user, mailbox or recipient is unknown, but the part after the @ works.',
  },
  'domain-not-found': {
    label: 'The part after the @ doesn’t exist',
    tell: 'The text mentions a domain, host name, DNS or MX record that can’t be found.',
  },
  'mailbox-full': {
    label: 'The mailbox is full',
    tell: 'The text mentions a full mailbox, a quota or storage space.',
  },
  'message-too-large': {
    label: 'The message is too large',
    tell: 'The text mentions the size of the message or its attachments, and a smaller message arrives.',
  },
  'ip-blocked': {
    label: 'A network address is blocked',
    tell: 'The text names a number such as 192.0.2.1, a blocklist, a reputation or reverse DNS.',
  },
  'rejected-as-spam': {
    label: 'The message was treated as spam or broke a rule',
    tell: 'The text mentions spam, content, a virus or a policy. Another message might arrive.',
  },
  'sender-authentication-failed': {
    label: 'The sender’s domain couldn’t be verified',
    tell: 'The text names SPF, DKIM or DMARC.',
  },
  'try-again-later': {
    label: 'A temporary problem: wait',
    tell: 'The text says “try again later”, “greylisted” or “delayed”, and doesn’t blame anything that you did.',
  },
  'rate-limited': {
    label: 'Too many messages in a short time',
    tell: 'The text mentions too many messages, recipients or connections, or a limit per hour or day.',
  },
  'cannot-connect': {
    label: 'No connection to a mail server',
    tell: 'No server answered: the text mentions a connection that timed out, was refused or was lost.',
  },
  'tls-problem': {
    label: 'The encrypted connection failed',
    tell: 'The text mentions a certificate, SSL, TLS or STARTTLS.',
  },
  'recipient-disabled-or-restricted': {
    label: 'The recipient doesn’t accept mail, or not from you',
    tell: 'The address exists, but the text says that it’s disabled, suspended or closed to you.',
  },
  other: {
    label: 'A problem in the app, in the message or between servers',
    tell: 'The text mentions a loop, too many hops, a wrong format or a command that wasn’t understood.',
  },
} as const satisfies Record<string, CauseText>;

export type AnswerableCause = keyof typeof CAUSE_TEXTS;
export type Cause = AnswerableCause | 'unknown';

export const ANSWERABLE_CAUSES = Object.keys(CAUSE_TEXTS) as [AnswerableCause, ...AnswerableCause[]];

/** The cause in plain words. */
export function causeLabel(cause: Cause): string {
  return cause === 'unknown' ? 'Not recognized' : CAUSE_TEXTS[cause].label;
}

/** Causes that a mail app's settings fix, with the repair to begin with. */
const APP_REPAIRS: Partial<Record<Cause, Repair>> = {
  'relay-authentication-required': 'authentication',
  'authentication-failed': 'user-name',
  'cannot-connect': 'server',
  'tls-problem': 'server',
};

/** The repair to begin with in the reader's app; `undefined` if nothing there helps. An article may name its own. */
export function repairFor(cause: Cause, ofArticle?: Repair): Repair | undefined {
  return ofArticle ?? APP_REPAIRS[cause];
}
