import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { select } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { describe, expect, test } from 'vitest';
import { DIST, pageAt, pagesIn, textIn } from '../support/built-site.ts';

/**
 * The article that this site was made from: its title, quoted error and setting labels are there word for word; its
 * sentences aren't. The sentences are kept as hashes of seven words in a row, so that they aren't here either.
 */

const WORDS_IN_A_ROW = 7;
const KNOWN = new Set(
  readFileSync(path.join(import.meta.dirname, '../fixtures/seed-shingles.txt'), 'utf8')
    .split('\n')
    .filter(Boolean),
);

const pages = pagesIn(DIST);
const { tree, html } = pageAt('/errors/550-authentication-is-required-for-relay/', pages);
const text = textIn('main', tree);

describe('the article', () => {
  test.each([
    'What Does “550 Authentication is Required for Relay” Mean in SmarterMail?',
    '“My outgoing server (SMTP) requires authentication.”',
    '“Use same settings as incoming mail server.”',
    'Outgoing Mail Server safesecurewebmail.com',
    'Port 465',
    'Security SSL/TLS',
    'Authentication Required',
    'Authenticate By Password',
    'Incorrect john',
    'Correct john@yourdomain.com',
    'Incorrect yourname',
    'Correct yourname@yourdomain.com',
    'Authentication is required for relay',
    'open relay',
    'blacklist',
    'Gmail',
    'ProFusionSupport.com',
    'ProFusion Developer',
    'March 13, 2026',
    'minute read',
    'Why You Might Not Receive an Email in SmarterMail',
    'Non Delivered Email',
    'Managing your Email Storage',
    'ProFusion Email Setup Instructions',
  ])('says %s', (words) => {
    expect(text.replaceAll(/ ?Copy (?:Outgoing Mail Server|Port)/gu, '')).toContain(words);
  });

  test('names all five causes, all five steps and all five things an administrator may do', () => {
    expect(html.match(/<h3 id="cause-\d-/gu)).toHaveLength(5);
    for (const number of [1, 2, 3, 4, 5]) expect(html).toContain(`id="step-${number}"`);
    for (const words of [
      'mailbox name and password are valid',
      'logs',
      'SMTP settings for your domain',
      'send the message again',
      'IP address is blocked',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('gives the answer and the choice of mail app before the explanation', () => {
    const order = [
      'without signing in properly',
      'Fix it in your mail app',
      'Steps for any app',
      'Why does the error happen?',
    ].map((words) => text.indexOf(words));
    expect(order.every((place) => place >= 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});

test('no page repeats a sentence of the old article', () => {
  expect(KNOWN.size).toBeGreaterThan(200);
  const repeated = pages.flatMap(({ address, tree }) => {
    const body = select('main', tree);
    const words = (body ? toText(body) : '').toLowerCase().match(/[\p{L}\p{N}@./]+/gu) ?? [];
    return words.flatMap((_, index) => {
      const row = words.slice(index, index + WORDS_IN_A_ROW).join(' ');
      return KNOWN.has(createHash('sha256').update(row).digest('hex').slice(0, 16)) ? [`${address}: ${row}`] : [];
    });
  });
  expect(repeated).toEqual([]);
});
