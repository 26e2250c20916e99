import type { Repair } from '../content/schemas.ts';

/**
 * The causes of mail errors, as the articles and the diagnosis name them (for the codes behind them, see RFC 5321
 * section 4.2, RFC 3463, RFC 4954, and RFC 7372). `unknown` is an answer, never the cause of an article.
 */

export const ANSWERABLE_CAUSES = [
  'relay-authentication-required',
  'authentication-failed',
  'sender-not-allowed',
  'no-such-user',
  'domain-not-found',
  'mailbox-full',
  'message-too-large',
  'ip-blocked',
  'rejected-as-spam',
  'sender-authentication-failed',
  'try-again-later',
  'rate-limited',
  'cannot-connect',
  'tls-problem',
  'recipient-disabled-or-restricted',
  'other',
] as const;

export type AnswerableCause = (typeof ANSWERABLE_CAUSES)[number];
export type Cause = AnswerableCause | 'unknown';

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
