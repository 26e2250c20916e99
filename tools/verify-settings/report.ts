import type { MailSettings } from '../../src/lib/settings/schema.ts';
import type { SetupFile } from '../../src/lib/setup-files/index.ts';
import { CHECKS, type Result, type Verdict } from './checklist.ts';
import type { Network } from './connection.ts';
import { checkDnsRecords } from './dns-records.ts';
import { checkOutgoing } from './outgoing.ts';
import { IMAP, POP3 } from './protocols.ts';
import { checkServer, type Target } from './server.ts';
import { checkSetupFiles, noSetupFiles, placesOf } from './setup-files.ts';

/** The results for one server, one web address or one domain. */
export interface Report {
  /** Such as `Outgoing mail: smtp.example.com, port 465, SSL/TLS`. */
  readonly subject: string;
  readonly results: readonly Result[];
}

/**
 * Checks whether the servers and the setup files of the settings are as published.
 *
 * @param refusal the error message of the central article, including its code
 * @param files the setup files as a build makes them
 * @param domain a customer's domain whose DNS records are checked, too
 */
export async function verifySettings(
  settings: MailSettings,
  refusal: string,
  files: readonly SetupFile[],
  network: Network,
  domain?: string,
): Promise<Report[]> {
  const { outgoing, incoming = [] } = settings;
  const report = async (subject: string, results: Promise<readonly Result[]>): Promise<Report> => ({
    subject,
    results: await results,
  });
  const describe = ({ host, port, security }: Target): string => `${host}, port ${port}, ${security}`;
  return Promise.all([
    report(`Outgoing mail: ${describe(outgoing)}`, checkOutgoing(outgoing, refusal, network)),
    ...incoming.map(async (server) =>
      report(
        `Incoming mail, ${server.protocol}: ${describe(server)}`,
        checkServer(server, { IMAP, POP3 }[server.protocol], network),
      ),
    ),
    ...placesOf(settings, files, domain).map(async (place) =>
      report(`Setup files: ${place.origin}`, checkSetupFiles(place, network)),
    ),
    ...(files.length === 0 ? [report('Setup files', Promise.resolve(noSetupFiles()))] : []),
    ...(domain ? [report(`DNS records: ${domain}`, checkDnsRecords(settings, domain, network))] : []),
  ]);
}

const verdictsOf = (reports: readonly Report[]): Verdict[] =>
  reports.flatMap(({ results }) => results.map(({ verdict }) => verdict));

/** 1 if something is wrong, else 2 if a server couldn't be reached, else 0. */
export function exitCode(reports: readonly Report[]): 0 | 1 | 2 {
  const verdicts = verdictsOf(reports);
  if (verdicts.includes('wrong')) return 1;
  return verdicts.includes('unreachable') ? 2 : 0;
}

const MARKS: Record<Verdict, string> = {
  ok: 'ok',
  wrong: 'WRONG',
  warning: 'warning',
  unreachable: 'UNREACHABLE',
  skipped: 'skipped',
};
const MARK_WIDTH = Math.max(...Object.values(MARKS).map((mark) => mark.length));
const NAME_WIDTH = Math.max(...Object.values(CHECKS).map((name) => name.length));

/** A table with a section for each server, a line for each check, and below each problem what to do about it. */
export function asTable(reports: readonly Report[]): string {
  return `${reports.map(section).join('\n\n')}\n\n${summary(reports)}`;
}

function section({ subject, results }: Report): string {
  const row = (mark: string, name: string, text: string): string =>
    `  ${mark.padEnd(MARK_WIDTH)}  ${name.padEnd(NAME_WIDTH)}  ${text}`;
  const rows = results
    .filter(({ verdict }) => verdict !== 'skipped')
    .flatMap(({ check, verdict, found, remedy }) => [
      row(MARKS[verdict], CHECKS[check], found),
      ...(remedy ? [row('', '', `-> ${remedy}`)] : []),
    ]);
  const skipped = results.filter(({ verdict }) => verdict === 'skipped').map(({ check }) => CHECKS[check]);
  return [subject, ...rows, ...(skipped.length > 0 ? [row(MARKS.skipped, skipped.join(', '), '').trimEnd()] : [])].join(
    '\n',
  );
}

function summary(reports: readonly Report[]): string {
  const verdicts = verdictsOf(reports);
  const counts = (['ok', 'wrong', 'warning', 'unreachable'] as const).map((verdict) => ({
    verdict,
    count: verdicts.filter((one) => one === verdict).length,
  }));
  return counts
    .filter(({ verdict, count }) => count > 0 || verdict === 'ok' || verdict === 'wrong')
    .map(({ verdict, count }) => `${count} ${verdict === 'warning' && count > 1 ? 'warnings' : verdict}`)
    .join(', ');
}
