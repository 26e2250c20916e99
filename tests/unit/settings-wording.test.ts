import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../../src/lib/files.ts';
import en from '../../src/i18n/locales/en.ts';
import es from '../../src/i18n/locales/es.ts';
import type { MailSettings } from '../../src/lib/settings/schema.ts';
import {
  fillInAll,
  incomingRows,
  namedValue,
  namedValues,
  outgoingRows,
  sendingRows,
  settingsText,
  typedByHand,
  typographic,
  userNameExample,
  userNameFor,
  userNamePhrase,
} from '../../src/lib/settings/wording.ts';
import provider from '../fixtures/other-provider.ts';

const full = {
  ...provider,
  outgoing: { ...provider.outgoing, userName: 'full-email-address', authenticateBy: 'password' },
} as const;
const words = { ...en.settings, required: 'Obligatoria', appPassword: 'Contraseña de aplicación', port: 'Puerto' };

test.each([
  ['en', en, 'guides'],
  ['es', es, 'translations/es'],
] as const)('the other names of a setting are labels that the pages show: %s', (_, strings, content) => {
  const folder = path.join(import.meta.dirname, '../../src/content', content);
  const pages = filesIn(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const names = Object.values(strings.settingsPage.otherNames).flat();
  const isLabel = (name: string) =>
    pages.some((text) => [`label="${name}"`, `**${name}**`].some((one) => text.includes(one)));
  expect(names.filter((name) => !isLabel(name))).toEqual([]);
});

describe('the rows of a table of settings', () => {
  const shown = (rows: ReturnType<typeof outgoingRows>) =>
    rows.map(({ label, value, copy }) => `${label}: ${value}${copy ? ' (copy)' : ''}`);

  test('have the labels of the article, and a copy button if there is something to paste', () => {
    expect(shown(outgoingRows(provider, en.settings))).toEqual([
      'Outgoing Mail Server: submit.northwind.example (copy)',
      'Port: 587 (copy)',
      'Security: STARTTLS',
      'Authentication: Required',
      'Authenticate By: App password',
    ]);
    expect(outgoingRows(full, en.settings).at(-1)?.value).toBe('Password');
  });

  test('as text have everything that somebody enters, to paste anywhere', () => {
    expect(settingsText(sendingRows(full, en.settings))).toBe(
      [
        'Outgoing Mail Server: submit.northwind.example',
        'Port: 587',
        'Security: STARTTLS',
        'Authentication: Required',
        'Authenticate By: Password',
        'User name: Your full email address',
        'Password: The one for your mailbox',
      ].join('\n'),
    );
    expect(sendingRows(provider, en.settings).at(-1)?.value).toBe('App password');
  });

  test('of incoming servers have ids that tell the protocols apart', () => {
    const [imap, pop] = provider.incoming.map((server) => incomingRows(server, en.settings));
    expect(shown(imap ?? [])[0]).toBe('Incoming Mail Server: imap.northwind.example (copy)');
    expect(pop?.map(({ id }) => id)).toEqual(['pop3-host', 'pop3-port', 'pop3-security']);
  });

  test('speak the reader’s language', () => {
    expect(shown(outgoingRows(provider, words)).slice(1)).toEqual([
      'Puerto: 587 (copy)',
      'Security: STARTTLS',
      'Authentication: Obligatoria',
      'Authenticate By: Contraseña de aplicación',
    ]);
  });
});

test('the user name follows the rule of the provider', () => {
  expect(userNameFor(full, 'jane@a.example')).toBe('jane@a.example');
  expect(userNameFor(provider, 'jane@a.example')).toBe('jane');
  expect(userNameExample(full, en.settings)).toEqual({ wrong: 'john', right: 'john@yourdomain.com' });
  expect(userNameExample(provider, en.settings)).toEqual({ wrong: 'john@yourdomain.com', right: 'john' });
  expect(userNamePhrase(full, en.settings)).toBe('your full email address');
});

describe('a value that is typed by hand', () => {
  const below: MailSettings = {
    ...provider,
    webmail: { name: 'Webmail', url: 'https://mail.birchwood.example/' },
    support: { name: 'Support', url: 'https://birchwood.example/support', email: 'ask@birchwood.example' },
    site: { ...provider.site, url: 'https://www.birchwood.example', base: '/help/' },
  };
  test.each([
    ['https://birchwood.example/support', 'support.url'],
    ['Go to birchwood.example/support/.', 'support.url'],
    ['mailto:ask@birchwood.example', 'support.email'],
    ['https://mail.birchwood.example/login', 'webmail.url'],
    ['https://www.birchwood.example/help/guides/', 'site.url'],
    ['at submit.northwind.example:587', 'outgoing.host'],
    // The provider's own website, and longer names.
    ['https://birchwood.example/', undefined],
    ['https://birchwood.example/support/hours', undefined],
    ['https://birchwood.example/supporters', undefined],
    ['https://www.birchwood.example/prices', undefined],
    ['https://hotmail.birchwood.example/', undefined],
    ['task@birchwood.example', undefined],
  ])('%s is %s', (text, path) => {
    expect(typedByHand(below, text)?.path).toBe(path);
  });

  test('is shown by its name, as the whole address of a site below a path is', () => {
    expect(namedValue(below, 'support.email', en.settings)).toBe('ask@birchwood.example');
    expect(namedValue(below, 'site.url', en.settings)).toBe('https://www.birchwood.example/help');
  });
});

describe('a value that content names', () => {
  test('is that of the settings, word for word, unless it is a choice put into words', () => {
    const chosen = /^(?:outgoing\.authenticat|userName|password)/u;
    const named = Object.entries(namedValues(provider, en.settings)).filter(([path]) => !chosen.test(path));
    expect(named.length).toBeGreaterThan(10);
    for (const [path, value] of named) {
      const [group = '', field = ''] = path.split('.');
      const groups: Readonly<Record<string, unknown>> = provider;
      expect(value, path).toBe(String((groups[group] as Record<string, unknown>)[field]));
    }
    expect(namedValue(provider, 'outgoing.authenticateBy', words)).toBe('Contraseña de aplicación');
    expect(namedValue(provider, 'userName.wrong', en.settings)).toBe('john@yourdomain.com');
    expect(namedValue(full, 'password', en.settings)).toBe('your email password');
    expect(namedValue(provider, 'password', en.settings)).toBe('your app password');
  });

  test.each(['suport.name', 'constructor', ''])('is refused if it is none: "%s"', (path) => {
    expect(() => namedValue(provider, path, en.settings)).toThrow(
      /isn't a value in the settings\. .*The values are provider\.name, /u,
    );
  });

  test('is filled in wherever front matter names it, and nothing else is changed', () => {
    const rest = { '{key}': 1, date: new Date(0), no: '{} { provider.name } {a b} {name.} provider.name', yes: true };
    expect(
      fillInAll(provider, { list: ['{provider.name}', { deep: 'At {provider.name}' }], ...rest }, en.settings),
    ).toStrictEqual({
      list: ['Northwind Post', { deep: 'At Northwind Post' }],
      ...rest,
    });
  });

  test('is filled in with the words of the page’s language', () => {
    const spanish = { ...words, fullEmailAddress: 'tu dirección' };
    expect(fillInAll(full, 'Escribe {userName}.', spanish)).toBe('Escribe tu dirección.');
  });
});

test.each([
  ['It says "no" ("never") ["not"]', 'It says “no” (“never”) [“not”]'],
  ["'Send', and you can't", '‘Send’, and you can’t'],
  ['a\n"b"', 'a\n“b”'],
  ["https://a.example/Moore's_law", "https://a.example/Moore's_law"],
  ["/guides/#'x'", "/guides/#'x'"],
])('the quotes of %j are typographic: %j', (typed, set) => {
  expect(typographic(typed)).toBe(set);
});
