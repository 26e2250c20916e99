import { describe, expect, test } from 'vitest';
import en from '../../src/i18n/locales/en.ts';
import type { IncomingServer, MailSettings } from '../../src/lib/settings/schema.ts';
import {
  capitalized,
  fillIn,
  fillInAll,
  incomingRows,
  namedValue,
  namedValues,
  outgoingRows,
  typographic,
  userNameExample,
  userNameFor,
  userNamePhrase,
} from '../../src/lib/settings/wording.ts';
import provider from '../fixtures/other-provider.ts';

const other: MailSettings = {
  ...provider,
  outgoing: {
    ...provider.outgoing,
    userName: 'full-email-address',
    authenticateBy: 'password',
  },
};
const imap: IncomingServer = { protocol: 'IMAP', host: 'imap.a.example', port: 993, security: 'SSL/TLS' };
const words = { ...en.settings, required: 'Obligatoria', appPassword: 'Contraseña de aplicación', port: 'Puerto' };

describe('the rows of a table of settings', () => {
  test('have the labels of the article, and a copy button where there is something to paste', () => {
    const { host, port } = provider.outgoing;
    expect(outgoingRows(provider)).toEqual([
      { id: 'host', label: 'Outgoing Mail Server', value: host, copy: true },
      { id: 'port', label: 'Port', value: String(port), copy: true },
      { id: 'security', label: 'Security', value: 'STARTTLS', copy: false },
      { id: 'authentication', label: 'Authentication', value: 'Required', copy: false },
      { id: 'authenticate-by', label: 'Authenticate By', value: 'App password', copy: false },
    ]);
    expect(outgoingRows(other).at(-1)?.value).toBe('Password');
  });

  test('of incoming servers are told apart by their protocol', () => {
    expect(incomingRows(imap)).toEqual([
      { id: 'imap-host', label: 'Incoming Mail Server', value: imap.host, copy: true },
      { id: 'imap-port', label: 'Port', value: String(imap.port), copy: true },
      { id: 'imap-security', label: 'Security', value: 'SSL/TLS', copy: false },
    ]);
    const pop = { ...imap, protocol: 'POP3' as const };
    expect(incomingRows(pop).map(({ id }) => id)).toEqual(['pop3-host', 'pop3-port', 'pop3-security']);
  });

  test('speak the reader’s language', () => {
    expect(outgoingRows(provider, words).map(({ label, value }) => `${label}: ${value}`)).toEqual([
      `Outgoing Mail Server: ${provider.outgoing.host}`,
      `Puerto: ${provider.outgoing.port}`,
      'Security: STARTTLS',
      'Authentication: Obligatoria',
      'Authenticate By: Contraseña de aplicación',
    ]);
    expect(incomingRows(imap, words)[1]?.label).toBe('Puerto');
  });
});

describe('the user name', () => {
  test('follows the rule of the provider', () => {
    expect(userNameFor(other, 'jane@a.example')).toBe('jane@a.example');
    expect(userNameFor(provider, '"a@b"@a.example')).toBe('"a@b"');
    expect(userNameExample(other, 'john')).toEqual({ wrong: 'john', right: 'john@yourdomain.com' });
    expect(userNameExample(provider, 'john')).toEqual({ wrong: 'john@yourdomain.com', right: 'john' });
  });

  test('is said in words that fit into a sentence and can begin one', () => {
    expect(userNamePhrase(other)).toBe('your full email address');
    expect(userNamePhrase(provider)).toBe('only the part of your email address before the @');
    expect(capitalized(userNamePhrase(provider))).toBe('Only the part of your email address before the @');
    expect(capitalized('')).toBe('');
  });
});

describe('a value that content names', () => {
  test('is that of the settings, in the reader’s language', () => {
    expect(fillIn(provider, 'Ask {support.name} or {support.url}.')).toBe(
      `Ask ${provider.support.name} or ${provider.support.url}.`,
    );
    expect(fillIn(provider, 'It is {userName}.')).toBe(`It is ${userNamePhrase(provider)}.`);
    expect(namedValue(provider, 'outgoing.port')).toBe(String(provider.outgoing.port));
    expect(namedValue(provider, 'outgoing.authenticateBy')).toBe('App password');
    expect(namedValue(provider, 'outgoing.authenticateBy', words)).toBe('Contraseña de aplicación');
    expect(namedValue(provider, 'outgoing.authentication', words)).toBe('Obligatoria');
    expect(namedValue(other, 'userName', words)).toBe('your full email address');
  });

  test('stands at its own place in the settings file, word for word, unless it is a choice put into words', () => {
    const chosen = ['outgoing.authentication', 'outgoing.authenticateBy', 'userName'];
    const named = Object.entries(namedValues(provider));
    expect(named.length).toBeGreaterThan(10);
    for (const [path, value] of named.filter(([path_]) => !chosen.includes(path_))) {
      const [group = '', field = ''] = path.split('.');
      const values = Object.entries(provider).find(([name]) => name === group)?.[1] as Record<string, unknown>;
      expect(value, path).toBe(String(values[field]));
    }
  });

  test('is refused where it is none, with what was meant', () => {
    expect(() => fillIn(provider, 'Ask {suport.name}.')).toThrow(
      /^"suport\.name" is not a value of the settings; did you mean "support\.name"\? Known: provider\.name, .*, userName$/u,
    );
    expect(() => namedValue(provider, 'completely.different')).toThrow(
      /^"completely\.different" is not a value of the settings; Known: provider\.name, /u,
    );
    expect(() => namedValue(provider, 'constructor')).toThrow('is not a value');
  });

  test('is a name in braces and nothing else', () => {
    for (const text of ['{}', '{ provider.name }', '{a b}', '{.name}', '{name.}', '{a1}', 'provider.name', '{a..b}']) {
      expect(fillIn(provider, text)).toBe(text);
    }
    expect(fillIn(provider, '{{provider.name}}')).toBe(`{${provider.provider.name}}`);
  });

  test('is filled in wherever it stands in front matter, and nothing else is changed', () => {
    class Other {
      readonly text = '{provider.name}';
    }
    const date = new Date(0);
    const odd = new Other();
    const { name } = provider.provider;
    expect(
      fillInAll(provider, {
        title: 'At {provider.name}',
        list: ['{provider.name}', { deep: '{provider.name}' }],
        '{key}': 1,
        date,
        odd,
        nothing: null,
        missing: undefined,
        yes: true,
      }),
    ).toStrictEqual({
      title: `At ${name}`,
      list: [name, { deep: name }],
      '{key}': 1,
      date,
      odd,
      nothing: null,
      missing: undefined,
      yes: true,
    });
  });
});

test.each([
  ['"Send"', '“Send”'],
  ["'Send'", '‘Send’'],
  ['It says "no" ("never") ["not"]', 'It says “no” (“never”) [“not”]'],
  ["It says 'no' ('never') ['not']", 'It says ‘no’ (‘never’) [‘not’]'],
  ["You can't, said the users' server", 'You can’t, said the users’ server'],
  ['5" screen', '5” screen'],
  ['a\n"b"', 'a\n“b”'],
])('the quotes of %j are set as %j', (typed, set) => {
  expect(typographic(typed)).toBe(set);
});
