import { type Matcher, compilePatterns } from './pattern.ts';

/**
 * Wordings that say nothing of the cause, but who speaks: a bounce, another server that is quoted, a mail app.
 * Sources: smtp-errors facts 0.1 and 17; the texts of Postfix, Exim, qmail, sendmail, Exchange and Domino notices.
 */

/** Mail apps that a text can give away, by the id of the site's guide or a plain name where there is none. */
export type AppId = 'outlook' | 'iphone' | 'apple-mail' | 'android' | 'thunderbird' | 'gmail' | 'program';

export type MarkerTag = 'bounce' | 'remote' | 'mail' | 'mail-app' | `app:${AppId}`;

const MARKERS: Readonly<Record<MarkerTag, readonly string[]>> = {
  bounce: [
    'this is the (mail system|postfix program|qmail send program) at',
    'mail delivery (system|subsystem|failed|failure)',
    'created automatically by [mail delivery] (software|system)',
    'could not be delivered to',
    'could not deliver [your|the] message to',
    'couldnt be delivered',
    'could not be delivered',
    '(was|were) not delivered',
    'wasnt able to deliver [your message]',
    'unable to deliver [your] message',
    'delivery (to|has failed to|failed to) [the|these] following (recipient*|address*)',
    'delivery (status notification|failed|failure|has failed)',
    'failed recipient',
    'did not reach the following recipient*',
    'following (address*|recipient*) (had|failed)',
    'permanent fatal errors',
    'final recipient',
    'diagnostic code',
    'reporting mta',
    'remote mta',
    'action failed',
    'action delayed',
    'returned to sender',
    'undeliverable',
    'undelivered mail',
    'generating server',
    'message could not be delivered',
    'message was undeliverable',
    'delivery attempt*',
    'transcript of session follows',
    'failure notice',
    'message you sent [could|was]',
    'diagnostic information for administrators',
    'technical details of permanent failure',
    'tried to deliver your message',
  ],
  remote: [
    'remote host said',
    'host <host> said',
    'smtp error from remote [mail] server',
    'remote server (returned|responded|replied|said)',
    'remote mail server',
    'while talking to',
    'recipient server',
    'response from the remote server',
    'response was',
    'remote smtp server',
    'in reply to',
    'remote mta',
    'rejected by the recipient domain',
    'generating server',
    'recipients mail server',
    'giving up on',
    'other server returned',
    'mail server for the recipient',
    'diagnostic code smtp',
    'reply from',
  ],
  mail: [
    'smtp*',
    'mail*',
    'email*',
    'your message',
    'message was',
    'imap',
    'sendmail',
    'recipient*',
    'outgoing',
    'outlook',
    'thunderbird',
    'phpmailer',
    'nodemailer',
    'swift*',
    'esocket',
    'eauth',
    'inbox',
    'sender',
    'mta',
    'mx',
    'postfix',
    'exim*',
    'scanned files status',
    'command conn',
  ],
  'mail-app': [
    'cannot send mail',
    'copy has been placed in your outbox',
    'an error occurred while sending mail',
    'sending of [the] message failed',
    'reported error',
    'server error',
    'error number',
    'cannot get mail',
    'outgoing server (smtp|settings)',
    'verify [your|the] (account|email|server)',
    'checking outgoing server settings',
    'failed to send some messages',
    'check [your] [server] settings',
    'update your server settings',
    'do you want to continue using this server',
  ],
  'app:outlook': [
    'reported error',
    'outlook cannot',
    'outlook is unable',
    'microsoft outlook',
    'windows live mail',
    'error number',
    'internet email',
    'server you are connected to is using a security certificate',
    'target principal name',
    'secure ssl',
    'your email server rejected your login',
    'verify the email address in your account properties',
    'the server responded',
    'server response',
  ],
  'app:iphone': [
    'cannot send mail',
    'copy has been placed in your outbox',
    'cannot get mail',
    'verify server identity',
    'for smtp <address>',
  ],
  'app:apple-mail': [
    'cannot send message using the server',
    'the server returned the error',
    'connection doctor',
    'keychain',
    'mail cant verify the identity',
  ],
  'app:thunderbird': [
    'an error occurred while sending mail',
    'sending of [the] message failed',
    'thunderbird',
    'outgoing server smtp <host>',
    'unable to authenticate to',
    'please check the message recipient',
    'unable to send message',
  ],
  'app:android': [
    'couldnt open connection to server',
    'fsck k9',
    'k9 mail',
    'fairemail',
    'failed to send some messages',
    'samsung email',
    'couldnt finish',
    'username or password incorrect',
    'update your server settings',
  ],
  'app:gmail': ['send mail as', 'gmail app'],
  'app:program': [
    'phpmailer',
    'nodemailer',
    'smtpconnection*',
    'swift*',
    'mailkit',
    'smtplib',
    'javax mail',
    'system net mail',
    'wordpress',
    'dokuwiki',
    'mailer error',
    'horde*',
    'scanned files status',
    'rainloop',
    'smtpauthenticationerror',
    'eauth',
    'esocket',
    'sendmail connect',
  ],
};

const TAGS = Object.keys(MARKERS) as MarkerTag[];
const FLAT = TAGS.flatMap((tag) => MARKERS[tag].map((pattern) => ({ tag, pattern })));

let matcher: Matcher | undefined;

/** The markers, compiled when first needed. */
export function markerMatcher(): Matcher {
  return (matcher ??= compilePatterns(FLAT.map(({ pattern }) => pattern)));
}

export function tagOf(pattern: number): MarkerTag | undefined {
  return FLAT[pattern]?.tag;
}

/** Outlook and Windows Mail number their errors 0x800CCCnn and 0x8004nnnn. */
export const OUTLOOK_CODE = /^0x800(?:ccc[0-9a-f]{2}|4[0-9a-f]{4})$/u;

/** Words that people write to each other and that servers and apps do not. */
export const TALK = new Set(
  (
    'i im ive id ill my mine hi hello hey dear thanks thank thx regards cheers lol haha mum mom dad guys folks he she her him his hers ' +
    'tomorrow yesterday tonight weekend love xx btw pls ok okay yeah yes nope hope hoping maybe really anyone everyone someone ' +
    'subscribe unsubscribe newsletter readers tips meeting lunch dinner holiday'
  ).split(' '),
);
