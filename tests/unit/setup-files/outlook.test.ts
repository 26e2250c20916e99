import { XMLParser } from 'fast-xml-parser';
import { isWellFormed } from '../../support/xml.ts';
import { expect, test } from 'vitest';
import { autodiscover } from '../../../src/lib/setup-files/outlook.ts';
import { provider } from './helpers.ts';

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

test("Outlook's file answers as the Autodiscover service does, with what the settings say", () => {
  const text = autodiscover(provider);
  expect(isWellFormed(text)).toBe(true);
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false });
  const { Autodiscover } = parser.parse(text) as Answer;
  expect(Autodiscover['@xmlns']).toBe('http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006');
  expect(Autodiscover.Response['@xmlns']).toBe(
    'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a',
  );
  const { AccountType, Action, Protocol } = Autodiscover.Response.Account;
  expect([AccountType, Action]).toEqual(['email', 'settings']);
  const servers = [...provider.incoming, { protocol: 'SMTP', ...provider.outgoing }];
  expect(Protocol).toMatchObject(
    servers.map(({ protocol, host, port, security }) => ({
      Type: protocol,
      Server: host,
      Port: String(port),
      SSL: 'on',
      Encryption: security === 'SSL/TLS' ? 'SSL' : 'TLS',
      AuthRequired: 'on',
      DomainRequired: provider.outgoing.userName === 'full-email-address' ? 'on' : 'off',
    })),
  );
  // One file answers for every mailbox.
  expect(text).not.toContain('LoginName');
});

test("Outlook's file asks for a login with the domain where the user name has one, and never for a Windows login", () => {
  const outgoing = { ...provider.outgoing, userName: 'full-email-address' as const };
  const text = autodiscover({ ...provider, outgoing });
  expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*<Autodiscover /u);
  expect(text.match(/<DomainRequired>on</gu)).toHaveLength(3);
  expect(text.match(/<SPA>off</gu)).toHaveLength(3);
  // The login for sending is none for reading (POP before SMTP), and mail is sent before it is fetched.
  expect(text).toContain('<UsePOPAuth>off<');
  expect(text).toContain('<SMTPLast>off<');
  expect(autodiscover(provider).match(/<DomainRequired>off</gu)).toHaveLength(3);
});

test('the measure of well-formed XML tells good from bad', () => {
  expect(isWellFormed('<a><b/></a>')).toBe(true);
  expect(isWellFormed('<a><b></a>')).toBe(false);
  expect(isWellFormed('<a>&</a>')).toBe(false);
});
