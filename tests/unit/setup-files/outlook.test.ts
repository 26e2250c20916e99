import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { autodiscover } from '../../../src/lib/setup-files/outlook.ts';
import { isWellFormed } from '../../support/xml.ts';
import { provider } from './helpers.ts';

interface Answer {
  readonly Autodiscover: {
    readonly '@xmlns': string;
    readonly Response: {
      readonly '@xmlns': string;
      readonly Account: { readonly AccountType: string; readonly Action: string; readonly Protocol: readonly object[] };
    };
  };
}

test.each(['mailbox-name', 'full-email-address'] as const)(
  'Outlook’s file answers as the Autodiscover service does, with what the settings say (%s)',
  (userName) => {
    const text = autodiscover({ ...provider, outgoing: { ...provider.outgoing, userName } });
    expect(isWellFormed(text)).toBe(true);
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false });
    const { Autodiscover } = parser.parse(text) as Answer;
    expect(Autodiscover['@xmlns']).toBe('http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006');
    expect(Autodiscover.Response['@xmlns']).toBe(
      'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a',
    );
    const { AccountType, Action, Protocol } = Autodiscover.Response.Account;
    expect([AccountType, Action]).toEqual(['email', 'settings']);
    // Only then does Outlook sign in to send.
    expect(Protocol.at(-1)).toMatchObject({ Type: 'SMTP', UsePOPAuth: 'on' });
    expect(Protocol).toMatchObject(
      [...provider.incoming, { protocol: 'SMTP', ...provider.outgoing }].map(({ protocol, host, port, security }) => ({
        Type: protocol,
        Server: host,
        Port: String(port),
        SSL: 'on',
        Encryption: security === 'SSL/TLS' ? 'SSL' : 'TLS',
        AuthRequired: 'on',
        // Never a Windows login.
        SPA: 'off',
        DomainRequired: userName === 'full-email-address' ? 'on' : 'off',
      })),
    );
    // One file answers for every mailbox.
    expect(text).not.toContain('LoginName');
  },
);
