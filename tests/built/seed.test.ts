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
  test('has its title, its labels and its links', () => {
    for (const words of [
      'What Does “550 Authentication is Required for Relay” Mean in SmarterMail?',
      '“My outgoing server (SMTP) requires authentication.”',
      '“Use same settings as incoming mail server.”',
      'Incorrect yourname',
      'Correct yourname@yourdomain.com',
      'open relay',
      'blacklist',
      'March 13, 2026',
      'Why You Might Not Receive an Email in SmarterMail',
      'ProFusion Email Setup Instructions',
    ]) {
      expect(text).toContain(words);
    }
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
