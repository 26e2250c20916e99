import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveFolder } from '../../scripts/serve.ts';
import type { MailSettings } from '../../src/lib/settings/schema.ts';
import { setupFiles } from '../../src/lib/setup-files/index.ts';
import other from '../fixtures/other-provider.ts';
import { OTHER_DIST } from '../support/built-site.ts';
import { Thunderbird } from '../support/thunderbird.ts';

/** Thunderbird itself sets accounts up from the built site, which `npm run test:thunderbird` has built. */
const program = process.env['THUNDERBIRD_PATH'] ?? '';
if (program === '') console.log('Skipped: Thunderbird sets accounts up. npm run test:thunderbird runs these tests.');

/** A provider whose user names are full addresses, and which encrypts from the start. */
const OTHER_WAYS: MailSettings = {
  ...other,
  outgoing: { ...other.outgoing, port: 465, security: 'SSL/TLS', userName: 'full-email-address' },
  incoming: [{ protocol: 'POP3', host: 'pop.northwind.example', port: 995, security: 'SSL/TLS' }],
};

/** A folder that holds the setup files of `settings` alone. */
async function folderOf(settings: MailSettings): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-files-'));
  for (const { address, text } of await setupFiles(settings)) {
    const file = path.join(folder, address);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

describe.skipIf(program === '')('Thunderbird', () => {
  const asked: string[] = [];
  let server: Server;
  let thunderbird: Thunderbird;

  async function start(folder: string): Promise<void> {
    server = await serveFolder(folder, 0);
    server.on('request', ({ url }) => asked.push(String(url)));
    thunderbird = await Thunderbird.start(program, (server.address() as AddressInfo).port);
  }
  async function stop(): Promise<void> {
    await thunderbird.stop();
    server.closeAllConnections();
    server.close();
    asked.length = 0;
  }

  describe('with the built site of a provider whose user names are mailbox names', () => {
    beforeAll(async () => start(OTHER_DIST));
    afterAll(stop);

    test.each(['jane@customer.example', "o'neil+lists@customer.example"])(
      'sets up %s from the address alone',
      async (email) => {
        const userName = email.slice(0, email.lastIndexOf('@'));
        const [imap] = other.incoming;
        expect(await thunderbird.setUp(email)).toEqual({
          email,
          incoming: { type: 'imap', host: imap?.host, port: imap?.port, security: imap?.security, userName },
          outgoing: {
            type: 'smtp',
            host: other.outgoing.host,
            port: other.outgoing.port,
            security: other.outgoing.security,
            userName,
          },
          alternatives: ['pop3'],
        });
      },
    );

    test("reads the same servers out of Outlook's file, where a server answers a POST with it", async () => {
      const servers = [...other.incoming, { protocol: 'SMTP', ...other.outgoing }];
      expect(await thunderbird.autodiscover('jane@customer.example')).toMatchObject(
        servers.map(({ protocol, host, port, security }) => ({ type: protocol.toLowerCase(), host, port, security })),
      );
    });

    test('asks at both addresses that the site has a file for', async () => {
      await thunderbird.setUp('john@customer.example');
      const addresses = asked.map((url) => new URL(url)).map(({ host, pathname }) => host + pathname);
      expect(addresses).toContain('autoconfig.customer.example/mail/config-v1.1.xml');
      expect(addresses).toContain('customer.example/.well-known/autoconfig/mail/config-v1.1.xml');
    });
  });

  describe('with the files of a provider whose user names are full addresses', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await folderOf(OTHER_WAYS);
      await start(folder);
    });
    afterAll(async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test('logs in with the full address, encrypted from the start', async () => {
      const email = 'jane@customer.example';
      expect(await thunderbird.setUp(email)).toEqual({
        email,
        incoming: { type: 'pop3', host: 'pop.northwind.example', port: 995, security: 'SSL/TLS', userName: email },
        outgoing: { type: 'smtp', host: other.outgoing.host, port: 465, security: 'SSL/TLS', userName: email },
        alternatives: [],
      });
    });
  });
});
