import { describe, expect, test } from 'vitest';
import en from '../../src/i18n/locales/en.ts';
import es from '../../src/i18n/locales/es.ts';
import { checkSettings, type Field, type ShownSettings } from '../../src/lib/settings-check/check.ts';
import { differenceInWords } from '../../src/lib/settings-check/difference.ts';
import starttls from '../fixtures/other-provider.ts';

/** Two invented providers, one for each security mode and user-name rule. */
const implicit = {
  provider: { name: 'Harbor', company: 'Harbor' },
  outgoing: {
    ...starttls.outgoing,
    host: 'mail.harbor.example',
    port: 465,
    security: 'SSL/TLS',
    userName: 'full-email-address',
  },
} as const;

const { findings: words, difference: differenceWords } = en.checkPage.tool;

const EMPTY: ShownSettings = { server: '', port: '', security: '', authentication: '', userName: '' };
const RIGHT: ShownSettings = {
  server: 'mail.harbor.example',
  port: '465',
  security: 'SSL/TLS',
  authentication: 'on',
  userName: 'jane@a.example',
};
const RIGHT_STARTTLS: ShownSettings = {
  ...RIGHT,
  server: starttls.outgoing.host,
  port: '587',
  security: 'STARTTLS',
  userName: 'jane',
};

function finding(field: Field, value: string, settings: typeof implicit | typeof starttls = implicit) {
  const found = checkSettings({ ...EMPTY, [field]: value }, settings, words);
  expect(found).toHaveLength(1);
  return found[0];
}

test('right settings are right in every field, whatever the provider', () => {
  const verdicts = [...checkSettings(RIGHT, implicit, words), ...checkSettings(RIGHT_STARTTLS, starttls, words)];
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array(10).fill('right'));
});

test('what was left empty is not judged', () => {
  expect(checkSettings({ ...EMPTY, server: '  ' }, implicit, words)).toEqual([]);
  expect(checkSettings({ ...EMPTY, port: '25' }, implicit, words).map(({ field }) => field)).toEqual(['port']);
});

test.each<[field: Field, value: string, why: RegExp, changeTo: string]>([
  ['server', 'mail.janes-shop.example', /your own domain/u, 'mail.harbor.example'],
  ['server', 'imap.harbor.example', /incoming/u, 'mail.harbor.example'],
  ['server', 'jane@a.example', /email address/u, 'mail.harbor.example'],
  ['server', '192.0.2.7', /IP address/u, 'mail.harbor.example'],
  ['server', 'notgmail.com', /isn’t the server that Harbor uses/u, 'mail.harbor.example'],
  ['port', '25', /block/u, '465'],
  ['port', '587', /a different port for sending with SSL\/TLS/u, '465'],
  ['port', '993', /incoming mail \(IMAP\)/u, '465'],
  ['port', 'four', /number/u, '465'],
  ['security', 'STARTTLS', /needs SSL\/TLS/u, 'SSL/TLS'],
  ['security', 'None', /read your password/u, 'SSL/TLS'],
  ['authentication', 'off', /doesn’t sign in/u, 'On'],
  ['userName', 'Jane Doe', /person’s name/u, 'your full email address, like jane@yourdomain.com'],
  ['userName', 'jane.doe', /isn’t a full email address/u, 'your full email address, like jane.doe@yourdomain.com'],
  ['userName', 'jane@@a.example', /more than one @/u, 'your full email address, like jane@yourdomain.com'],
  ['userName', '@a.example', /before the @/u, 'your full email address, like jane@yourdomain.com'],
])('%s "%s" is wrong, with the reason and the right value', (field, value, why, changeTo) => {
  const found = finding(field, value);
  expect(found).toMatchObject({ verdict: 'wrong', changeTo });
  expect(found?.why).toMatch(why);
});

test.each<[field: Field, value: string, changeTo: string]>([
  ['security', 'SSL/TLS', 'STARTTLS'],
  ['port', '465', '587'],
  ['userName', 'jane@a.example', 'jane'],
  ['userName', 'Jane Doe', 'the part of your email address before the @, like jane'],
])('%s "%s" is wrong for a provider with STARTTLS and mailbox names', (field, value, changeTo) => {
  expect(finding(field, value, starttls)).toMatchObject({ verdict: 'wrong', changeTo });
});

test.each([
  ['smtp.gmail.com', 'Gmail'],
  ['smtp.office365.com', 'Microsoft 365'],
  ['smtp.twc.rr.com', 'Spectrum'],
])('%s is for accounts of %s', (host, company) => {
  expect(finding('server', host)?.why).toContain(`for ${company} accounts`);
});

test.each<[field: Field, value: string]>([
  ['server', ' Mail.Harbor.Example '],
  ['port', ' 465 '],
  ['port', '465 (SSL/TLS)'],
  ['security', 'SSL'],
  ['userName', ' Jane@A.example '],
])('%s is read as it is meant: "%s"', (field, value) => {
  expect(finding(field, value)?.verdict).toBe('right');
});

test.each(['smtp://mail.harbor.example', 'mail.harbor.example:465', 'SMTP: mail.harbor.example, port 465'])(
  'the right name with more around it may be how it was pasted: "%s"',
  (value) => {
    expect(finding('server', value)).toMatchObject({ verdict: 'unsure', changeTo: 'mail.harbor.example' });
  },
);

describe('a typing mistake in the server’s name is told letter by letter', () => {
  test.each([
    ['mail.harbour.example', 'Delete “u” after “mail.harbo”.'],
    ['mail.habror.example', 'Change “br” to “rb” after “mail.ha”.'],
    ['mail harbor.example', 'Change the space to “.” after “mail”.'],
    ['smtp.mail.harbor.example', 'Delete “smtp.” at the start.'],
    ['harbor.example', 'Add “mail.” at the start.'],
  ])('%s: %s', (typed, words) => {
    expect(differenceInWords(finding('server', typed)?.difference ?? [], differenceWords)).toBe(words);
  });

  test('even after a word that is not part of it', () => {
    const bare = { ...implicit, outgoing: { ...implicit.outgoing, host: 'harborwebmail.example' } };
    const [found] = checkSettings({ ...EMPTY, server: 'mail.harbormail.example' }, bare, words);
    expect(differenceInWords(found?.difference ?? [], differenceWords)).toBe(
      'Delete “mail.” at the start. Add “web” after “harbor”.',
    );
  });
});

describe('what only the reader can tell', () => {
  test('is whose address a complete address is', () => {
    expect(finding('userName', 'jane@a.example')).toMatchObject({
      verdict: 'right',
      why: 'It’s a full email address. Make sure this is the address of your Harbor mailbox.',
    });
    const gmail = finding('userName', 'jane@gmail.com');
    expect(gmail).toMatchObject({ verdict: 'unsure', why: expect.stringContaining('from Gmail') as string });
    expect(gmail).not.toHaveProperty('changeTo');
  });

  test.each([
    ['jane@a.con', 'jane@a.com'],
    ['jane@a..example', 'jane@a.example'],
    ['jane@a,example', 'jane@a.example'],
    ['jane @ a.example', 'jane@a.example'],
  ])('is what an address with a slip was meant to be: %s', (typed, meant) => {
    expect(finding('userName', typed)).toMatchObject({ verdict: 'unsure', changeTo: meant });
  });

  test('is an address at a domain that is nearly a well-known one, which is not suggested', () => {
    const found = finding('userName', 'jane@gmial.con');
    expect(found).toMatchObject({ verdict: 'unsure', why: expect.stringContaining('gmail.com') as string });
    expect(found).not.toHaveProperty('changeTo');
    expect(finding('userName', 'jane@mail.harbor.example')?.verdict).toBe('right');
  });

  test('is a word for security that means two things; the right one is named', () => {
    for (const shown of ['TLS', 'Auto']) {
      expect(finding('security', shown)).toMatchObject({ verdict: 'unsure', changeTo: 'SSL/TLS' });
    }
  });
});

describe('in another language', () => {
  test('everything is said in its words, and with nothing left to fill in', () => {
    const { findings, difference } = es.checkPage.tool;
    const shown: ShownSettings[] = [
      { server: 'mail.habror.example', port: '25', security: 'STARTTLS', authentication: 'off', userName: 'Ana Paz' },
      { server: 'smtp.gmail.com', port: '993', security: 'TLS', authentication: 'same', userName: 'ana@@a.example' },
      { server: 'smtp.a.example', port: '587', security: 'None', authentication: 'on', userName: 'ana@gmail.con' },
      { server: '192.0.2.7', port: 'mil', security: 'Auto', authentication: '', userName: 'ana@gmail.com' },
    ];
    const said = shown.flatMap((one) => checkSettings(one, implicit, findings).map(({ why }) => why));
    const { addressProblems, wanted, ...sentences } = en.checkPage.tool.findings;
    const english = [sentences, addressProblems, wanted].flatMap((texts) => Object.values(texts));
    expect(said.filter((why) => /[{}]/u.test(why) || english.includes(why))).toEqual([]);
    expect(said).toContain('Este servidor es para cuentas de Gmail. No puede enviar el correo de tu cuenta de Harbor.');
    expect(said).toContain(es.addressProblems['two-at']);
    const [server, , , , userName] = checkSettings(shown[0] ?? EMPTY, implicit, findings);
    expect(differenceInWords(server?.difference ?? [], difference)).toBe('Cambia “br” por “rb” después de “mail.ha”.');
    expect(userName?.changeTo).toBe('tu dirección de correo completa, como ana@tudominio.com');
  });
});
