import { describe, expect, test } from 'vitest';
import { parseSettings, SettingsError } from '../../src/lib/settings/parse.ts';
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
    [
      'outgoing.port: found 25; allowed: 465 with SSL/TLS, 587 with STARTTLS (RFC 8314). Port 25 is for servers, ' +
        'not for mail apps. The security here is STARTTLS, so the port is 587.',
    ],
  ],
  [
    'a port of the other security mode',
    set('outgoing', 'port', 465),
    ['outgoing.port', 'found 465', '(RFC 8314). The security here is STARTTLS, so the port is 587'],
  ],
  ['an incoming port for outgoing mail', set('outgoing', 'port', 993), ['outgoing.port', 'found 993', '587']],
  [
    'a port in quotes',
    set('outgoing', 'port', '587'),
    ['outgoing.port', 'found "587"', 'a port number without quotes'],
  ],
  ['a port above all ports', set('outgoing', 'port', 65_536), ['outgoing.port', '65536', '1 to 65535']],
  ['a port below all ports', set('outgoing', 'port', 0), ['outgoing.port', 'found 0', '1 to 65535']],
  ['half a port', set('outgoing', 'port', 587.5), ['outgoing.port', 'found 587.5', 'a whole number']],
  ['a host that is a number', set('outgoing', 'host', 5), ['outgoing.host', 'found 5', 'a host name in quotes']],
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
  [
    'a host that ends like an IP address',
    set('outgoing', 'host', 'mail.example.123'),
    ['outgoing.host', 'not an IP address'],
  ],
  ['a host with a dot at its end', set('outgoing', 'host', 'a.example.'), ['outgoing.host', 'a dot at the end']],
  ...['a..example', '-a.example', 'a-.example', 'a_b.example', 'ä.example', `${'a'.repeat(64)}.example`].map(
    (host): (typeof BAD)[number] => [
      `a host that no server can have, ${host}`,
      set('outgoing', 'host', host),
      ['outgoing.host', 'letters, digits and hyphens'],
    ],
  ),
  [
    'a host that is too long',
    set('outgoing', 'host', `${'a.'.repeat(126)}aa`),
    ['outgoing.host', 'letters, digits and hyphens'],
  ],
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
  ['a webmail address that is a number', set('webmail', 'url', 5), ['webmail.url', 'a web address in quotes']],
  ['no more than the beginning of a webmail address', set('webmail', 'url', 'https://'), ['webmail.url', 'a full web']],
  ['a webmail address of one word', set('webmail', 'url', 'https://mail/'), ['webmail.url', 'with a full host name']],
  ['a user name in a webmail address', set('webmail', 'url', 'https://me@a.example/'), ['webmail.url', 'user name']],
  ['a password in a webmail address', set('webmail', 'url', 'https://:pw@a.example/'), ['webmail.url', 'password']],
  ...['%zz', '%5', 'a|b', '#a#b', '#a|b', '#%zz', '#%5'].map((end): (typeof BAD)[number] => [
    `signs in a webmail address that other programs do not bear, ${end}`,
    set('webmail', 'url', `https://a.example/${end}`),
    ['webmail.url', '%5B for ['],
  ]),
  ['a webmail address with brackets', set('webmail', 'url', 'https://a.example/[x]'), ['webmail.url', '%5B for [']],
  ['a support address that is none', set('support', 'email', 'care'), ['support.email', 'an email address']],
  ['a telephone number without quotes', set('support', 'phone', 5), ['support.phone', 'a text in quotes']],
  ['a site address without https', set('site', 'url', 'help.example'), ['site.url', 'begins with https://']],
  ['a site address with a slash', set('site', 'url', 'https://a.example/'), ['site.url', 'no slash at the end']],
  ['a site address with a path', set('site', 'url', 'https://a.example/help'), ['site.url', 'with no path']],
  ['an empty name', set('provider', 'name', ''), ['provider.name', 'not empty']],
  ['a name that is a number', set('provider', 'name', 5), ['provider.name', 'found 5', 'a text in quotes']],
  ['a name with a space before it', set('provider', 'name', ' North'), ['provider.name', 'no space']],
  ['a name of two lines', set('provider', 'name', 'North\nPost'), ['provider.name', 'one line of plain text']],
  ['a name with a sign of markup', set('provider', 'name', 'North > South'), ['provider.name', 'without < and >']],
  ['a name with a space at its end', set('provider', 'name', 'North '), ['provider.name', 'no space']],
  ['markup in a name', set('provider', 'company', '<b>North</b>'), ['provider.company', 'plain text']],
  [
    'an incoming port of another protocol',
    (s) => (s['incoming'] = [{ protocol: 'IMAP', host: 'a.example', port: 995, security: 'SSL/TLS' }] as never),
    [
      'incoming[0].port: found 995; allowed: 993 with SSL/TLS, 143 with STARTTLS (RFC 8314). This is IMAP. ' +
        'The security here is SSL/TLS, so the port is 993.',
    ],
  ],
  [
    'an incoming port of the other security mode',
    (s) => (s['incoming'] = [{ protocol: 'POP3', host: 'a.example', port: 110, security: 'SSL/TLS' }] as never),
    ['incoming[0].port', '995 with SSL/TLS, 110 with STARTTLS (RFC 8314). This is POP3. '],
  ],
  [
    'an unknown protocol',
    (s) => (s['incoming'] = [{ protocol: 'imap', host: 'a.example', port: 993, security: 'SSL/TLS' }] as never),
    ['incoming[0].protocol', 'found "imap"', "'IMAP' or 'POP3'"],
  ],
  [
    'two servers of one protocol',
    (s) => {
      const imap = { protocol: 'IMAP', host: 'a.example', port: 993, security: 'SSL/TLS' };
      s['incoming'] = [imap, { ...imap, host: 'b.example' }] as never;
    },
    ['incoming[1].protocol: found "IMAP"; allowed: one server for each protocol; IMAP stands here twice.'],
  ],
  [
    'one incoming server that is no list',
    (s) => (s['incoming'] = { protocol: 'IMAP' }),
    ['incoming', 'a list of incoming servers in [ ]'],
  ],
  ['an empty list of incoming servers', (s) => (s['incoming'] = [] as never), ['incoming', 'leave the field out']],
  [
    'an old address that is no path',
    set('site', 'oldAddresses', { '/a/': 'https://a.example' }),
    ['site.oldAddresses./a/', 'a path'],
  ],
  ['an old address that is a number', set('site', 'oldAddresses', { '/a/': 5 }), ['a path in quotes']],
  ...['a/', '/a', '//', '/a//b/', '/A/', '/a b/', '/a/?x', 'x/a/', '/a/#'].map((place): (typeof BAD)[number] => [
    `an old address that leads to ${place}`,
    set('site', 'oldAddresses', { '/a/': place }),
    ['site.oldAddresses./a/', 'a path of lower-case words between slashes'],
  ]),
  ['an address for security that is a number', set('site', 'securityContact', 5), ['an address in quotes']],
  ...['mailto:', 'mailto:care', 'http://a.example/', 'to mailto:a@b.example'].map((contact): (typeof BAD)[number] => [
    `an address for security that reaches nobody, ${contact}`,
    set('site', 'securityContact', contact),
    ['site.securityContact', 'mailto: with an email address, or a web address that begins with https://'],
  ]),
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
    expect(refused).toThrow(expect.objectContaining({ name: 'SettingsError' }));
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

  test.each([
    ['outgoing', 'host', 'a.b'],
    ['outgoing', 'host', 'mail.163.com'],
    ['outgoing', 'host', 'xn--mnchen-3ya.example1'],
    ['outgoing', 'host', `${'a'.repeat(63)}.example`],
    ['outgoing', 'host', `${'a.'.repeat(126)}a`],
    ['webmail', 'url', 'https://a.example'],
    ['webmail', 'url', "https://a.example/x%5b?y=1&z=(a),b;c*d+e!f$g:h@i~j_k-l.m#n/o?p%5D=q'"],
    ['support', 'phone', '+1 555 0100'],
    ['provider', 'name', 'Ärzte & Söhne “Post”'],
    ['site', 'url', 'https://a.example:8443'],
    ['site', 'oldAddresses', { '/a/b-2/': '/c/' }],
    ['site', 'oldAddresses', undefined],
    ['site', 'securityContact', 'https://a.example/security'],
  ])('%s.%s may be %j', (group, field, value) => {
    const raw = broken(set(group, field, value));
    expect(parseSettings(raw, 'a.ts')).toEqual(raw);
  });

  test('the incoming servers may be left out, and be one of each protocol', () => {
    for (const incoming of [undefined, ...provider.incoming.map((server) => [server])]) {
      const raw = { ...provider, incoming };
      expect(parseSettings(raw, 'a.ts')).toEqual(raw);
    }
  });

  test('every fault is named in one message', () => {
    const raw = broken((s) => {
      set('outgoing', 'host', '')(s);
      set('webmail', 'url', 'x')(s);
    });
    expect(() => parseSettings(raw, 'a.ts')).toThrow(/2 fields[^]*webmail\.url[^]*outgoing\.host/u);
    // Also within one group, where a fault is in the pair of two other fields.
    const near = broken((s) => {
      set('outgoing', 'host', 'https://a.example')(s);
      set('outgoing', 'port', 25)(s);
    });
    expect(() => parseSettings(near, 'a.ts')).toThrow(/2 fields[^]*outgoing\.host[^]*outgoing\.port/u);
  });
});
