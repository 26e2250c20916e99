import { describe, expect, test } from 'vitest';
import { checkSettings, type Field, type ShownSettings } from '../../src/lib/settings-check/check.ts';
import provider from '../fixtures/other-provider.ts';

/** Two invented servers, one for each security mode and user-name rule. */
const starttls = provider.outgoing;
const implicit = {
  ...starttls,
  host: 'mail.harbor.example',
  port: 465,
  security: 'SSL/TLS',
  userName: 'full-email-address',
} as const;

const RIGHT: ShownSettings = {
  server: 'mail.harbor.example',
  port: '465',
  security: 'SSL/TLS',
  authentication: 'on',
  userName: 'jane@a.example',
};
const RIGHT_STARTTLS: ShownSettings = {
  server: starttls.host,
  port: '587',
  security: 'STARTTLS',
  authentication: 'on',
  userName: 'jane',
};

function finding(field: Field, value: string, server: typeof implicit | typeof starttls = implicit) {
  const found = checkSettings({ ...RIGHT, [field]: value }, server).find((item) => item.field === field);
  if (!found) throw new Error(field);
  return found;
}

test('right settings are right in every field, whatever the provider', () => {
  const verdicts = [...checkSettings(RIGHT, implicit), ...checkSettings(RIGHT_STARTTLS, starttls)];
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array(10).fill('right'));
});

test.each<[field: Field, value: string, why: RegExp, changeTo: string]>([
  ['server', 'http://mail.harbor.example', /http:\/\//u, 'mail.harbor.example'],
  ['server', ' mail.harbor.example', /space/u, 'mail.harbor.example'],
  ['server', 'mail harbor.example', /space/u, 'mail.harbor.example'],
  ['server', 'mail.harbor.example:465', /port has its own field/u, 'mail.harbor.example'],
  ['server', 'harbor.example/mail', /slash/u, 'mail.harbor.example'],
  ['server', 'mail.janes-shop.example', /own domain/u, 'mail.harbor.example'],
  ['server', 'imap.harbor.example', /incoming/u, 'mail.harbor.example'],
  ['server', 'pop3.harbor.example', /incoming/u, 'mail.harbor.example'],
  ['server', 'smtp.mail.harbor.example', /“smtp”/u, 'mail.harbor.example'],
  ['server', 'jane@a.example', /email address/u, 'mail.harbor.example'],
  ['server', '192.0.2.7', /numbers/u, 'mail.harbor.example'],
  ['server', 'notgmail.com', /letter by letter/u, 'mail.harbor.example'],
  ['port', '25', /block/u, '465'],
  ['port', '587', /kind of security/u, '465'],
  ['port', '993', /incoming mail \(IMAP\)/u, '465'],
  ['port', '110', /incoming mail \(POP\)/u, '465'],
  ['port', '2525', /not the right port/u, '465'],
  ['port', 'four', /number/u, '465'],
  ['security', 'STARTTLS', /protected from the start/u, 'SSL/TLS'],
  ['security', 'None', /in the open/u, 'SSL/TLS'],
  ['authentication', 'off', /does not log in/u, 'On'],
  ['userName', 'jane', /most common cause/u, 'jane@your domain'],
  ['userName', '', /optional/u, 'your full email address'],
  ['userName', 'jane @ a.example', /space/u, 'jane@a.example'],
  ['userName', ' jane@a.example', /space/u, 'jane@a.example'],
  ['userName', 'jane@@a.example', /two @/u, 'your full email address'],
  ['userName', 'jane@localhost', /missing/u, 'your full email address'],
  ['userName', '@a.example', /missing/u, 'your full email address'],
])('%s "%s" is wrong, with the reason and the right value', (field, value, why, changeTo) => {
  expect(finding(field, value)).toEqual({
    field,
    verdict: 'wrong',
    why: expect.stringMatching(why) as string,
    changeTo,
  });
});

test.each<[field: Field, value: string, changeTo: string]>([
  ['security', 'SSL/TLS', 'STARTTLS'],
  ['port', '465', '587'],
  ['userName', 'jane@a.example', 'jane'],
  ['userName', '', 'the part of your email address before the @'],
])('%s "%s" is wrong for a provider with STARTTLS and mailbox names', (field, value, changeTo) => {
  expect(finding(field, value, starttls)).toMatchObject({ verdict: 'wrong', changeTo });
});

test.each([
  ['smtp.gmail.com', 'Gmail'],
  ['smtp-relay.google.com', 'Google'],
  ['smtp.office365.com', 'Microsoft 365'],
  ['smtp-mail.outlook.com', 'Outlook.com'],
  ['smtp.mail.yahoo.com', 'Yahoo'],
  ['smtp.mail.me.com', 'iCloud'],
  ['smtp.comcast.net', 'Comcast'],
  ['smtp.twc.rr.com', 'Spectrum'],
  ['smtpout.secureserver.net', 'GoDaddy'],
])('%s is the server of %s', (host, company) => {
  expect(finding('server', host).why).toContain(`the server of ${company}.`);
});

describe('what can’t be judged', () => {
  test('is a word that means two things; the right one is named', () => {
    for (const shown of ['TLS', 'Auto']) {
      expect(finding('security', shown)).toMatchObject({ verdict: 'unsure', changeTo: 'SSL/TLS' });
    }
    expect(finding('security', 'SSL')).toMatchObject({ verdict: 'right', why: 'Your app calls SSL/TLS “SSL”.' });
  });

  test('is an empty field, which is asked for', () => {
    for (const field of ['server', 'port', 'security', 'authentication'] as const) {
      expect(finding(field, '').verdict).toBe('unsure');
    }
  });

  test('is the user name of an app that takes the one of incoming mail', () => {
    const found = checkSettings({ ...RIGHT, authentication: 'same', userName: '' }, implicit);
    expect(found.map(({ verdict }) => verdict)).toEqual(['right', 'right', 'right', 'right', 'unsure']);
    const bare = checkSettings({ ...RIGHT, authentication: 'same', userName: 'jane' }, implicit);
    expect(bare.at(-1)?.verdict).toBe('wrong');
  });
});
