import { describe, expect, test } from 'vitest';
import { parseSettings, SettingsError } from '../../src/settings/parse.ts';
import { fillIn, outgoingRows, userNameExample, userNameFor } from '../../src/settings/wording.ts';
import provider from '../fixtures/other-provider.ts';

type Change = (settings: Record<string, Record<string, unknown>>) => unknown;

function set(group: string, field: string, value: unknown): Change {
  return (settings) => ((settings[group] as Record<string, unknown>)[field] = value);
}

/** Each wrong settings file: what is done to a right one, and what the message must say. */
const BAD: readonly [name: string, change: Change, says: readonly string[]][] = [
  [
    'port 25',
    set('outgoing', 'port', 25),
    ['outgoing.port', 'found 25', 'Port 25 is for servers', '587 with STARTTLS'],
  ],
  [
    'a port of the other security mode',
    set('outgoing', 'port', 465),
    ['outgoing.port', 'found 465', '465 with SSL/TLS'],
  ],
  ['an incoming port for outgoing mail', set('outgoing', 'port', 993), ['outgoing.port', 'found 993', '587']],
  ['a port in quotes', set('outgoing', 'port', '587'), ['outgoing.port', 'found "587"', 'without quotes']],
  ['a port that is no port', set('outgoing', 'port', 70_000), ['outgoing.port', '70000', '1 to 65535']],
  ['an empty host', set('outgoing', 'host', ''), ['outgoing.host', 'found ""', 'it is empty']],
  [
    'a host with a scheme',
    set('outgoing', 'host', 'https://a.example'),
    ['outgoing.host', '"https://a.example"', 'without "https://"'],
  ],
  ['a host with a port', set('outgoing', 'host', 'a.example:465'), ['outgoing.host', 'the port has its own field']],
  ['a host with a path', set('outgoing', 'host', 'a.example/mail'), ['outgoing.host', 'without a path']],
  ['a host with a space', set('outgoing', 'host', 'a .example'), ['outgoing.host', 'without spaces']],
  [
    'a host that is an email address',
    set('outgoing', 'host', 'me@a.example'),
    ['outgoing.host', 'not an email address'],
  ],
  ['a host that is an IP address', set('outgoing', 'host', '192.0.2.1'), ['outgoing.host', 'not an IP address']],
  ['a host of one word', set('outgoing', 'host', 'mailserver'), ['outgoing.host', 'with a dot']],
  ['a host in capitals', set('outgoing', 'host', 'A.example'), ['outgoing.host', 'lower case']],
  [
    'an unknown security mode',
    set('outgoing', 'security', 'TLS'),
    ['outgoing.security', 'found "TLS"', "'SSL/TLS' or 'STARTTLS'"],
  ],
  ['no security', set('outgoing', 'security', 'none'), ['outgoing.security', 'found "none"', "'STARTTLS'"]],
  ['authentication switched off', set('outgoing', 'authentication', 'none'), ['outgoing.authentication', 'open relay']],
  ['an unknown user-name rule', set('outgoing', 'userName', 'email'), ['outgoing.userName', "'full-email-address'"]],
  [
    'an unknown way to authenticate',
    set('outgoing', 'authenticateBy', 'oauth'),
    ['outgoing.authenticateBy', "'password'"],
  ],
  ['a missing field', (s) => delete s['outgoing']?.['host'], ['outgoing.host', 'found missing', 'host name']],
  ['a missing group', (s) => delete s['webmail'], ['webmail', 'found missing', '{ name, url }']],
  ['a misspelt key', set('outgoing', 'prot', 587), ['outgoing.prot', 'did you mean "port"?']],
  ['a misspelt group', (s) => (s['outgoin'] = {}), ['outgoin', 'did you mean "outgoing"?']],
  ['a webmail address without https', set('webmail', 'url', 'http://a.example/'), ['webmail.url', 'https://']],
  [
    'a webmail address that a browser writes otherwise',
    set('webmail', 'url', 'https:///a.example/ü'),
    ['webmail.url', 'as a browser writes it, "https://a.example/%C3%BC"'],
  ],
  ['a webmail address with brackets', set('webmail', 'url', 'https://a.example/[x]'), ['webmail.url', '%5B for [']],
  ['a support address that is none', set('support', 'email', 'care'), ['support.email', 'an email address']],
  ['a site address with a path', set('site', 'url', 'https://a.example/help'), ['site.url', 'with no path']],
  ['an empty name', set('provider', 'name', ''), ['provider.name', 'not empty']],
  ['a name with a space at its end', set('provider', 'name', 'North '), ['provider.name', 'no space']],
  ['markup in a name', set('provider', 'company', '<b>North</b>'), ['provider.company', 'plain text']],
  [
    'an incoming port of another protocol',
    (s) => (s['incoming'] = [{ protocol: 'IMAP', host: 'a.example', port: 995, security: 'SSL/TLS' }] as never),
    ['incoming[0].port', 'found 995', '993'],
  ],
  ['an empty list of incoming servers', (s) => (s['incoming'] = [] as never), ['incoming', 'leave the field out']],
  [
    'an old address that is no path',
    set('site', 'oldAddresses', { '/a/': 'https://a.example' }),
    ['site.oldAddresses./a/', 'a path'],
  ],
  [
    'an email address for security without its scheme',
    set('site', 'securityContact', 'security@a.example'),
    ['site.securityContact', 'mailto: with an email address'],
  ],
];

function broken(change: Change): unknown {
  const copy = structuredClone(provider) as unknown as Record<string, Record<string, unknown>>;
  change(copy);
  return copy;
}

describe('a wrong settings file is refused', () => {
  test.each(BAD)('%s', (_, change, says) => {
    const refused = (): unknown => parseSettings(broken(change), 'some/settings.ts');
    expect(refused).toThrow(SettingsError);
    for (const words of ['some/settings.ts: One field cannot be used.', ...says]) expect(refused).toThrow(words);
  });

  test.each([[undefined], [null], [[]], ['x'], [465]])('and so is one that exports %j', (raw) => {
    expect(() => parseSettings(raw, 'a.ts')).toThrow(
      'a.ts: no settings found.\n  The file must end in a default export',
    );
  });
});

describe('settings', () => {
  test('right ones pass unchanged', () => {
    expect(parseSettings(provider, 'a.ts')).toEqual(provider);
  });

  test('every fault is named in one message', () => {
    const raw = broken((s) => {
      set('outgoing', 'host', '')(s);
      set('webmail', 'url', 'x')(s);
    });
    expect(() => parseSettings(raw, 'a.ts')).toThrow(/2 fields[^]*webmail\.url[^]*outgoing\.host/u);
  });
});

describe('what settings say to people', () => {
  const full = { outgoing: { ...provider.outgoing, userName: 'full-email-address' as const } };

  test('the labels are those of the article', () => {
    expect(outgoingRows(provider).map(({ label }) => label)).toEqual([
      'Outgoing Mail Server',
      'Port',
      'Security',
      'Authentication',
      'Authenticate By',
    ]);
  });

  test('the user name follows the rule of the provider', () => {
    expect(userNameFor(full, 'jane@a.example')).toBe('jane@a.example');
    expect(userNameFor(provider, '"a@b"@a.example')).toBe('"a@b"');
    expect(userNameExample(full, 'john')).toEqual({ wrong: 'john', right: 'john@yourdomain.com' });
    expect(userNameExample(provider, 'john')).toEqual({ wrong: 'john@yourdomain.com', right: 'john' });
  });

  test('a text with an unknown name is refused with what was meant', () => {
    expect(fillIn(provider, 'Ask {support.name}.')).toBe('Ask Northwind Helpdesk.');
    expect(() => fillIn(provider, 'Ask {suport.name}.')).toThrow(/did you mean "support\.name"\?/u);
  });
});
