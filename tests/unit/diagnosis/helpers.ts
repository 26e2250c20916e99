import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AnswerableCause, Cause } from '../../../src/lib/diagnosis/causes.ts';
import type { Catalogue, CatalogueEntry } from '../../../src/lib/diagnosis/compile.ts';
import { loadCatalogue } from '../../../src/lib/diagnosis/load-catalogue.ts';
import { signalSchema } from '../../../src/lib/diagnosis/signals.ts';

const FIXTURES = path.join(import.meta.dirname, '../../fixtures/diagnosis');

export const catalogue = loadCatalogue();

export function fixture(name: string): string {
  return readFileSync(path.join(FIXTURES, name), 'utf8');
}

/** The lines of a fixture of `cause<tab>text`. */
export function labelled(name: string): [Cause, string][] {
  return fixture(name)
    .trimEnd()
    .split('\n')
    .map((line) => {
      const tab = line.indexOf('\t');
      return [line.slice(0, tab) as Cause, line.slice(tab + 1)];
    });
}

/** The texts of `prose.txt`: nothing in it is an error message. */
export const prose = fixture('prose.txt').split('\n%%\n');

/**
 * A catalogue of one main article a cause, with the signals as authors write them: what a rule does is told best with
 * words that no other signal has.
 */
export function catalogueOf(
  signals: Partial<Record<AnswerableCause, readonly unknown[]>>,
  further: readonly Partial<CatalogueEntry>[] = [],
): Catalogue {
  const entry = (cause: AnswerableCause, written: readonly unknown[]): CatalogueEntry => ({
    slug: cause,
    cause,
    main: true,
    title: `About ${cause}`,
    summary: '',
    permanence: 'either',
    whoFixes: 'administrator',
    firstStep: `Look at ${cause}.`,
    signals: written.map((one) => signalSchema.parse(one)),
  });
  return {
    entries: [
      ...Object.entries(signals).map(([cause, written]) => entry(cause as AnswerableCause, written)),
      ...further.map((more) => ({ ...entry(more.cause ?? 'other', []), main: false, ...more })),
    ],
  };
}

/** The notice of a mail server: a text for people, and what a delivery status (RFC 3464) says of each recipient. */
export function notice(text: string, recipients: readonly Readonly<Record<string, string>>[]): string {
  const groups = recipients.map((fields) =>
    Object.entries(fields)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
  );
  return [
    'From: MAILER-DAEMON@mx.example.org',
    'Subject: Delivery Status Notification (Failure)',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    '',
    text,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    groups.join('\n\n'),
    '',
    '--b--',
  ].join('\n');
}
