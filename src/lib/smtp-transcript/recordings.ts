import type { MailSettings, SecurityMode } from '../settings/schema.ts';
import recordings from './recordings.json' with { type: 'json' };

/**
 * The SMTP exchange between a mail app and a server that requires sign-in, recorded with a real server.
 * `tests/real/transcript.test.ts` compares it with a new recording, and records it again with `vitest -u`.
 */

export interface Line {
  readonly from: 'app' | 'server';
  /** Without its end; may hold `{outgoing.host}`. */
  readonly text: string;
}

/** `refused`: without a login. `accepted`: with one. */
export type TranscriptName = 'refused' | 'accepted';
export type Recordings = Readonly<Record<SecurityMode, Readonly<Record<TranscriptName, readonly Line[]>>>>;

/** The exchange under the provider's kind of security, with the provider's host. */
export function transcriptLines(settings: MailSettings, name: TranscriptName): Line[] {
  return (recordings as Recordings)[settings.outgoing.security][name].map(({ from, text }) => ({
    from,
    text: text.replaceAll('{outgoing.host}', settings.outgoing.host),
  }));
}

/**
 * The code of the server's reply to a command.
 *
 * @param command its first words, such as `RCPT TO`
 * @throws {Error} where the recording has no such command
 */
export function replyTo(lines: readonly Line[], command: string): string {
  const place = lines.findIndex(({ from, text }) => from === 'app' && text.startsWith(command));
  const reply = lines.slice(place + 1).find(({ from }) => from === 'server');
  if (place < 0 || !reply)
    throw new Error(
      `The recorded SMTP exchange has no ${command}. Record it again with "vitest run -u tests/real/transcript".`,
    );
  return reply.text.slice(0, 3);
}
