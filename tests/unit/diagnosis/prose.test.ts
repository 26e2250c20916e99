import { describe, expect, it } from 'vitest';
import { compilePatterns } from '../../../src/diagnosis/pattern.ts';
import { isSupposed, strangeShare } from '../../../src/diagnosis/prose.ts';
import { readWords, wordAt } from '../../../src/diagnosis/words.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { catalogue, prose } from './helpers.ts';

const lexicon = compilePatterns(['mailbox [is] full', 'reject*', 'recipient']);
const share = (text: string): number => strangeShare(readWords(text), [lexicon]);

describe('the share of strange words', () => {
  it('is nothing where every word is known', () => {
    expect(share('The mailbox of the recipient is full: rejected')).toBe(0);
  });

  it('counts what no signal knows', () => {
    expect(share('The mailbox is full of leaves')).toBeCloseTo(1 / 3);
    expect(share('A heron walked by')).toBeGreaterThan(0.5);
  });

  it('leaves out names: hosts, addresses, paths and single words in quotes', () => {
    expect(share('mailbox full (mx.example.org) kim@example.org /var/mail/kim "kim"')).toBe(0);
  });

  it('may be that of one paragraph', () => {
    const words = readWords('mailbox full\n\na heron walked by');
    expect(strangeShare(words, [lexicon], 0)).toBe(0);
    expect(strangeShare(words, [lexicon], 1)).toBeGreaterThan(0.5);
  });

  it('never knows the words of people', () => {
    expect(strangeShare(readWords('we reject'), [compilePatterns(['we reject*'])])).toBe(0.5);
  });
});

describe('a supposition', () => {
  const supposed = (text: string, word: string): boolean => {
    const words = readWords(text);
    const at = Array.from({ length: words.count }, (_, i) => wordAt(words, i)).indexOf(word);
    return isSupposed(words, at);
  };

  it('has an "if" or "when" in the same sentence', () => {
    expect(supposed('If the mailbox is full, wait.', 'mailbox')).toBe(true);
    expect(supposed('Wait if you like. The mailbox is full.', 'mailbox')).toBe(false);
    expect(supposed('The mailbox is full.', 'mailbox')).toBe(false);
  });
});

it('no sentence of prose is taken for an error for sure unless it is the words of one', async () => {
  const wrong: string[] = [];
  for (const text of prose) {
    for (const sentence of text.split(/(?<=[.!?])\s+/u)) {
      const found = await diagnose(sentence, catalogue);
      if (found.cause !== 'unknown') wrong.push(`${found.cause}: ${sentence}`);
    }
  }
  expect(wrong).toEqual([
    'relay-authentication-required: Section 5.7.1: Relaying messages for third parties is not allowed.',
    'try-again-later: Try again later.',
  ]);
});
