import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { PatternError, parsePattern } from '../../../src/lib/diagnosis/pattern.ts';
import { signalSchema } from '../../../src/lib/diagnosis/signal-schema.ts';
import { catalogueOf, rows } from './helpers.ts';

describe('a pattern', () => {
  it.each(rows<[string, string, string]>('patterns.tsv'))('is %s: %s in "%s"', async (kind, pattern, text) => {
    const signals = catalogueOf({ other: [pattern] });
    expect((await diagnose(`550 5.1.1 ${text}`, signals)).cause === 'other').toBe(kind === 'found');
  });

  const choice = (count: number): string => `(${Array.from({ length: count }, (_, i) => `a${i} b`).join('|')})`;
  it.each([
    ['a (b', 'a ")" is missing'],
    ['a [b', 'a "]" is missing'],
    ['(a]', '"]" has nothing to close'],
    ['a | b', '"|" can only be inside ( ) or [ ]'],
    ['… full', 'a gap can only be between words, not at the end'],
    ['a … b … c … d … e', 'it has 4 gaps; at most 3 are allowed'],
    ['a <adress>', '"<" begins one of <address> <host> <ip> <number> <word>'],
    ['ab*', '"ab*": a * needs at least three letters before it'],
    ['re*lay', '"re*lay": a * can only be at the end of a word'],
    ['550 denied', '"550" is a code; codes are conditions (reply:, status:), not words'],
    ['5.7.1 denied', '"5.7.1" is a code; codes are conditions (reply:, status:), not words'],
    ['[a] <word>', 'one spelling of it has no words'],
    [
      'a.*b+',
      '"a.*b+" has a sign that means nothing here; allowed are words, (a|b), [optional], …, word* and <address>',
    ],
    ['a '.repeat(25), 'it is longer than 24 words'],
    [`${choice(40)} ${choice(40)}`, 'it has more than 1500 spellings; write it as several patterns'],
  ])('is refused in words: %s', (pattern, problem) => {
    expect(() => parsePattern(pattern)).toThrow(new PatternError(`the pattern ${JSON.stringify(pattern)}: ${problem}`));
  });

  it('is used or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (pattern) => {
        try {
          parsePattern(pattern);
        } catch (error) {
          expect(error).toBeInstanceOf(PatternError);
        }
      }),
    );
  });
});

describe('a signal', () => {
  const all = {
    words: ['a b', 'c'],
    strength: 'certain',
    reply: ['550', '45x', '5xx'],
    status: ['5.7.1', 'x.2.2', '5.7.x'],
    unless: ['d'],
    with: ['e'],
    near: ['f'],
    only: 'machine',
    saidBy: 'mail-app',
  };

  it.each([
    ['relay access denied', { words: ['relay access denied'], strength: 'strong' }],
    [
      { words: 'a b', unless: 'c' },
      { words: ['a b'], strength: 'strong', unless: ['c'] },
    ],
    [{ status: ['5.7.1'] }, { status: ['5.7.1'], strength: 'strong' }],
    [all, all],
  ])('is written out in full: %j', (written, signal) => {
    expect(signalSchema.parse(written)).toEqual(signal);
  });

  const fields = 'words, strength, reply, status, unless, with, near, only, saidBy';
  it.each<[input: unknown, message: string]>([
    ...['250', '5x0', '5500', 550].map((code): [unknown, string] => [
      { reply: [code] },
      "a reply code in quotes: '550', '45x' or '5xx'",
    ]),
    ...['3.7.1', '5.7', '5.7.1234', 5.7].map((code): [unknown, string] => [
      { status: [code] },
      "an enhanced code in quotes: '5.7.1', 'x.2.2' or '5.7.x'",
    ]),
    [{ words: '' }, 'a pattern that is not empty'],
    [{ words: 'a'.repeat(401) }, 'a pattern of at most 400 characters'],
    [{ words: [1] }, 'a pattern: words, (a|b), [optional], …, word*, <address> <host> <ip> <number> <word>'],
    [{ words: 1 }, 'a pattern or a list of patterns'],
    [{ words: 'a', unless: [] }, 'at least one pattern'],
    [{ words: 'a', strength: 'sure' }, 'one of certain, strong, fair, weak'],
    [{ words: 'a', only: 'x' }, 'one of server-reply, bounce, machine, sending'],
    [{ words: 'a', saidBy: 'x' }, 'mail-app, or leave it out'],
    [{ words: 'a', x: 1, y: 2 }, `x, y: not a field of a signal; allowed are ${fields}`],
    [null, `a pattern, or a signal with the fields ${fields}`],
    [{ strength: 'weak' }, 'a signal needs words, reply or status'],
    ['a (b', 'the pattern "a (b": a ")" is missing'],
  ])('is refused in words: %j', (input, message) => {
    expect(signalSchema.safeParse(input).error?.issues.map((issue) => issue.message)).toContain(message);
  });
});
