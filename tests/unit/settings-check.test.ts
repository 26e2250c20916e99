import { describe, expect, test } from 'vitest';
import { checkSettings, type Field, type ShownSettings } from '../../src/lib/settings-check/check.ts';
import provider from '../fixtures/other-provider.ts';

/** Two invented servers, one for each security mode and user-name rule. */
const implicit = {
  ...provider.outgoing,
  host: 'mail.harbor.example',
  port: 465,
  security: 'SSL/TLS',
  userName: 'full-email-address',
} as const;
const upgraded = provider.outgoing;

const RIGHT: ShownSettings = {
  server: 'mail.harbor.example',
  port: '465',
  security: 'SSL/TLS',
  authentication: 'on',
  userName: 'jane@a.example',
};

function finding(field: Field, value: string, server: typeof implicit | typeof upgraded = implicit) {
  const found = checkSettings({ ...RIGHT, [field]: value }, server).find((item) => item.field === field);
  if (!found) throw new Error(field);
  return found;
}

test('right settings are right in every field', () => {
  expect(checkSettings(RIGHT, implicit).map(({ verdict }) => verdict)).toEqual(Array(5).fill('right'));
  const other: ShownSettings = {
    server: upgraded.host,
    port: '587',
    security: 'STARTTLS',
    authentication: 'on',
    userName: 'jane',
  };
  expect(checkSettings(other, upgraded).map(({ verdict }) => verdict)).toEqual(Array(5).fill('right'));
});

test('"use same settings as incoming" is right, and the user name is then that of incoming mail', () => {
  const found = checkSettings({ ...RIGHT, authentication: 'same', userName: '' }, implicit);
  expect(found.map(({ verdict }) => verdict)).toEqual(['right', 'right', 'right', 'right', 'unsure']);
  expect(found.at(-1)?.why).toContain('user name of incoming mail');
  const bare = checkSettings({ ...RIGHT, authentication: 'same', userName: 'jane' }, implicit);
  expect(bare.at(-1)?.verdict).toBe('wrong');
});

describe('each mistake is named', () => {
  test.each([
    ['server', 'http://mail.harbor.example', 'http://', 'mail.harbor.example'],
    ['server', 'mail.harbor.example ', 'space', 'mail.harbor.example'],
    ['server', 'mail.harbor.example:465', 'port has its own field', 'mail.harbor.example'],
    ['server', 'smtp.gmail.com', 'Gmail', 'mail.harbor.example'],
    ['server', 'smtp.comcast.net', 'Comcast', 'mail.harbor.example'],
    ['server', 'mail.janes-shop.example', 'own domain', 'mail.harbor.example'],
    ['server', 'imap.harbor.example', 'incoming', 'mail.harbor.example'],
    ['server', 'smtp.mail.harbor.example', 'smtp', 'mail.harbor.example'],
    ['server', 'jane@a.example', 'email address', 'mail.harbor.example'],
    ['server', '192.0.2.7', 'numbers', 'mail.harbor.example'],
    ['server', 'mail.harbour.example', 'letter by letter|own domain', 'mail.harbor.example'],
    ['port', '25', 'block', '465'],
    ['port', '587', 'kind of security', '465'],
    ['port', '993', 'incoming mail \\(IMAP\\)', '465'],
    ['port', '110', 'incoming mail \\(POP\\)', '465'],
    ['port', 'four', 'number', '465'],
    ['security', 'STARTTLS', 'protected from the start', 'SSL/TLS'],
    ['security', 'None', 'in the open', 'SSL/TLS'],
    ['authentication', 'off', 'does not log in', 'On'],
    ['userName', 'jane', 'most common cause', 'jane@your domain'],
    ['userName', '', 'optional', 'your full email address'],
    ['userName', 'jane @a.example', 'space', 'jane@a.example'],
    ['userName', 'jane@@a.example', 'two @', 'your full email address'],
    ['userName', 'jane@localhost', 'missing', 'your full email address'],
    ['userName', ' jane@a.example', 'space', 'jane@a.example'],
  ] as const)('%s: "%s"', (field, value, why, changeTo) => {
    const found = finding(field, value);
    expect(found.verdict).toBe('wrong');
    expect(found.why).toMatch(new RegExp(why, 'u'));
    expect(found.changeTo).toBe(changeTo);
  });

  test('a word that means two things is not judged', () => {
    expect(finding('security', 'TLS').verdict).toBe('unsure');
    expect(finding('security', 'Auto').verdict).toBe('unsure');
    expect(finding('security', 'SSL').verdict).toBe('right');
  });

  test('the other way round for a provider that does it the other way round', () => {
    expect(finding('security', 'SSL/TLS', upgraded)).toMatchObject({ verdict: 'wrong', changeTo: 'STARTTLS' });
    expect(finding('port', '465', upgraded)).toMatchObject({ verdict: 'wrong', changeTo: '587' });
    expect(finding('userName', 'jane@a.example', upgraded)).toMatchObject({ verdict: 'wrong', changeTo: 'jane' });
  });

  test('an empty field is asked for and not called wrong', () => {
    for (const field of ['server', 'port', 'security', 'authentication'] as const)
      expect(finding(field, '').verdict).toBe('unsure');
  });

  test('addresses in other scripts are accepted', () => {
    expect(finding('userName', 'андрей@почта.example').verdict).toBe('right');
  });
});

/** The whole of what is said of one field. */
function said(field: Field, value: string, server: typeof implicit | typeof upgraded = implicit): string {
  const { verdict, why, changeTo } = finding(field, value, server);
  return [verdict, why, ...(changeTo === undefined ? [] : [changeTo])].join(' | ');
}

describe('what a reader is told', () => {
  test('of a field that is right', () => {
    for (const [field, value] of Object.entries(RIGHT) as [Field, string][]) {
      expect(said(field, value)).toBe('right | It is as it should be.');
    }
    expect(said('userName', 'jane', upgraded)).toBe('right | It is as it should be.');
    expect(said('security', 'SSL')).toBe('right | Your app calls SSL/TLS “SSL”.');
    expect(said('authentication', 'same')).toBe(
      'right | Your app logs in to send with the user name and the password of incoming mail.',
    );
  });

  test('of a field that is empty', () => {
    expect(said('server', ' ')).toBe('unsure | You left this empty. Look for the outgoing or SMTP server.');
    expect(said('port', ' ')).toBe('unsure | You left this empty. It is a number near the server name.');
    expect(said('security', '')).toBe('unsure | Choose what your app shows. It may be called encryption or SSL.');
    expect(said('authentication', '')).toBe(
      'unsure | Look for a switch or a box about logging in to the outgoing server.',
    );
    const [, , , , unsure] = checkSettings({ ...RIGHT, authentication: 'same', userName: ' ' }, upgraded);
    expect(unsure).toEqual({
      field: 'userName',
      verdict: 'unsure',
      why: 'Your app takes the user name of incoming mail. Look for it on the main page of the account.',
      changeTo: 'the part of your email address before the @',
    });
  });

  test('of a server', () => {
    const wrong = (why: string) => `wrong | ${why} | mail.harbor.example`;
    expect(said('server', 'mail.harbour.example.net')).toContain('own domain');
    expect(said('server', 'harbour.example')).toBe(wrong('This is not the right server. Compare it letter by letter.'));
    expect(said('server', ' Mail.Harbor.Example')).toContain('space before or after');
    expect(said('server', 'mail harbor.example')).toBe(wrong('There is a space in the name.'));
    expect(said('server', 'harbor.example/mail')).toBe(wrong('A server name has no slash in it.'));
    expect(said('server', 'https://harbor.example')).toContain('has no https:// in front.');
    expect(said('server', 'x https://harbor.example')).toBe(wrong('There is a space in the name.'));
    expect(said('server', '1.2.harbor.example')).toContain('letter by letter');
    expect(said('server', 'harbor.1')).toContain('letter by letter');
    expect(said('server', 'harbor:x.example')).toContain('letter by letter');
    expect(said('server', 'harbor:1x.example')).toContain('letter by letter');
    expect(said('server', 'pop.harbor.example')).toContain('incoming mail');
    expect(said('server', 'pop3.harbor.example')).toContain('incoming mail');
    expect(said('server', 'my.imap.example')).toContain('letter by letter');
    expect(said('server', 'my.mail.example')).toContain('letter by letter');
    expect(said('server', 'smtp.mail.harbor.example')).toBe(wrong('There is a word too many in front: “smtp”.'));
    expect(said('server', 'gmail.com')).toContain('Gmail');
    expect(said('server', 'notgmail.com')).toContain('letter by letter');
  });

  test.each([
    ['smtp.gmail.com', 'Gmail'],
    ['smtp.googlemail.com', 'Gmail'],
    ['smtp-relay.google.com', 'Google'],
    ['smtp.office365.com', 'Microsoft 365'],
    ['smtp-mail.outlook.com', 'Outlook.com'],
    ['smtp.hotmail.com', 'Outlook.com'],
    ['smtp.live.com', 'Outlook.com'],
    ['smtp.mail.yahoo.com', 'Yahoo'],
    ['smtp.aol.com', 'AOL'],
    ['smtp.mail.me.com', 'iCloud'],
    ['smtp.icloud.com', 'iCloud'],
    ['smtp.zoho.com', 'Zoho'],
    ['mail.gmx.com', 'GMX'],
    ['mail.gmx.net', 'GMX'],
    ['smtp.comcast.net', 'Comcast'],
    ['smtp.xfinity.com', 'Xfinity'],
    ['outgoing.verizon.net', 'Verizon'],
    ['outbound.att.net', 'AT&T'],
    ['smtp.cox.net', 'Cox'],
    ['mobile.charter.net', 'Spectrum'],
    ['smtp.twc.rr.com', 'Spectrum'],
    ['smtpout.secureserver.net', 'GoDaddy'],
  ])('of %s: that it is the server of %s', (host, company) => {
    expect(said('server', host)).toContain(`the server of ${company}.`);
  });

  test('of a port', () => {
    expect(said('port', ' 465 ')).toContain('right');
    for (const port of ['143', '993']) expect(said('port', port)).toContain('incoming mail (IMAP)');
    for (const port of ['110', '995']) expect(said('port', port)).toContain('incoming mail (POP)');
    for (const port of ['x465', '465x', '123456']) expect(said('port', port)).toContain('A port is a number');
    expect(said('port', '2525')).toBe('wrong | This is not the right port. | 465');
    expect(said('port', '465', upgraded)).toContain('kind of security');
  });

  test('of the security', () => {
    expect(said('security', 'None')).toBe(
      'wrong | Without security your password travels in the open. The server refuses that. | SSL/TLS',
    );
    expect(said('security', 'Auto')).toBe('unsure | Your app guesses, and it may guess wrong. | SSL/TLS');
    expect(said('security', 'TLS')).toContain('If your list also has the other word, choose that one. | SSL/TLS');
    expect(said('security', 'STARTTLS')).toContain('This server is protected from the start.');
    for (const shown of ['SSL', 'SSL/TLS']) {
      expect(said('security', shown, upgraded)).toBe(
        'wrong | SSL/TLS is protected from the start. This server begins in the open and then changes over. | STARTTLS',
      );
    }
    expect(said('security', 'STARTTLS', upgraded)).toBe('right | It is as it should be.');
  });

  test('of a user name', () => {
    const rule = 'your full email address';
    expect(said('userName', 'jane  @ a.example')).toContain('| jane@a.example');
    expect(said('userName', '@a.example')).toBe(`wrong | A part of the email address is missing. | ${rule}`);
    expect(said('userName', 'jane.doe@localhost')).toBe(`wrong | A part of the email address is missing. | ${rule}`);
    expect(said('userName', 'jane.@localhost')).toContain('A part of the email address is missing.');
    expect(said('userName', 'jane@a.example', upgraded)).toBe(
      'wrong | This is the whole email address. Only the part before the @ is wanted. | jane',
    );
    expect(said('userName', '@a.example', upgraded)).toContain('wrong');
    expect(said('userName', '', upgraded)).toContain('| the part of your email address before the @');
  });
});
