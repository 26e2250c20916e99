import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import type { Catalogue } from '../../../src/lib/diagnosis/catalogue.ts';
import { type Diagnosis, diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import type { Input } from '../../../src/lib/diagnosis/read.ts';

const FIXTURES = path.join(import.meta.dirname, '../../fixtures/diagnosis');

export function fixture(name: string): string {
  return readFileSync(path.join(FIXTURES, name), 'utf8');
}

/** The cells of a tab-separated fixture. `\n` in a cell is a line break. */
export function rows<Cells extends string[] = [string, string]>(name: string): Cells[] {
  return fixture(name)
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.replaceAll(String.raw`\n`, '\n')) as Cells);
}

/** Texts that aren't errors. */
export const prose = fixture('prose.txt').split('\n%%\n');

/** The site's own catalogue. */
export const catalogue = JSON.parse(inject('catalogue')) as Catalogue;

/** What the site says about a text or a file. */
export function find(input: Input): Promise<Diagnosis> {
  return diagnose(input, catalogue);
}

/** A message of parts, each with its own header. The header names the boundary. */
export function multipart(headers: readonly string[], ...parts: readonly string[]): string {
  const boundary = /boundary=(\S+)/u.exec(headers.join('\n'))?.[1] ?? '';
  const header = ['Date: Tue, 24 Nov 2026 10:00:00 +0000', 'MIME-Version: 1.0', ...headers];
  return [...header, '', ...parts.flatMap((part) => [`--${boundary}`, part]), `--${boundary}--`, ''].join('\n');
}

/** A bounce: a text for people, and the fields of a delivery status (RFC 3464) for each recipient. */
export function bounce(text: string, ...recipients: readonly string[]): string {
  return multipart(
    [
      'From: MAILER-DAEMON@mx.example.org',
      'Subject: Delivery Status Notification (Failure)',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    ],
    `\n${text}`,
    ['Content-Type: message/delivery-status', 'Reporting-MTA: dns; mx.example.org', ...recipients, ''].join('\n\n'),
  );
}

/** The fields of a recipient whose server gave this diagnostic. */
export function failed(diagnostic: string, ...more: readonly string[]): string {
  return ['Action: failed', `Diagnostic-Code: ${diagnostic}`, ...more].join('\n');
}
