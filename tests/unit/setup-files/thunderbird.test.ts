import { XMLParser } from 'fast-xml-parser';
import { isWellFormed } from '../../support/xml.ts';
import { describe, expect, test } from 'vitest';
import { autoconfig } from '../../../src/lib/setup-files/thunderbird.ts';
import { provider } from './helpers.ts';

interface Server {
  readonly '@type': string;
  readonly hostname: string;
  readonly port: string;
  readonly socketType: string;
  readonly authentication: string;
  readonly username: string;
}
interface Config {
  readonly '@version': string;
  readonly emailProvider: {
    readonly '@id': string;
    readonly domain: string;
    readonly displayName: string;
    readonly displayShortName: string;
    readonly incomingServer: readonly Server[];
    readonly outgoingServer: readonly Server[];
    readonly documentation: { readonly '@url': string };
  };
}

function read(text: string): Config {
  expect(isWellFormed(text)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    isArray: (name) => /Server$/u.test(name),
  });
  return (parser.parse(text) as { clientConfig: Config }).clientConfig;
}

/** What the project that collects these files checks before it takes one: values and placeholders that apps know. */
function expectValid({ '@version': version, emailProvider }: Config): void {
  expect(version).toBe('1.1');
  expect(emailProvider['@id']).toMatch(/^[a-z0-9.-]+$/u);
  expect(emailProvider.domain).toMatch(/^[a-z0-9.-]+$/u);
  expect(emailProvider.displayName).not.toBe('');
  expect(emailProvider.displayShortName).not.toBe('');
  expect(emailProvider.incomingServer.length).toBeGreaterThan(0);
  expect(emailProvider.outgoingServer).toHaveLength(1);
  for (const server of [...emailProvider.incomingServer, ...emailProvider.outgoingServer]) {
    expect(['imap', 'pop3', 'smtp']).toContain(server['@type']);
    expect(['SSL', 'STARTTLS']).toContain(server.socketType);
    expect(server.authentication).toBe('password-cleartext');
    expect(['%EMAILADDRESS%', '%EMAILLOCALPART%']).toContain(server.username);
    expect(Number(server.port)).toBeGreaterThan(0);
  }
}

describe("Thunderbird's file", () => {
  test('holds the servers of the other provider, the preferred one first', () => {
    const config = read(autoconfig(provider));
    expectValid(config);
    const { emailProvider } = config;
    const [imap, pop] = provider.incoming;
    expect(emailProvider.incomingServer).toMatchObject([
      {
        '@type': 'imap',
        hostname: imap.host,
        port: String(imap.port),
        socketType: 'SSL',
        username: '%EMAILLOCALPART%',
      },
      { '@type': 'pop3', hostname: pop?.host, port: String(pop?.port), socketType: 'STARTTLS' },
    ]);
    expect(emailProvider.outgoingServer).toMatchObject([
      {
        '@type': 'smtp',
        hostname: provider.outgoing.host,
        port: '587',
        socketType: 'STARTTLS',
        username: '%EMAILLOCALPART%',
      },
    ]);
    expect(emailProvider.documentation['@url']).toBe(`${provider.site.url}/settings/`);
  });

  test('says whose it is, where its settings are explained and where mail can be read on the web', () => {
    const text = autoconfig(provider);
    expect(text).toContain(`<descr lang="en">The settings of ${provider.provider.name}</descr>`);
    // Written for people to read as well: an element a line, two blanks for each level.
    expect(text).toContain('\n    <domain>');
    expect(text).toContain(`<loginPage url="${provider.webmail.url}"`);
    const { emailProvider } = read(text);
    expect(emailProvider).toMatchObject({
      '@id': provider.outgoing.host,
      domain: provider.outgoing.host,
      displayName: provider.provider.name,
      displayShortName: provider.provider.name,
    });
  });

  test('has the whole address as user name where the provider wants that', () => {
    const outgoing = { ...provider.outgoing, userName: 'full-email-address' as const };
    const { emailProvider } = read(autoconfig({ ...provider, outgoing }));
    for (const { username } of [...emailProvider.incomingServer, ...emailProvider.outgoingServer])
      expect(username).toBe('%EMAILADDRESS%');
  });
});
