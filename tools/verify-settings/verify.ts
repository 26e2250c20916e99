import type { MailSettings } from '../../src/lib/settings/schema.ts';
import type { Network } from './dialogue.ts';
import { checkOutgoing } from './outgoing.ts';
import { IMAP, POP3 } from './protocols.ts';
import { checkServer } from './server.ts';
import { checkSetupFile, SETUP_FILE } from './setup-file.ts';
import { CHECKS, type Report, type Verdict } from './sheet.ts';

/**
 * Asks the servers of the settings whether they behave as published.
 *
 * @param refusal the error that the central article explains, code first
 * @returns one report a server, and one for the published setup file; always an answer, within some time-outs
 */
export async function verifySettings(settings: MailSettings, refusal: string, network: Network): Promise<Report[]> {
  const { outgoing, incoming = [], site } = settings;
  const subject = (what: string, { host, port, security }: { host: string; port: number; security: string }): string =>
    `${what}: ${host}, port ${port}, ${security}`;
  return Promise.all([
    checkOutgoing(outgoing, refusal, network).then((results) => ({
      subject: subject('Outgoing mail', outgoing),
      results,
    })),
    ...incoming.map(async (server) => ({
      subject: subject(`Incoming mail, ${server.protocol}`, server),
      results: await checkServer(server, { IMAP, POP3 }[server.protocol], network),
    })),
    checkSetupFile(settings, network).then((results) => ({ subject: `${site.url}${SETUP_FILE}`, results })),
  ]);
}

/** The exit code of the command: 1 if something is wrong, else 2 if a server could not be reached, else 0. */
export function exitCode(reports: readonly Report[]): 0 | 1 | 2 {
  const verdicts = reports.flatMap(({ results }) => results.map(({ verdict }) => verdict));
  if (verdicts.includes('wrong')) return 1;
  return verdicts.includes('unreached') ? 2 : 0;
}

const MARKS: Record<Verdict, string> = {
  right: 'ok',
  wrong: 'WRONG',
  warning: 'mind',
  unreached: 'UNREACHED',
  skipped: '-',
};

/** The table for the owner: a part a server, a line a check, and below each fault what to do about it. */
export function asTable(reports: readonly Report[]): string {
  const nameWidth = Math.max(...Object.values(CHECKS).map((name) => name.length));
  const markWidth = Math.max(...Object.values(MARKS).map((mark) => mark.length));
  const parts = reports.map(({ subject, results }) => {
    const row = (mark: string, name: string, text: string): string =>
      `  ${mark.padEnd(markWidth)}  ${name.padEnd(nameWidth)}  ${text}`;
    const skipped = results.filter(({ verdict }) => verdict === 'skipped').map(({ check }) => CHECKS[check]);
    const rows = results
      .filter(({ verdict }) => verdict !== 'skipped')
      .flatMap(({ check, verdict, found, remedy }) => [
        row(MARKS[verdict], CHECKS[check], found),
        ...(remedy ? [row('', '', `-> ${remedy}`)] : []),
      ]);
    const rest = skipped.length > 0 ? [row(MARKS.skipped, 'Could not be asked', skipped.join('; '))] : [];
    return [subject, ...rows, ...rest].join('\n');
  });
  return `${parts.join('\n\n')}\n\n${summary(reports)}`;
}

function summary(reports: readonly Report[]): string {
  const count = (verdict: Verdict): number =>
    reports.flatMap(({ results }) => results).filter((result) => result.verdict === verdict).length;
  const unreached = count('unreached');
  return [
    `${count('right')} as published`,
    `${count('wrong')} wrong`,
    ...(count('warning') > 0 ? [`${count('warning')} to mind`] : []),
    ...(unreached > 0 ? [`${unreached} ${unreached === 1 ? 'server' : 'servers'} not reached`] : []),
  ].join(', ');
}
