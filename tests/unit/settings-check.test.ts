import { describe, expect, test } from 'vitest';
import { checkSettings, type Field, type ShownSettings } from '../../src/settings-check/check.ts';
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
