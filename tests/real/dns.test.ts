import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { Resolver } from 'node:dns/promises';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { checkCommands, dnsRecords, zoneLines } from '../../src/lib/setup-files/dns.ts';
import { REAL_NETWORK } from '../../tools/verify-settings/connection.ts';
import { checkDnsRecords } from '../../tools/verify-settings/dns-records.ts';
import { findProgram, isMissing } from '../support/find-program.ts';
import { freePort } from '../support/free-port.ts';
import { encrypted } from '../unit/setup-files/helpers.ts';

/** The records of the page for owners of domains, in a zone of a real name server (NSD), asked for with dig. */

const DOMAIN = 'customer.example';
const ZONE = `$ORIGIN ${DOMAIN}.
@ 3600 IN SOA ns.${DOMAIN}. admin.${DOMAIN}. 1 3600 600 86400 3600
@ 3600 IN NS ns.${DOMAIN}.
ns 3600 IN A 127.0.0.1
${zoneLines(dnsRecords(encrypted))}
`;

describe.skipIf(isMissing('DNS records on a name server', 'nsd', 'dig', 'bash'))('a domain with every record', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-dns-'));
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  let port: number;
  let server: ChildProcess;

  beforeAll(async () => {
    port = await freePort();
    write('zone', ZONE);
    write('.digrc', `@127.0.0.1 -p ${port}\n`);
    write(
      'nsd.conf',
      `server:
  ip-address: 127.0.0.1@${port}
  username: ""
  database: ""
  zonesdir: "${folder}"
  pidfile: "${folder}/pid"
  xfrdfile: "${folder}/xfrd"
  zonelistfile: "${folder}/zones"
  xfrdir: "${folder}"
remote-control:
  control-enable: no
zone:
  name: ${DOMAIN}
  zonefile: zone
`,
    );
    server = spawn(findProgram('nsd') ?? '', ['-d', '-c', path.join(folder, 'nsd.conf')], { stdio: 'ignore' });
    await vi.waitFor(() => expect(dig(`dig +short NS ${DOMAIN}`)).toBe(`ns.${DOMAIN}.\n`), { timeout: 10_000 });
  });
  afterAll(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const dig = (commands: string): string =>
    spawnSync('bash', ['-c', commands], { env: { ...process.env, HOME: folder }, encoding: 'utf8' }).stdout;

  test('is answered to the commands of the page as it says below each', () => {
    const commands = checkCommands(dnsRecords(encrypted), DOMAIN).split('\n').slice(0, -2);
    const expected = commands.filter((line) => line.startsWith('# ')).map((line) => line.slice(2));
    expect(expected).toHaveLength(7);
    expect(dig(commands.join('\n')).trimEnd().split('\n')).toEqual(expected);
  });

  test('passes verify:settings', async () => {
    const dns = new Resolver();
    dns.setServers([`127.0.0.1:${port}`]);
    const resolve = async (name: string) => dns.resolveCname(name);
    const results = await checkDnsRecords(encrypted, DOMAIN, { ...REAL_NETWORK, dns, resolve });
    expect(results.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 7 }, () => 'ok'));
  });

  test.skipIf(isMissing('DNS records by BIND', 'named-checkzone'))('is a zone that BIND would load', () => {
    const { status, stdout } = spawnSync(
      findProgram('named-checkzone') ?? '',
      ['-i', 'none', DOMAIN, path.join(folder, 'zone')],
      {
        encoding: 'utf8',
      },
    );
    expect(status, stdout).toBe(0);
  });
});
