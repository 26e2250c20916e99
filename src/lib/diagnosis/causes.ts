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
    label: 'Your mail app did not log in to send',
    tell: 'The text speaks of relaying, or asks for a login, and does not say that a login failed.',
  },
  'authentication-failed': {
    label: 'The login was refused',
    tell: 'A login was tried: the text speaks of a wrong password, user name or failed login.',
  },
  'sender-not-allowed': {
    label: 'The sender address is not allowed',
    tell: 'The text names the sender or From address, not the recipient.',
  },
  'no-such-user': {
    label: 'The address does not exist',
    tell: 'The text says that the user, mailbox or recipient is unknown; the part after the @ is right.',
  },
  'domain-not-found': {
    label: 'The part after the @ does not exist',
    tell: 'The text speaks of a domain, host name, DNS or MX record that cannot be found.',
  },
  'mailbox-full': {
    label: 'The mailbox is full',
    tell: 'The text speaks of a full mailbox, a quota or storage space.',
  },
  'message-too-large': {
    label: 'The message is too large',
    tell: 'The text speaks of the size of the message or its attachments, and a smaller one gets through.',
  },
  'ip-blocked': {
    label: 'A network address is blocked',
    tell: 'The text names a number such as 192.0.2.1, a block list, a reputation or reverse DNS.',
  },
  'rejected-as-spam': {
    label: 'The message was taken for spam or against the rules',
    tell: 'The text speaks of spam, content, a virus or a policy; another message may get through.',
  },
  'sender-authentication-failed': {
    label: 'The sender domain could not be verified',
    tell: 'The text names SPF, DKIM or DMARC.',
  },
  'try-again-later': {
    label: 'A temporary fault: wait',
    tell: 'The text says "try again later", "greylisted" or "delayed", and names nothing that you did.',
  },
  'rate-limited': {
    label: 'Too much in too short a time',
    tell: 'The text speaks of too many messages, recipients or connections, or of a limit for an hour or a day.',
  },
  'cannot-connect': {
    label: 'No connection to a mail server',
    tell: 'No server answered: the text speaks of a connection that timed out, was refused or was lost.',
  },
  'tls-problem': {
    label: 'The encrypted connection failed',
    tell: 'The text speaks of a certificate, SSL, TLS or STARTTLS.',
  },
  'recipient-disabled-or-restricted': {
    label: 'The recipient takes no mail, or none from you',
    tell: 'The address exists, but the text says that it is disabled, suspended or closed to you.',
  },
  other: {
    label: 'A fault in the message or between servers',
    tell: 'The text speaks of a loop, too many hops, a wrong format or a command that was not understood.',
  },
} as const satisfies Record<string, CauseText>;

export type AnswerableCause = keyof typeof CAUSE_TEXTS;
export type Cause = AnswerableCause | 'unknown';

export const ANSWERABLE_CAUSES = Object.keys(CAUSE_TEXTS) as [AnswerableCause, ...AnswerableCause[]];

/** The cause in plain words. */
export function causeLabel(cause: Cause): string {
  return cause === 'unknown' ? 'Not recognized' : CAUSE_TEXTS[cause].label;
}
