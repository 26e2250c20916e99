import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { IncomingServer, MailSettings } from '../../src/lib/settings/schema.ts';
import { hasIncoming } from '../../src/lib/setup-files/incoming.ts';
import { setupFiles } from '../../src/lib/setup-files/index.ts';
import { AUTODISCOVER_PATH } from '../../src/lib/setup-files/outlook.ts';
import { AUTOCONFIG_PATHS } from '../../src/lib/setup-files/thunderbird.ts';
import { thunderbirdQr } from '../../src/lib/setup-files/thunderbird-qr.ts';
import other from '../fixtures/other-provider.ts';
import { type EveryHost, startEveryHost } from '../support/every-host.ts';
import { findProgram, isMissing } from '../support/find-program.ts';
import { startThunderbird, type Thunderbird } from '../support/thunderbird.ts';

/** Thunderbird sets up accounts from the setup files that the site publishes. */

/** Signs in with the full address, and encrypts from the start. */
const OTHER_WAYS: MailSettings = {
  ...other,
  outgoing: { ...other.outgoing, port: 465, security: 'SSL/TLS', userName: 'full-email-address' },
  incoming: [{ protocol: 'POP3', host: 'pop.northwind.example', port: 995, security: 'SSL/TLS' }],
};

describe.skipIf(isMissing('Thunderbird sets up accounts', 'thunderbird'))('Thunderbird', () => {
  let hosts: EveryHost;
  let thunderbird: Thunderbird;

  beforeAll(async () => {
    hosts = await startEveryHost();
    thunderbird = await startThunderbird(findProgram('thunderbird') ?? '', hosts.port);
  });
  beforeEach(async () => {
    hosts.files = await setupFiles(other);
    hosts.https = true;
    hosts.asked.length = 0;
  });
  afterAll(async () => {
    await thunderbird.stop();
    hosts.stop();
  });

  const [imap] = other.incoming as [IncomingServer, IncomingServer];
  const { host, port, security } = other.outgoing;
  const setUpFor = (email: string, userName: string) => ({
    email,
    incoming: { type: 'imap', host: imap.host, port: imap.port, security: imap.security, userName },
    outgoing: { type: 'smtp', host, port, security, userName },
    alternatives: ['pop3'],
  });

  test.each(['jane@customer.example', "o'neil+lists@customer.example"])(
    'sets up %s from the address',
    async (email) => {
      const account = await thunderbird.setUp(email);
      expect(account).toMatchObject(setUpFor(email, email.slice(0, email.lastIndexOf('@'))));
      expect(account.source).toBe('xml-from-isp-https');
      expect(hosts.asked).toContain('https://autoconfig.customer.example/mail/config-v1.1.xml');
    },
  );

  test.each([
    ['its autoconfig name', 'jack@plain.example', AUTOCONFIG_PATHS[1], 'http://autoconfig.plain.example'],
    ['the domain itself', 'judy@simple.example', AUTOCONFIG_PATHS[0], 'http://simple.example'],
  ])('takes the file over http from %s if that has no certificate', async (_, email, address, origin) => {
    hosts.https = false;
    hosts.files = hosts.files.filter((file) => file.address === address);
    const account = await thunderbird.setUp(email);
    expect(account).toMatchObject(setUpFor(email, email.slice(0, 4)));
    expect(account.source).toBe('xml-from-isp-http');
    expect(hosts.asked).toContain(origin + address);
  });

  test('finds the one file for all customers by the MX record of a domain that has no other record', async () => {
    const account = await thunderbird.setUp('joan@customer.example', other.server.mx);
    expect(account).toMatchObject(setUpFor('joan@customer.example', 'joan'));
    expect(account.source).toBe('xml-from-isp-https');
    expect(hosts.asked).toContain('https://autoconfig.northwind.example/mail/config-v1.1.xml');
    expect(hosts.asked.join()).not.toContain('customer.example');
  });

  test('signs in with the full address if the provider wants that', async () => {
    hosts.files = await setupFiles(OTHER_WAYS);
    const email = 'john@customer.example';
    expect(await thunderbird.setUp(email)).toMatchObject({
      email,
      incoming: { type: 'pop3', host: 'pop.northwind.example', port: 995, security: 'SSL/TLS', userName: email },
      outgoing: { type: 'smtp', host, port: 465, security: 'SSL/TLS', userName: email },
      alternatives: [],
    });
  });

  test.each([
    ['jill@customer.example', other],
    ['jean@customer.example', OTHER_WAYS],
  ])('exports %s to a phone as the code of the site has it', async (email, settings: MailSettings) => {
    hosts.files = await setupFiles(settings);
    const { exported } = await thunderbird.setUp(email);
    const code = hasIncoming(settings) ? thunderbirdQr(settings, { email, name: 'Jane Doe' }) : undefined;
    const [version, sequence, incoming, [[outgoing, identity]]] = JSON.parse(code ?? '') as [
      number,
      number[],
      unknown[],
      [[unknown[], string[]]],
    ];
    expect([version, sequence]).toEqual([1, [1, 1]]);
    // Thunderbird adds what can be left out: the account's name, which is the address, and empty passwords.
    expect(exported).toEqual([[...incoming, email, ''], [[[...outgoing, ''], identity]]]);
  });

  test("finds the same servers in Outlook's setup file", async () => {
    hosts.files = hosts.files.filter(({ address }) => address === AUTODISCOVER_PATH);
    const servers = [...other.incoming, { protocol: 'SMTP', ...other.outgoing }];
    expect(await thunderbird.autodiscover('jane@customer.example')).toMatchObject(
      servers.map((server) => ({
        type: server.protocol.toLowerCase(),
        host: server.host,
        port: server.port,
        security: server.security,
      })),
    );
  });
});
