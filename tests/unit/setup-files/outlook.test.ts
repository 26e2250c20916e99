import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { isWellFormed } from '../../support/xml.ts';
import { expect, test } from 'vitest';
import { autodiscover } from '../../../src/setup-files/outlook.ts';
import { providers } from './helpers.ts';

interface Answer {
  readonly Autodiscover: {
    readonly '@xmlns': string;
    readonly Response: {
      readonly '@xmlns': string;
      readonly Account: {
        readonly AccountType: string;
        readonly Action: string;
        readonly Protocol: readonly Readonly<Record<string, string>>[];
      };
    };
  };
}

test("Outlook's file of any provider answers as the Autodiscover service does, with what the settings say", () => {
  fc.assert(
    fc.property(providers, (settings) => {
      const text = autodiscover(settings);
      expect(isWellFormed(text)).toBe(true);
      const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false });
      const { Autodiscover } = parser.parse(text) as Answer;
      expect(Autodiscover['@xmlns']).toBe('http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006');
      expect(Autodiscover.Response['@xmlns']).toBe(
        'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a',
      );
      const { AccountType, Action, Protocol } = Autodiscover.Response.Account;
      expect([AccountType, Action]).toEqual(['email', 'settings']);
      const servers = [...settings.incoming, { protocol: 'SMTP', ...settings.outgoing }];
      expect(Protocol).toMatchObject(
        servers.map(({ protocol, host, port, security }) => ({
          Type: protocol,
          Server: host,
          Port: String(port),
          SSL: 'on',
          Encryption: security === 'SSL/TLS' ? 'SSL' : 'TLS',
          AuthRequired: 'on',
          DomainRequired: settings.outgoing.userName === 'full-email-address' ? 'on' : 'off',
        })),
      );
      // One file answers for every mailbox.
      expect(text).not.toContain('LoginName');
    }),
  );
});

test('the measure of well-formed XML tells good from bad', () => {
  expect(isWellFormed('<a><b/></a>')).toBe(true);
  expect(isWellFormed('<a><b></a>')).toBe(false);
  expect(isWellFormed('<a>&</a>')).toBe(false);
});
