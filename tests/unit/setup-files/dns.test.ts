import { describe, expect, test } from 'vitest';
import own from '../../../src/mail-settings.ts';
import { checkCommands, dnsRecords, recordRows, zoneLines } from '../../../src/lib/setup-files/dns.ts';
import { provider } from './helpers.ts';

interface Found {
  readonly name: string;
  readonly type: string;
  readonly fields: readonly string[];
}

/** Reads zone lines as a name server does: name, TTL, class, type and data; each name below `domain`. */
function zone(text: string, domain: string): Found[] {
  return text.split('\n').map((line) => {
    const [, name, type, data] = /^([a-z0-9_.-]+)\s+\d+\s+IN\s+(SRV|CNAME)\s+(\S.*)$/u.exec(line) ?? [];
    expect(name, line).toBeDefined();
    return { name: `${name}.${domain}`, type: String(type), fields: String(data).split(' ') };
  });
}

/** The host and port that an app finds for a service (RFC 6186): the record of the lowest priority. */
function lookUp(
  records: readonly Found[],
  services: readonly string[],
  domain: string,
): { service: string; host: string; port: number } | undefined {
  return services
    .flatMap((service) =>
      records
        .filter(({ name, type }) => type === 'SRV' && name === `_${service}._tcp.${domain}`)
        .map(({ fields }) => ({ service, fields })),
    )
    .sort((a, b) => Number(a.fields[0]) - Number(b.fields[0]))
    .map(({ service, fields: [, , port, target] }) => {
      expect(target).toMatch(/^(?:[a-z0-9-]+\.)+$/u);
      return { service, host: String(target).slice(0, -1), port: Number(port) };
    })[0];
}

describe('an app that looks records up', () => {
  test('finds the servers of a provider, and the preferred one first', () => {
    const domain = 'example.com';
    const records = zone(zoneLines(dnsRecords(provider)), domain);
    const { outgoing, incoming } = provider;
    expect(lookUp(records, ['submissions', 'submission'], domain)).toEqual({
      service: outgoing.security === 'SSL/TLS' ? 'submissions' : 'submission',
      host: outgoing.host,
      port: outgoing.port,
    });
    const [first] = incoming;
    const name = first.protocol.toLowerCase();
    expect(lookUp(records, ['imaps', 'imap', 'pop3s', 'pop3'], domain)).toEqual({
      service: first.security === 'SSL/TLS' ? `${name}s` : name,
      host: first.host,
      port: first.port,
    });
  });

  test('finds this site for the files of Thunderbird and Outlook', () => {
    const records = zone(zoneLines(dnsRecords(provider)), 'example.com');
    const site = new URL(provider.site.url).hostname;
    expect(records).toContainEqual({ name: 'autoconfig.example.com', type: 'CNAME', fields: [`${site}.`] });
    expect(lookUp(records, ['autodiscover'], 'example.com')).toMatchObject({ host: site, port: 443 });
  });

  test('finds only the server to send with where no other is published', () => {
    const records = dnsRecords(own);
    expect(records).toHaveLength(1);
    expect(lookUp(zone(zoneLines(records), 'example.com'), ['submissions'], 'example.com')).toEqual({
      service: 'submissions',
      host: own.outgoing.host,
      port: own.outgoing.port,
    });
    expect(checkCommands(records)).not.toContain('curl');
  });
});

test('each record is asked for by a command, with what it must answer below', () => {
  const commands = checkCommands(dnsRecords(provider), 'northwind.example').split('\n');
  expect(commands[0]).toBe('DOMAIN=northwind.example');
  for (const { name, type, fields } of zone(zoneLines(dnsRecords(provider)), '$DOMAIN')) {
    const at = commands.indexOf(`dig +short ${type} ${name}`);
    expect(commands[at + 1]).toBe(`# ${fields.join(' ')}`);
  }
});

test('a panel with a field for each part gets each part', () => {
  const rows = dnsRecords(provider).map((record) =>
    Object.fromEntries(recordRows(record).map(({ label, value }) => [label, value])),
  );
  expect(rows[0]).toEqual({
    Type: 'SRV',
    Name: '_submission._tcp',
    Priority: '0',
    Weight: '1',
    Port: String(provider.outgoing.port),
    Target: provider.outgoing.host,
  });
  expect(rows.find(({ Name }) => Name === 'autoconfig')).toEqual({
    Type: 'CNAME',
    Name: 'autoconfig',
    Target: new URL(provider.site.url).hostname,
  });
});

test('records are as the services of each server and its security are called, the first server preferred', () => {
  const outgoing = provider.outgoing.host;
  const [first, second = first] = provider.incoming;
  const site = new URL(provider.site.url).hostname;
  const srv = { type: 'SRV', weight: 1 };
  expect(dnsRecords(provider)).toEqual([
    { ...srv, name: '_submission._tcp', priority: 0, port: 587, target: outgoing, purpose: 'Where mail is sent from' },
    { ...srv, name: '_imaps._tcp', priority: 0, port: 993, target: first.host, purpose: 'Where mail is read (IMAP)' },
    { ...srv, name: '_pop3._tcp', priority: 10, port: 110, target: second.host, purpose: 'Where mail is read (POP3)' },
    { name: 'autoconfig', type: 'CNAME', target: site, purpose: 'Where Thunderbird and K-9 Mail find their file' },
    {
      ...srv,
      name: '_autodiscover._tcp',
      priority: 0,
      port: 443,
      target: site,
      purpose: 'Where Outlook asks for its file',
    },
  ]);
  const turned = dnsRecords({
    ...provider,
    outgoing: { ...provider.outgoing, security: 'SSL/TLS' },
    incoming: [
      { ...second, security: 'SSL/TLS' },
      { ...first, security: 'STARTTLS' },
    ],
  });
  expect(turned.slice(0, 3).map(({ name }) => name)).toEqual(['_submissions._tcp', '_pop3s._tcp', '_imap._tcp']);
});

test('zone lines stand below each other, each with its time to live', () => {
  const lines = zoneLines([
    { name: 'autoconfig', type: 'CNAME', target: 'help.example', purpose: '' },
    { name: '_imaps._tcp', type: 'SRV', priority: 10, weight: 1, port: 993, target: 'imap.example', purpose: '' },
  ]);
  expect(lines).toBe('autoconfig  3600 IN CNAME help.example.\n_imaps._tcp 3600 IN SRV   10 1 993 imap.example.');
});

test('names and targets can be copied into a panel, numbers and types are chosen there', () => {
  const [record] = dnsRecords(provider);
  expect(record && recordRows(record).map(({ id, copy }) => [id, copy])).toEqual([
    ['type', false],
    ['name', true],
    ['priority', false],
    ['weight', false],
    ['port', false],
    ['target', true],
  ]);
  const alias = dnsRecords(provider).find(({ type }) => type === 'CNAME');
  expect(alias && recordRows(alias).map(({ id }) => id)).toEqual(['type', 'name', 'target']);
});

test('commands ask for the file of Thunderbird as well, for an example where no domain is given', () => {
  const lines = checkCommands(dnsRecords(provider)).split('\n');
  expect(lines[0]).toBe('DOMAIN=example.com');
  expect(lines.slice(-2)).toEqual([
    'curl http://autoconfig.$DOMAIN/mail/config-v1.1.xml',
    '# begins with <?xml and holds <clientConfig',
  ]);
  expect(checkCommands(dnsRecords(own)).split('\n')).toHaveLength(3);
});
