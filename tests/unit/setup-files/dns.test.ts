import { describe, expect, test } from 'vitest';
import { checkCommands, type DnsRecord, dnsRecords, recordRows, zoneLines } from '../../../src/lib/setup-files/dns.ts';
import { encrypted, provider, withoutIncoming } from './helpers.ts';

describe('the records of a provider', () => {
  test('lead apps to each server by the name of its service, the preferred one first, and to the setup files', () => {
    expect(zoneLines(dnsRecords(provider)).split('\n')).toEqual([
      '_submission._tcp   3600 IN SRV   0 1 587 submit.northwind.example.',
      '_imaps._tcp        3600 IN SRV   0 1 993 imap.northwind.example.',
      '_pop3._tcp         3600 IN SRV   10 1 110 pop.northwind.example.',
      'autoconfig         3600 IN CNAME guide.northwind.example.',
      '_autodiscover._tcp 3600 IN SRV   0 1 443 guide.northwind.example.',
    ]);
  });

  test('are named for the security of each server', () => {
    const [imap, pop = imap] = provider.incoming;
    const records = dnsRecords({
      ...provider,
      outgoing: { ...provider.outgoing, security: 'SSL/TLS' },
      incoming: [
        { ...pop, security: 'SSL/TLS' },
        { ...imap, security: 'STARTTLS' },
      ],
    });
    expect(records.slice(0, 3).map(({ name }) => name)).toEqual(['_submissions._tcp', '_pop3s._tcp', '_imap._tcp']);
  });

  test('have the digest of the PACC file, in quotes and as one value, where there is such a file', () => {
    const lines = zoneLines(dnsRecords(encrypted)).split('\n');
    expect(lines).toContain('ua-auto-config     3600 IN CNAME guide.northwind.example.');
    expect(lines.at(-1)).toMatch(/^_ua-auto-config {4}3600 IN TXT {3}"v=UAAC1; a=sha256; d=[\w+/]{43}="$/u);
    const [, , value] = recordRows(dnsRecords(encrypted).at(-1) as DnsRecord);
    expect(value).toMatchObject({ label: 'Value', copy: true, value: expect.stringMatching(/^v=UAAC1; /u) as string });
  });

  test('are only that of the outgoing server if no other is published', () => {
    const records = dnsRecords(withoutIncoming);
    expect(records).toMatchObject([{ name: '_submission._tcp', port: 587, target: 'submit.northwind.example' }]);
    expect(checkCommands(records)).not.toContain('curl');
  });
});

test('each record is checked by a command, with the right answer below it', () => {
  const lines = checkCommands(dnsRecords(provider), 'northwind.example').split('\n');
  expect(lines[0]).toBe('DOMAIN=northwind.example');
  expect(lines[lines.indexOf('dig +short SRV _imaps._tcp.$DOMAIN') + 1]).toBe('# 0 1 993 imap.northwind.example.');
  expect(lines.filter((line) => line.startsWith('dig '))).toHaveLength(5);
  expect(lines.at(-2)).toBe('curl http://autoconfig.$DOMAIN/mail/config-v1.1.xml');
});

test('a panel with a field for each part gets each part; names and targets can be copied', () => {
  const rows = dnsRecords(provider).map((record) =>
    recordRows(record).map(({ label, value, copy }) => `${label}: ${value}${copy ? ' (copy)' : ''}`),
  );
  expect(rows[0]).toEqual([
    'Type: SRV',
    'Name: _submission._tcp (copy)',
    'Priority: 0',
    'Weight: 1',
    'Port: 587',
    'Target: submit.northwind.example (copy)',
  ]);
  expect(rows[3]).toEqual(['Type: CNAME', 'Name: autoconfig (copy)', 'Target: guide.northwind.example (copy)']);
});
