import { describe, expect, test } from 'vitest';
import { transcriptLines, replyTo } from '../../src/lib/smtp-transcript/recordings.ts';
import own from '../../src/mail-settings.ts';
import type { MailSettings } from '../../src/lib/settings/schema.ts';
import { documentedRefusal } from '../../tools/verify-settings/refusal.ts';
import other from '../fixtures/other-provider.ts';

describe.each([
  ['this site', own as MailSettings],
  ['another provider', other as MailSettings],
])('the recorded SMTP exchange of %s', (_, settings) => {
  test("is with the provider's server and ends as the article says", () => {
    const refused = transcriptLines(settings, 'refused');
    expect(refused[0]?.text).toContain(settings.outgoing.host);
    expect(refused.at(-1)).toEqual({ from: 'server', text: documentedRefusal() });
    expect(refused.filter(({ text }) => text.startsWith('AUTH'))).toEqual([]);
  });

  test("is accepted after sign-in, and doesn't show the password", () => {
    const accepted = transcriptLines(settings, 'accepted');
    expect(accepted.find(({ text }) => text.startsWith('AUTH'))).toEqual({ from: 'app', text: 'AUTH PLAIN …' });
    expect(replyTo(accepted, 'AUTH')).toBe('235');
    expect(replyTo(accepted, 'RCPT TO')).toBe('250');
  });

  test('starts encryption as the settings say', () => {
    const commands = transcriptLines(settings, 'accepted').map(({ text }) => text);
    expect(commands.includes('STARTTLS')).toBe(settings.outgoing.security === 'STARTTLS');
  });
});

test("a command that wasn't recorded is named", () => {
  expect(() => replyTo(transcriptLines(own, 'refused'), 'AUTH')).toThrow('no AUTH. Record it again');
});
