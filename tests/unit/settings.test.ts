import { describe, expect, test } from 'vitest';
import { parseSettings, SettingsError } from '../../src/lib/settings/parse.ts';
import provider from '../fixtures/other-provider.ts';

/** The settings with one field changed, such as `outgoing.port`, or left out. */
function changed(field: string, value: unknown): unknown {
  const copy: Record<string, unknown> = structuredClone(provider);
  const [group = '', name] = field.split('.');
  if (name === undefined) copy[group] = value;
  else copy[group] = { ...(copy[group] as object), [name]: value };
  return JSON.parse(JSON.stringify(copy));
}

const IMAP = { protocol: 'IMAP', host: 'a.example', port: 993, security: 'SSL/TLS' };

describe('a wrong value is refused with file, field, value, and what to write:', () => {
  test.each<[field: string, value: unknown, says: string]>([
    ['outgoing.port', 25, 'expected 587, the port with STARTTLS (RFC 8314). Port 25 is for servers, not for mail'],
    ['outgoing.port', 465, 'expected 587, the port with STARTTLS (RFC 8314). With SSL/TLS, the port is 465.'],
    ['outgoing.port', '587', 'found "587"; expected a port number without quotes.'],
    ['outgoing.port', 65_536, 'expected a port number from 1 to 65535.'],
    ['outgoing.port', 587.5, 'expected a whole number.'],
    ['outgoing.host', undefined, 'found nothing; expected a host name in quotes, such as mail.example.com.'],
    ['outgoing.host', '', 'found ""; expected a host name, such as'],
    ['outgoing.host', 'https://a.example', 'expected only the host name, without "https://".'],
    ['outgoing.host', 'a.example:465', 'the port has its own field'],
    ['outgoing.host', 'a.example/mail', 'without a path'],
    ['outgoing.host', 'a .example', 'without spaces'],
    ['outgoing.host', 'me@a.example', 'not an email address'],
    ['outgoing.host', '192.0.2.1', 'not an IP address'],
    ['outgoing.host', 'a.example.', 'without a dot at the end'],
    ['outgoing.host', 'mailserver', 'a full host name with a dot'],
    ['outgoing.host', 'A.example', 'in lowercase: "a.example".'],
    ['outgoing.host', 'münchen.example', 'a host name in ASCII form: "xn--mnchen-3ya.example".'],
    ['outgoing.host', 'a..example', 'letters, digits and hyphens'],
    ['outgoing.host', `${'a'.repeat(64)}.example`, 'letters, digits and hyphens'],
    ['outgoing.security', 'TLS', "expected 'SSL/TLS' or 'STARTTLS'."],
    ['outgoing.authentication', 'none', 'open relay'],
    ['outgoing.userName', 'email', "expected 'full-email-address' or 'mailbox-name'."],
    ['outgoing.authenticateBy', 'oauth', "expected 'password' or 'app-password'."],
    ['outgoing.prot', 587, 'did you mean "port"? The fields here are host, port, '],
    ['outgoin', {}, 'found {}; did you mean "outgoing"?'],
    ['webmail', undefined, 'found nothing; expected a group with the fields name, url.'],
    ['webmail.url', 'http://a.example/', 'begins with https://'],
    ['webmail.url', 'https://mail/', 'with a full host name'],
    ['webmail.url', 'https://me:pw@a.example/', 'without a user name or password'],
    ['webmail.url', 'https://a.example/ü', 'as a browser writes it, "https://a.example/%C3%BC"'],
    ['webmail.url', 'https://a.example/[x]', 'special characters percent-encoded'],
    ['webmail.url', 'https://a.example/%zz', 'special characters percent-encoded'],
    ['support.email', 'care', 'an email address'],
    ['support.phone', 5, 'text in quotes'],
    ['support.phone', 'ask at the desk', 'a phone number, such as +1 555 010 0123'],
    ['support.form', 'care.northwind.example/contact', 'begins with https://'],
    ['support.hours', '', "text that isn't empty"],
    ['site.url', 'https://a.example/', 'no slash at the end'],
    ['site.url', 'https://a.example/help', '"https://a.example". The path goes into site.base, as "/help/".'],
    ['provider.name', '', "expected text that isn't empty."],
    ['provider.name', ' North', 'without spaces at the start or end'],
    ['provider.name', 'North\nPost', 'one line of plain text'],
    ['provider.company', '<b>North</b>', 'without <, >'],
    ['incoming', IMAP, 'a list of incoming servers in [ ]'],
    ['incoming', [], 'leave the field out'],
    [
      'incoming',
      [{ ...IMAP, port: 995 }],
      'expected 993, the port with SSL/TLS (RFC 8314). This is IMAP. With STARTTLS, the port is 143.',
    ],
    ['incoming', [{ ...IMAP, protocol: 'imap' }], "incoming[0].protocol: found \"imap\"; expected 'IMAP' or 'POP3'."],
    ['incoming', [IMAP, IMAP], 'expected one server for each protocol, but IMAP is listed twice.'],
    ['site.oldAddresses', { '/a/': 'https://a.example' }, 'site.oldAddresses./a/: found "https://a.example";'],
    ['site.oldAddresses', { '/a/': '/A' }, 'a path of lowercase words between slashes'],
    ['site.oldAddresses', { Old: '/a/' }, 'site.oldAddresses.Old: found "Old"; expected the name of this field to be'],
    ['site.oldAddresses', ['/a/'], 'found ["/a/"]; expected a group of fields.'],
    ['site.feedback', 'feedback@a.example', 'such as mailto:feedback@example.com'],
    ['site.securityContact', 'security@a.example', 'mailto: with an email address, or a web address'],
    ['site.securityContact', 'http://a.example/', 'mailto: with an email address, or a web address'],
    ['brand.colors', { light: { accent: 'teal' } }, 'accent: found "teal"; expected a color as # with six digits'],
    ['brand.colors', { light: { accnt: '#123456' } }, 'did you mean "accent"?'],
    ['brand.logo', 'brand/logo.gif', 'expected the path of a file that ends in .svg, .png, .webp or .jpg, such as'],
    ['brand.icon', 'icon.png', 'a file that ends in .svg, such as ./brand/icon.svg'],
    ['brand', { printLogo: 'a.svg' }, 'brand.printLogo: found "a.svg"; expected brand.logo beside it'],
    ['brand.fonts', { text: { family: 'Georgia' } }, "text.fallback: found nothing; expected 'sans-serif' or 'serif'."],
    ['brand.fonts', { text: { family: '"X"', fallback: 'serif' } }, 'the name of a font without quotes'],
    [
      'brand.fonts',
      { text: { family: 'A, B', files: ['a.woff2'], fallback: 'serif' } },
      'text.family: found "A, B"; expected the name of the one font that the files hold.',
    ],
    ['brand.footer', { links: [{ text: 'Imprint', url: 'imprint.html' }] }, 'an address that begins with https://'],
  ])('%s: %j', (field, value, says) => {
    const refused = (): unknown => parseSettings(changed(field, value), () => 'some/settings.ts');
    expect(refused).toThrow(SettingsError);
    expect(refused).toThrow(`some/settings.ts: ${field}`);
    expect(refused).toThrow(says);
  });

  test.each([[undefined], [null], [[]], ['x']])('a file that exports %j', (raw) => {
    expect(() => parseSettings(raw, () => 'a.ts')).toThrow('a.ts: No settings found.');
  });

  test('every wrong field, in one message', () => {
    const outgoing = { ...provider.outgoing, host: 'https://a.example', port: 25 };
    const refused = (): unknown => parseSettings({ ...provider, outgoing, webmail: {} }, () => 'a.ts');
    expect(refused).toThrow(
      /^a\.ts: webmail\.name.*\na\.ts: webmail\.url.*\na\.ts: outgoing\.host.*\na\.ts: outgoing\.port/u,
    );
  });
});

describe('right values are taken as they are:', () => {
  test.each<[field: string, value: unknown]>([
    ['provider', provider.provider],
    ['outgoing.host', 'mail.163.com'],
    ['outgoing.host', `xn--mnchen-3ya.${'a'.repeat(63)}.example1`],
    ['webmail.url', 'https://a.example'],
    ['webmail.url', "https://a.example/x%5b?y=1&z=(a),b;c*d+e!f$g:h@i~j_k-l.m#n/o?p%5D=q'"],
    ['support.phone', '1-800-FLOWERS'],
    ['support.form', undefined],
    ['site.feedback', 'mailto:feedback@a.example'],
    ['site.feedback', 'https://a.example/feedback?from=help'],
    ['provider.name', 'Ärzte & Söhne “Post”'],
    ['site.url', 'https://a.example:8443'],
    ['site.oldAddresses', { '/a/b-2/': '/c/' }],
    ['site.securityContact', 'https://a.example/security'],
    ['incoming', undefined],
    ['incoming', [IMAP]],
  ])('%s: %j', (field, value) => {
    const raw = changed(field, value);
    expect(parseSettings(raw, () => 'a.ts')).toEqual(raw);
  });
});
