import type { IncomingServer, MailSettings, OutgoingServer, SecurityMode } from '../settings/schema.ts';
import { hasIncoming } from './incoming.ts';
import { AUTOCONFIG_PATHS } from './thunderbird.ts';

/** A record that a domain's owner adds. Names are relative to the domain, as most DNS panels take them. */
export interface DnsRecord {
  readonly name: string;
  readonly type: 'SRV' | 'CNAME';
  /** In the notation of zone files: for SRV priority, weight, port and host, with a dot after a full name. */
  readonly value: string;
  /** What the record is for, as a sentence for people. */
  readonly purpose: string;
}

/** Service names of RFC 6186 section 3, and of RFC 8314 section 5.1 for submission with implicit TLS. */
const SERVICES: Record<'SMTP' | IncomingServer['protocol'], Record<SecurityMode, string>> = {
  SMTP: { 'SSL/TLS': '_submissions._tcp', STARTTLS: '_submission._tcp' },
  IMAP: { 'SSL/TLS': '_imaps._tcp', STARTTLS: '_imap._tcp' },
  POP3: { 'SSL/TLS': '_pop3s._tcp', STARTTLS: '_pop3._tcp' },
};

/**
 * The records by which mail apps find this provider's servers from an address at a customer's own domain. Records for
 * reading mail and for setup files are there only where an incoming server is published. The first incoming server of
 * the settings is the preferred one.
 */
export function dnsRecords(settings: Pick<MailSettings, 'outgoing' | 'incoming' | 'site'>): DnsRecord[] {
  const srv = (
    service: 'SMTP' | IncomingServer['protocol'],
    server: Pick<OutgoingServer, 'host' | 'port' | 'security'>,
    priority: number,
    purpose: string,
  ): DnsRecord => ({
    name: SERVICES[service][server.security],
    type: 'SRV',
    value: `${priority} 1 ${server.port} ${server.host}.`,
    purpose,
  });
  const records = [srv('SMTP', settings.outgoing, 0, 'Where mail is sent from.')];
  if (!hasIncoming(settings)) return records;
  const host = new URL(settings.site.url).hostname;
  return [
    ...records,
    ...settings.incoming.map((server, index) =>
      srv(server.protocol, server, index * 10, `Where mail is read, with ${server.protocol}.`),
    ),
    {
      name: 'autoconfig',
      type: 'CNAME',
      value: `${host}.`,
      purpose: 'Where Thunderbird and K-9 Mail find their file.',
    },
    { name: '_autodiscover._tcp', type: 'SRV', value: `0 1 443 ${host}.`, purpose: 'Where Outlook asks for its file.' },
  ];
}

/** The records as lines of a zone file (RFC 1035 section 5.1), to paste into a domain's own zone. */
export function zoneLines(records: readonly DnsRecord[]): string {
  const width = Math.max(...records.map(({ name }) => name.length));
  return records.map(({ name, type, value }) => `${name.padEnd(width)} 3600 IN ${type.padEnd(5)} ${value}`).join('\n');
}

/** Commands for a terminal that show whether the records are in place; a comment says what each must print. */
export function checkCommands(records: readonly DnsRecord[], domain = 'example.com'): string {
  const asked = records.map(({ name, type, value }) => `dig +short ${type} ${name}.$DOMAIN\n# ${value}`);
  const file = records.some(({ name }) => name === 'autoconfig')
    ? [`curl http://autoconfig.$DOMAIN${AUTOCONFIG_PATHS[1]}\n# begins with <?xml and holds <clientConfig`]
    : [];
  return [`DOMAIN=${domain}`, ...asked, ...file].join('\n');
}
