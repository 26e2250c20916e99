import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setupFiles } from '../../src/lib/setup-files/index.ts';
import { AUTODISCOVER_PATH } from '../../src/lib/setup-files/outlook.ts';
import other from '../fixtures/other-provider.ts';
import { type EveryHost, startEveryHost } from '../support/every-host.ts';
import { findProgram, isMissing } from '../support/find-program.ts';

/**
 * Mail apps other than Thunderbird read the setup files: Delta Chat (the npm package `@deltachat/stdio-rpc-server`) and
 * Horde (Debian's `php-horde-mail-autoconfig`).
 */

const [imap, pop] = other.incoming ?? [];
const MAIL_SERVERS = [imap, other.outgoing].map((server) => `${server?.host}:${server?.port}`);
let hosts: EveryHost;
beforeAll(async () => {
  hosts = await startEveryHost();
});
beforeEach(async () => {
  hosts.files = await setupFiles(other);
  hosts.asked.length = 0;
  hosts.mailServers.length = 0;
});
afterAll(() => hosts.stop());

/** Lets Delta Chat set up an account. It signs in right away, which can't work here. */
async function setUpDeltaChat(addr: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-deltachat-'));
  const child = spawn(findProgram('deltachat-rpc-server') ?? '', {
    env: { ...process.env, DC_ACCOUNTS_PATH: path.join(folder, 'accounts') },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const call = async (method: string, ...params: unknown[]): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })}\n`);
    const answer = JSON.parse(((await lines.next()).value ?? '{}') as string) as { result?: unknown };
    return answer.result;
  };
  try {
    const account = await call('add_account');
    await call('set_config', account, 'proxy_url', `http://127.0.0.1:${hosts.port}`);
    await call('set_config', account, 'proxy_enabled', '1');
    const certificateChecks = 'acceptInvalidCertificates';
    await call('add_or_update_transport', account, { addr, password: 'a password', certificateChecks });
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

describe.skipIf(isMissing('Delta Chat sets up an account', 'deltachat-rpc-server'))('Delta Chat', () => {
  test('finds the servers in the Autoconfig file', async () => {
    await setUpDeltaChat('jane@customer.example');
    expect(new Set(hosts.asked)).toEqual(new Set(['https://autoconfig.customer.example/mail/config-v1.1.xml']));
    expect(hosts.mailServers).toEqual(expect.arrayContaining(MAIL_SERVERS));
  });

  test("finds the servers in Outlook's file if that's the only one", async () => {
    hosts.files = hosts.files.filter(({ address }) => address === AUTODISCOVER_PATH);
    await setUpDeltaChat('jane@customer.example');
    expect(hosts.mailServers).toEqual(expect.arrayContaining(MAIL_SERVERS));
  });
});

/** Prints what Horde finds for incoming and outgoing mail. */
const HORDE = `
  require 'Horde/Autoloader/Default.php';
  [, $port, $address] = $argv;
  $driver = new Horde_Mail_Autoconfig_Driver_Thunderbird();
  $driver->http = new Horde_Http_Client(
    ['request' => new Horde_Http_Request_Fopen(['proxyServer' => '127.0.0.1', 'proxyPort' => (int)$port])]);
  $email = new Horde_Mail_Rfc822_Address($address);
  $found = array_merge(
    $driver->mailSearch([$email->host], ['email' => $email]), $driver->msaSearch([$email->host], ['email' => $email]));
  echo json_encode(array_map(fn($server) => [$server->host, $server->port, $server->tls, $server->username, $server->label], $found));
`;

const php = findProgram('php') ?? 'php';
const hordeIsMissing = spawnSync(php, ['-r', "require 'Horde/Mail/Autoconfig.php';"]).status !== 0;
if (hordeIsMissing)
  console.warn('Skipped: Horde reads the Autoconfig file (not installed: php-horde-mail-autoconfig).');

describe.skipIf(hordeIsMissing)('Horde', () => {
  test('finds the servers and the user name in the Autoconfig file', async () => {
    const args = ['-d', 'error_reporting=0', '-r', HORDE, '--', String(hosts.port), 'jane@customer.example'];
    const child = spawn(php, args);
    const printed = await Array.fromAsync(child.stdout.setEncoding('utf8'));
    const name = other.provider.name;
    expect(JSON.parse(printed.join(''))).toEqual([
      [imap?.host, imap?.port, 'tls', 'jane', name],
      // It has no word for STARTTLS.
      [pop?.host, pop?.port, null, 'jane', name],
      [other.outgoing.host, other.outgoing.port, null, 'jane', name],
    ]);
    expect(hosts.asked).toContain('http://autoconfig.customer.example/mail/config-v1.1.xml');
  });
});
