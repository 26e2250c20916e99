import type { AnswerableCause } from './causes.ts';
import type { DiagnosisNote } from './explain.ts';
import type { Refusal } from './read.ts';

/** What the diagnosis says itself. Each language of the site has its own words; the command line speaks English. */

interface CauseText {
  /** The cause in plain words, for lists and headings. */
  readonly label: string;
  /** What sets this cause apart from those it's confused with. One sentence. */
  readonly tell: string;
}

/** The words in one language. `{count}` and `{limit}` are filled in. */
export interface DiagnosisWords {
  readonly causes: Readonly<Record<AnswerableCause, CauseText>>;
  /** In place of the cause of a relay refusal where another server says it. */
  readonly foreignRelay: string;
  /** In place of a cause where nothing is recognized. */
  readonly unknown: string;
  readonly notes: Readonly<Record<DiagnosisNote['id'], string>>;
  /** Why an input wasn't read, and what to do; `{limit}` is in megabytes. */
  readonly refusals: Readonly<Record<Refusal['reason'], string>>;
}

export const ENGLISH: DiagnosisWords = {
  causes: {
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
  },
  foreignRelay: 'The recipient’s mail server didn’t take your message',
  unknown: 'Not recognized',
  notes: {
    'refused-by-other-server':
      'It looks like another mail server said this after your message went out. Then either the recipient’s mail isn’t set up right, or the address is wrong. If it happens with every recipient, your app isn’t signing in.',
    'several-recipients':
      'This message is about {count} recipients. This answer is for the one with the clearest error.',
    'still-being-tried': 'The server is still trying to deliver your message. Don’t send it again yet.',
  },
  refusals: {
    'too-large': 'This is larger than {limit} MB. Paste only the error text, or choose only the returned message.',
    'not-text': 'This file has no text in it. Open it, then copy the error text and paste it here.',
    unreadable:
      'It might have been moved or changed. Choose it again, or open it, copy the error text and paste it here.',
  },
};
