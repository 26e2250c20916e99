import assert from 'node:assert/strict';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { parse } from 'plist';
import { appleProfile, profileFileName } from '../../src/setup-files/apple-profile.ts';
import { checkCommands, dnsRecords, zoneLines } from '../../src/setup-files/dns.ts';
import { hasIncoming, type WithIncoming } from '../../src/setup-files/incoming.ts';
import { autodiscover } from '../../src/setup-files/outlook.ts';
import { autoconfig } from '../../src/setup-files/thunderbird.ts';
import type { MailSettings } from '../../src/settings/schema.ts';
import { isWellFormed } from '../support/xml.ts';
import { acceptedAddress } from './addresses.ts';
import { acceptedSettings } from './inputs.ts';
import { holds, type Target } from './target.ts';

const provider = acceptedSettings.filter((settings): settings is WithIncoming<MailSettings> => hasIncoming(settings));

const reader = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (name) => /^(?:incomingServer|outgoingServer|Protocol)$/u.test(name),
});

/** The document as an app reads it. */
function read(xml: string): unknown {
  assert.ok(isWellFormed(xml), xml);
  return reader.parse(xml);
}

interface Server {
  readonly '@type': string;
  readonly hostname: string;
  readonly port: string;
  readonly socketType: string;
  readonly username: string;
}
interface Autoconfig {
  readonly clientConfig: {
    readonly emailProvider: {
      readonly displayName: string;
      readonly displayShortName: string;
      readonly incomingServer: readonly Server[];
      readonly outgoingServer: readonly Server[];
      readonly documentation: { readonly '@url': string; readonly descr: { readonly '#text': string } };
    };
    readonly webMail: { readonly loginPage: { readonly '@url': string } };
  };
}
interface Autodiscover {
  readonly Autodiscover: {
    readonly Response: {
      readonly Account: {
        readonly AccountType: string;
        readonly Action: string;
        readonly Protocol: readonly Readonly<Record<string, string>>[];
      };
    };
  };
}

export const setupFiles: Target = {
  properties: [
    holds(
      "Thunderbird's file is well-formed and holds exactly the values of the settings",
      { cases: 5_000 },
      fc.property(provider, (settings) => {
        const { emailProvider, webMail } = (read(autoconfig(settings)) as Autoconfig).clientConfig;
        const { outgoing, incoming } = settings;
        const username = outgoing.userName === 'mailbox-name' ? '%EMAILLOCALPART%' : '%EMAILADDRESS%';
        const server = (
          type: string,
          { host, port, security }: Pick<typeof outgoing, 'host' | 'port' | 'security'>,
        ) => ({
          '@type': type,
          hostname: host,
          port: String(port),
          socketType: security === 'SSL/TLS' ? 'SSL' : 'STARTTLS',
          authentication: 'password-cleartext',
          username,
        });
        assert.deepEqual(
          emailProvider.incomingServer,
          incoming.map((one) => server(one.protocol.toLowerCase(), one)),
        );
        assert.deepEqual(emailProvider.outgoingServer, [server('smtp', outgoing)]);
        assert.equal(emailProvider.displayName, settings.provider.name);
        assert.equal(emailProvider.displayShortName, settings.provider.name);
        assert.ok(emailProvider.documentation.descr['#text'].endsWith(settings.provider.name));
        assert.equal(emailProvider.documentation['@url'], `${settings.site.url}/settings/`);
        assert.equal(webMail.loginPage['@url'], settings.webmail.url);
      }),
    ),
    holds(
      "Outlook's file is well-formed, holds exactly the values of the settings, and is the same for every mailbox",
      { cases: 5_000 },
      fc.property(provider, (settings) => {
        const text = autodiscover(settings);
        const { Account } = (read(text) as Autodiscover).Autodiscover.Response;
        const { outgoing, incoming } = settings;
        assert.deepEqual([Account.AccountType, Account.Action], ['email', 'settings']);
        assert.deepEqual(
          Account.Protocol.map(({ Type, Server: host, Port, SSL, Encryption, AuthRequired, DomainRequired }) => [
            Type,
            host,
            Port,
            SSL,
            Encryption,
            AuthRequired,
            DomainRequired,
          ]),
          [...incoming, { protocol: 'SMTP', ...outgoing }].map(({ protocol, host, port, security }) => [
            protocol,
            host,
            String(port),
            'on',
            security === 'SSL/TLS' ? 'SSL' : 'TLS',
            'on',
            outgoing.userName === 'full-email-address' ? 'on' : 'off',
          ]),
        );
        assert.ok(!text.includes('LoginName'));
      }),
    ),
    holds(
      'a profile is well-formed and holds exactly the values of the settings, the address and the name',
      { cases: 4_000, few: 25 },
      fc.asyncProperty(
        provider,
        fc.option(fc.tuple(acceptedAddress, fc.string({ unit: 'grapheme', maxLength: 20 })), { nil: undefined }),
        async (settings, person) => {
          const [email, name] = person ?? [];
          const text = await appleProfile(settings, email === undefined ? undefined : { email, name });
          assert.ok(isWellFormed(text), text);
          const whole = parse(text) as unknown as Record<string, unknown> & {
            PayloadContent: [Record<string, unknown>];
          };
          const [account] = whole.PayloadContent;
          const incoming = settings.incoming.find(({ protocol }) => protocol === 'IMAP') ?? settings.incoming[0];
          assert.equal(whole['PayloadOrganization'], settings.provider.company);
          assert.ok(String(whole['PayloadDisplayName']).startsWith(settings.provider.name));
          assert.equal(account['EmailAddress'], email);
          if (name) assert.equal(account['EmailAccountName'], name);
          assert.equal(account['IncomingMailServerHostName'], incoming.host);
          assert.equal(account['IncomingMailServerPortNumber'], incoming.port);
          assert.equal(account['OutgoingMailServerHostName'], settings.outgoing.host);
          assert.equal(account['OutgoingMailServerPortNumber'], settings.outgoing.port);
          const user = settings.outgoing.userName === 'mailbox-name' ? email?.slice(0, email.lastIndexOf('@')) : email;
          assert.equal(account['OutgoingMailServerUsername'], user);
          assert.match(profileFileName(settings.provider), /^[a-z0-9-]+\.mobileconfig$/u);
        },
      ),
    ),
    holds(
      'DNS records stand on a line each, and lead to the servers of the settings',
      { cases: 4_000 },
      fc.property(acceptedSettings, (settings) => {
        const records = dnsRecords(settings);
        const lines = zoneLines(records).split('\n');
        assert.equal(lines.length, records.length);
        const parts = lines.map((line) => /^([a-z0-9_.-]+) +3600 IN (SRV|CNAME) +(\S.*)$/u.exec(line)?.slice(1) ?? []);
        for (const [name, type, data] of parts) {
          assert.match(String(data), type === 'SRV' ? /^\d+ 1 \d+ (?:[a-z0-9-]+\.)+$/u : /^(?:[a-z0-9-]+\.)+$/u, name);
        }
        const servers = [settings.outgoing, ...(settings.incoming ?? [])];
        for (const [index, { host, port }] of servers.entries()) {
          assert.ok(String(parts[index]?.[2]).endsWith(` 1 ${port} ${host}.`));
        }
        // The preferred server comes first (RFC 2782: the lowest priority).
        const priorities = parts.slice(1, servers.length).map(([, , data]) => Number.parseInt(String(data), 10));
        assert.deepEqual(
          priorities,
          priorities.toSorted((a, b) => a - b),
        );
        for (const [, , data] of parts) assert.ok(checkCommands(records).includes(`# ${String(data)}`));
      }),
    ),
  ],
};
