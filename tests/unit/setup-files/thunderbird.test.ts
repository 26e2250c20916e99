import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { autoconfig, autoconfigHost } from '../../../src/lib/setup-files/thunderbird.ts';
import { isWellFormed } from '../../support/xml.ts';
import { provider } from './helpers.ts';

/** The file as an app reads it. */
function read(changes: Partial<typeof provider> = {}): object {
  const text = autoconfig({ ...provider, ...changes });
  expect(isWellFormed(text)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    isArray: (name) => name.endsWith('Server'),
  });
  return (parser.parse(text) as { clientConfig: object }).clientConfig;
}

test.each([
  ['mailbox-name', '%EMAILLOCALPART%'],
  ['full-email-address', '%EMAILADDRESS%'],
] as const)('Thunderbird’s file holds the servers of the settings, the preferred one first (%s)', (rule, username) => {
  const both = { authentication: 'password-cleartext', username };
  expect(read({ outgoing: { ...provider.outgoing, userName: rule } })).toMatchObject({
    '@version': '1.2',
    emailProvider: {
      displayName: 'Northwind Post',
      displayShortName: 'Northwind Post',
      incomingServer: [
        { ...both, '@type': 'imap', hostname: 'imap.northwind.example', port: '993', socketType: 'SSL' },
        { ...both, '@type': 'pop3', hostname: 'pop.northwind.example', port: '110', socketType: 'STARTTLS' },
      ],
      outgoingServer: [
        { ...both, '@type': 'smtp', hostname: 'submit.northwind.example', port: '587', socketType: 'STARTTLS' },
      ],
      documentation: { '@url': 'https://guide.northwind.example/settings/' },
    },
    webMail: { loginPage: { '@url': 'https://desk.northwind.example/' } },
  });
});

describe('the domain of the MX hosts', () => {
  test('is named in the file, and leads to the host whose file is for all customers', () => {
    expect(read()).toMatchObject({
      emailProvider: {
        '@id': 'northwind.example',
        domain: ['northwind.example', { '@purpose': 'mx', '#text': 'northwind.example' }],
      },
    });
    expect(autoconfigHost(provider.server)).toBe('autoconfig.northwind.example');
    expect(autoconfigHost({ software: 'x', mx: 'mx.premium.europe.example.com' })).toBe(
      'autoconfig.premium.europe.example.com',
    );
    expect(autoconfigHost({ software: 'x', mx: 'example.com' })).toBe('autoconfig.example.com');
  });

  test('gives way to the outgoing server if it isn’t known', () => {
    const host = provider.outgoing.host;
    expect(read({ server: { software: 'KestrelMail' } })).toMatchObject({
      emailProvider: { '@id': host, domain: host },
    });
    expect(autoconfigHost({ software: 'x' })).toBeUndefined();
  });
});

test('a name that’s too long for a short one is left out there', () => {
  const name = 'Northwind Post and Telegraph';
  const { emailProvider } = read({ provider: { name, company: name } }) as { emailProvider: object };
  expect(emailProvider).toMatchObject({ displayName: name });
  expect(emailProvider).not.toHaveProperty('displayShortName');
});
