import type { IncomingServer, MailSettings, SecurityMode } from '../settings/schema.ts';
import type { SettingRow } from '../settings/wording.ts';
import { hasIncoming } from './incoming.ts';
import { pacc, PACC_HOST, PACC_RECORD, paccDigest } from './pacc.ts';
import { AUTOCONFIG_PATHS } from './thunderbird.ts';

interface NamedRecord {
  /** Relative to the domain, as most DNS panels take it. */
  readonly name: string;
  /** What the record is for: "Where mail is sent from". */
  readonly purpose: string;
}

interface ToHost extends NamedRecord {
  /** A full host name, without a dot at its end. */
  readonly target: string;
}

/** A record that a domain's owner adds: for SRV see RFC 2782. */
export type DnsRecord =
  | (ToHost & { readonly type: 'CNAME' })
  | (ToHost & { readonly type: 'SRV'; readonly priority: number; readonly weight: number; readonly port: number })
  | (NamedRecord & { readonly type: 'TXT'; readonly value: string });

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
 *
 * No record says that a service isn't there (a target of "." in RFC 6186 section 3.4): the settings hold what the
 * provider recommends, not everything that its servers do, and apps ignore a service without a record as well.
 */
export function dnsRecords(settings: Pick<MailSettings, 'provider' | 'outgoing' | 'incoming' | 'site'>): DnsRecord[] {
  const srv = (name: string, port: number, target: string, purpose: string, priority = 0): DnsRecord => ({
    name,
    type: 'SRV',
    priority,
    weight: 1,
    port,
    target,
    purpose,
  });
  const { outgoing } = settings;
  const sending = srv(SERVICES.SMTP[outgoing.security], outgoing.port, outgoing.host, 'Where mail is sent from');
  if (!hasIncoming(settings)) return [sending];
  const host = new URL(settings.site.url).hostname;
  const configuration = pacc(settings);
  return [
    sending,
    ...settings.incoming.map(({ protocol, security, port, host: target }, index) =>
      srv(SERVICES[protocol][security], port, target, `Where mail is read (${protocol})`, index * 10),
    ),
    { name: 'autoconfig', type: 'CNAME', target: host, purpose: 'Where Thunderbird and others find their file' },
    srv('_autodiscover._tcp', 443, host, 'Where Outlook asks for its file'),
    ...(configuration
      ? ([
          { name: PACC_HOST, type: 'CNAME', target: host, purpose: 'Where the newest apps find their file' },
          { name: PACC_RECORD, type: 'TXT', value: paccDigest(configuration), purpose: 'How they recognize that file' },
        ] as const)
      : []),
  ];
}

/** A record's data as zone files write it and as `dig +short` prints it (RFC 1035 section 5.1, RFC 2782). */
function data(record: DnsRecord): string {
  if (record.type === 'TXT') return `"${record.value}"`;
  const numbers = record.type === 'SRV' ? `${record.priority} ${record.weight} ${record.port} ` : '';
  return `${numbers}${record.target}.`;
}

/** The records as lines of a zone file (RFC 1035 section 5.1), to paste into a domain's own zone. */
export function zoneLines(records: readonly DnsRecord[]): string {
  const width = Math.max(...records.map(({ name }) => name.length));
  return records
    .map((record) => `${record.name.padEnd(width)} 3600 IN ${record.type.padEnd(5)} ${data(record)}`)
    .join('\n');
}

/** A record as the fields that a DNS panel asks for. */
export function recordRows(record: DnsRecord): SettingRow[] {
  const row = (label: string, value: string | number, copy = false): SettingRow => ({
    id: label.toLowerCase(),
    label,
    value: String(value),
    copy,
  });
  return [
    row('Type', record.type),
    row('Name', record.name, true),
    ...(record.type === 'SRV'
      ? [row('Priority', record.priority), row('Weight', record.weight), row('Port', record.port)]
      : []),
    record.type === 'TXT' ? row('Value', record.value, true) : row('Target', record.target, true),
  ];
}

/** Commands for a terminal that show whether the records are in place; a comment says what each must print. */
export function checkCommands(records: readonly DnsRecord[], domain = 'example.com'): string {
  const asked = records.map((record) => `dig +short ${record.type} ${record.name}.$DOMAIN\n# ${data(record)}`);
  const file = records.some(({ name }) => name === 'autoconfig')
    ? [`curl http://autoconfig.$DOMAIN${AUTOCONFIG_PATHS[1]}\n# begins with <?xml and holds <clientConfig`]
    : [];
  return [`DOMAIN=${domain}`, ...asked, ...file].join('\n');
}
