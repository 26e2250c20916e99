import type { MailSettings } from '../../src/lib/settings/schema.ts';
import { type DnsRecord, dnsRecords } from '../../src/lib/setup-files/dns.ts';
import { Checklist, type Result } from './checklist.ts';
import type { Network } from './connection.ts';

/** What a name server says if it knows that there's no such record. */
const NO_RECORD = ['ENOTFOUND', 'ENODATA'];

/** Checks the records of a customer's domain, as the page about them lists them. */
export async function checkDnsRecords(
  settings: MailSettings,
  domain: string,
  network: Network,
): Promise<readonly Result[]> {
  const list = new Checklist([]);
  return list.run(async () => {
    for (const record of dnsRecords(settings)) await checkRecord(record, domain, settings.site.url, network, list);
  });
}

async function checkRecord(
  record: DnsRecord,
  domain: string,
  site: string,
  network: Network,
  list: Checklist,
): Promise<void> {
  const name = `${record.name}.${domain}`;
  const remedy = `Correct it in the DNS settings of ${domain}. The values are on ${site}/settings/dns/.`;
  try {
    const found = await lookUp(record, name, network);
    const isRight = record.type === 'CNAME' || found.includes(wanted(record));
    if (isRight) list.ok('dns-record', `${name}: ${record.type === 'CNAME' ? found.join(', ') : wanted(record)}`);
    else list.fail('dns-record', 'wrong', `${name}: ${found.join(', ')} instead of ${wanted(record)}`, remedy);
  } catch (error) {
    const { code = 'no answer' } = error as NodeJS.ErrnoException;
    if (NO_RECORD.includes(code)) list.fail('dns-record', 'wrong', `${name}: no ${record.type} record`, remedy);
    else list.fail('dns-record', 'unreachable', `${name}: ${code}`, "Check this computer's internet connection.");
  }
}

function wanted(record: DnsRecord): string {
  if (record.type === 'TXT') return record.value;
  return record.type === 'SRV' ? `${record.target}:${record.port}` : record.target;
}

/** What a name leads to. For CNAME, that's addresses: the owner may also have entered those. */
async function lookUp({ type }: DnsRecord, name: string, { dns, resolve }: Network): Promise<readonly string[]> {
  if (type === 'SRV') return (await dns.resolveSrv(name)).map((srv) => `${srv.name.toLowerCase()}:${srv.port}`);
  if (type === 'TXT') return (await dns.resolveTxt(name)).map((parts) => parts.join(''));
  return resolve(name);
}
