import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IncomingServer, MailSettings } from '../../src/lib/settings/schema.ts';
import { type SetupFile, setupFiles } from '../../src/lib/setup-files/index.ts';
import { AUTODISCOVER_PATH } from '../../src/lib/setup-files/outlook.ts';
import other from '../fixtures/other-provider.ts';
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
  let files: readonly SetupFile[];
  const asked: string[] = [];
  let server: Server;
  let thunderbird: Thunderbird;

  beforeAll(async () => {
    // Thunderbird uses it as a proxy, so it answers for every host.
    server = createServer((request, response) => {
      const { host, pathname } = new URL(request.url ?? '', 'http://localhost');
      asked.push(host + pathname);
      const file = files.find(({ address }) => address === pathname);
      response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' }).end(file?.text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    thunderbird = await startThunderbird(findProgram('thunderbird') ?? '', (server.address() as AddressInfo).port);
  });
  afterAll(async () => {
    await thunderbird.stop();
    server.closeAllConnections();
    server.close();
  });

  test.each(['jane@customer.example', "o'neil+lists@customer.example"])(
    'sets up %s from the address',
    async (email) => {
      files = await setupFiles(other);
      const [imap] = other.incoming as [IncomingServer, IncomingServer];
      const { host, port, security } = other.outgoing;
      const userName = email.slice(0, email.lastIndexOf('@'));
      expect(await thunderbird.setUp(email)).toEqual({
        email,
        incoming: { type: 'imap', host: imap.host, port: imap.port, security: imap.security, userName },
        outgoing: { type: 'smtp', host, port, security, userName },
        alternatives: ['pop3'],
      });
      expect(asked).toContain('autoconfig.customer.example/mail/config-v1.1.xml');
      expect(asked).toContain('customer.example/.well-known/autoconfig/mail/config-v1.1.xml');
    },
  );

  test('signs in with the full address if the provider wants that', async () => {
    files = await setupFiles(OTHER_WAYS);
    const email = 'john@customer.example';
    expect(await thunderbird.setUp(email)).toEqual({
      email,
      incoming: { type: 'pop3', host: 'pop.northwind.example', port: 995, security: 'SSL/TLS', userName: email },
      outgoing: { type: 'smtp', host: other.outgoing.host, port: 465, security: 'SSL/TLS', userName: email },
      alternatives: [],
    });
  });

  test("finds the same servers in Outlook's setup file", async () => {
    files = (await setupFiles(other)).filter(({ address }) => address === AUTODISCOVER_PATH);
    const servers = [...other.incoming, { protocol: 'SMTP', ...other.outgoing }];
    expect(await thunderbird.autodiscover('jane@customer.example')).toMatchObject(
      servers.map(({ protocol, host, port, security }) => ({ type: protocol.toLowerCase(), host, port, security })),
    );
  });
});
