import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { autoconfig } from '../../../src/lib/setup-files/thunderbird.ts';
import { isWellFormed } from '../../support/xml.ts';
import { provider } from './helpers.ts';

/** The file as Thunderbird reads it (https://github.com/thunderbird/autoconfig). */
function read(userName: 'mailbox-name' | 'full-email-address'): object {
  const text = autoconfig({ ...provider, outgoing: { ...provider.outgoing, userName } });
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
  const authentication = 'password-cleartext';
  expect(read(rule)).toMatchObject({
    '@version': '1.1',
    emailProvider: {
      '@id': 'submit.northwind.example',
      domain: 'submit.northwind.example',
      displayName: 'Northwind Post',
      displayShortName: 'Northwind Post',
      incomingServer: [
        {
          '@type': 'imap',
          hostname: 'imap.northwind.example',
          port: '993',
          socketType: 'SSL',
          authentication,
          username,
        },
        {
          '@type': 'pop3',
          hostname: 'pop.northwind.example',
          port: '110',
          socketType: 'STARTTLS',
          authentication,
          username,
        },
      ],
      outgoingServer: [
        {
          '@type': 'smtp',
          hostname: 'submit.northwind.example',
          port: '587',
          socketType: 'STARTTLS',
          authentication,
          username,
        },
      ],
      documentation: { '@url': 'https://guide.northwind.example/settings/' },
    },
    webMail: { loginPage: { '@url': 'https://desk.northwind.example/' } },
  });
});
