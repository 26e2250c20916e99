import { expect, test } from 'vitest';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { catalogue } from './helpers.ts';

/** Wordings that have an article of their own, beside the main one of their cause. */
const OWN: readonly [text: string, slug: string][] = [
  ['550 Authentication is required for relay', '550-authentication-is-required-for-relay'],
  ['454 4.7.1 <kim@example.org>: Relay access denied', 'relay-access-denied'],
  ['530 5.7.0 Authentication required', '530-authentication-required'],
  ['530 5.7.57 Client not authenticated to send mail.', '530-5-7-57-client-not-authenticated'],
  ['503 valid RCPT command must precede DATA', '503-valid-rcpt-command-must-precede-data'],
  [
    'Cannot Send Mail. A copy has been placed in your Outbox. The recipient “kim@example.org” was rejected by the server because it does not allow relaying.',
    'iphone-does-not-allow-relaying',
  ],
  [
    'Cannot Send Mail. A copy has been placed in your Outbox. The sender address was rejected by the server.',
    'iphone-rejected-by-the-server',
  ],
  [
    'Cannot Verify Server Identity. The identity of “mail.example.org” cannot be verified by Mail.',
    'iphone-cannot-verify-server-identity',
  ],
  ['0x800CCC79', 'outlook-0x800ccc79'],
  ['0x800ccc78', 'outlook-0x800ccc78'],
  ['Error 0x800CCC0E in Outlook', 'outlook-0x800ccc0e'],
  ['Sending reported error (0x800CCC0F)', 'outlook-0x800ccc0f'],
  ['0x800CCC92', 'outlook-0x800ccc92'],
  ['0x800CCC1A', 'outlook-0x800ccc1a'],
  ['0x80042109', 'outlook-0x80042109'],
  ['0x8004210B', 'outlook-0x80042109'],
  ['535 5.7.8 Username and Password not accepted', '535-username-and-password-not-accepted'],
  ['535 Authentication credentials invalid', '535-username-and-password-not-accepted'],
  ['534 5.7.9 Application-specific password required', '534-application-specific-password-required'],
  [
    '553 5.7.1 <kim@example.org>: Sender address rejected: not owned by user jo@example.org',
    '553-sender-address-not-owned-by-user',
  ],
  ['530 5.7.0 Must issue a STARTTLS command first', '530-must-issue-a-starttls-command-first'],
  ['550 5.1.1 User unknown', '550-5-1-1-user-unknown'],
  ['550 5.5.0 Requested action not taken: mailbox unavailable', '550-mailbox-unavailable'],
  ['554 5.7.1 Message rejected', '554-message-rejected'],
  ['550 5.7.26 This email has been blocked because the sender is unauthenticated.', '550-5-7-26-gmail-unauthenticated'],
  ['452 4.5.3 Error: too many recipients', '452-too-many-recipients'],
  ['Sender is throttled', 'sender-is-throttled'],
  ['421 Service not available, closing transmission channel', '421-service-not-available'],
  ['451 Greylisted, please try again in 900 seconds', '451-greylisted'],
  [
    'Sending of the message failed. The message could not be sent because the connection to Outgoing server (SMTP) mail.example.org timed out. Try again.',
    'thunderbird-sending-of-the-message-failed',
  ],
  ['Connection timed out connecting to port 25', 'port-25-blocked'],
];

test.each(OWN)('%s leads to the article on just that', async (text, slug) => {
  expect((await diagnose(text, catalogue)).article).toBe(`/errors/${slug}/`);
});

test('an Outlook code beside the words of the missing login leads to those words', async () => {
  const text =
    "Server Response: '550 Authentication is required for relay', Server Error: 550, Error Number: 0x800CCC79";
  expect((await diagnose(text, catalogue)).article).toBe('/errors/550-authentication-is-required-for-relay/');
});

test('an Outlook code beside the words of another cause does not win over them', async () => {
  const text = "Server Response: '550 5.1.1 User unknown', Server Error: 550, Error Number: 0x800CCC79";
  expect((await diagnose(text, catalogue)).cause).toBe('no-such-user');
});
