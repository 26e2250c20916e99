import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PatternError, compilePatterns, match, parsePattern } from '../../../src/lib/diagnosis/pattern.ts';
import { readWords } from '../../../src/lib/diagnosis/words.ts';

function finds(pattern: string, text: string): boolean {
  return match(compilePatterns([pattern]), readWords(text)).length > 0;
}

describe('a pattern', () => {
  it.each([
    ['relay access denied', 'Relay  access\ndenied', true],
    ['relay access denied', 'relay denied', false],
    ['(mailbox|inbox) is full', 'your inbox is full', true],
    ['mailbox [is] full', 'mailbox full', true],
    ['mailbox [is] full', 'mailbox was full', false],
    ['reject*', 'was rejected', true],
    ['mailbox … full', 'mailbox of kim@example.org is full', true],
    ['mailbox … full', 'mailbox one two three four five six seven eight nine full', false],
    ['mailbox … full', 'mailbox\n\nfull', false],
    ['from <ip> blocked', 'mail from [192.0.2.4] blocked', true],
    ['<address> not found', '<kim@example.org>: not found', true],
    ['<address> not found', 'kim not found', false],
    ['host <host> said', 'host mx.example.org[192.0.2.9] said', true],
    ['after <number> tries', 'after 20 tries', true],
    ['user <word> unknown', 'user kim unknown', true],
    ['user unknown', 'user', false],
    ['user unknown', 'user unknown', true],
    ['not found … 見つ', 'not found 見つかりません', true],
  ])('%s in %j: %s', (pattern, text, expected) => {
    expect(finds(pattern, text)).toBe(expected);
  });

  it('does not run from a notice into the reply that it quotes', () => {
    expect(finds('host … unknown', 'host mx.example.org said: 550 user unknown')).toBe(false);
  });

  it('says where it stands', () => {
    const words = readWords('so: the mailbox is full now');
    expect(match(compilePatterns(['mailbox is full']), words)).toEqual([{ pattern: 0, from: 2, to: 5, named: 3 }]);
  });

  it.each([
    ['host <host> said', 'host mx said', true],
    ['host <host> said', 'host mx.a-b_c:d.example.org said', true],
    ['host <host> said', 'host mx.example.org.([192.0.2.9] said', false],
    ['host <host> said', 'host mx.example.org [192.0.2.9] said', false],
    ['host <host> said', 'host mx.[example said', true],
    ['host <host> said', 'host mx example said', false],
    ['host <host> said', 'host said', false],
    ['host <host> said', 'host a.b.c.d.e.f.g.h said', true],
    ['host <host> said', 'host a.b.c.d.e.f.g.h.i said', false],
    ['<host> unreachable', 'mx.example.org unreachable', true],
    ['of <host> unreachable', 'of mx.example.org unreachable', true],
    ['of <host> unreachable', 'of mx example unreachable', false],
    ['of <host> unreachable', 'of mx/example unreachable', false],
    ['of <host> unreachable', 'of unreachable', false],
    ['unreachable <host> at', 'unreachable mx\n\nat', false],
    ['from <ip> blocked', 'from kim@example.org blocked', false],
    ['from <ip> blocked', 'from 20 blocked', false],
    ['after <number> tries', 'after 20kb tries', true],
    ['after <number> tries', 'after kb20 tries', false],
    ['after <number> tries', 'after 192.0.2.4 tries', false],
    ['after <number> tries', 'after kim@example.org tries', false],
    ['after <number> tries', 'after 5.7 tries', true],
    ['user <word> unknown', 'user unknown', false],
    ['user <word> unknown', 'user kim@example.org unknown', true],
    ['user <word> unknown', 'user a b unknown', false],
    ['user <word> unknown', 'user\n\nkim unknown', false],
    ['unknown user <word>', 'unknown user', false],
    ['mailbox … full', 'mailbox one two three four five six seven eight full', true],
    ['mailbox … full', 'mailbox full', true],
    ['mailbox ... full', 'mailbox one full', true],
    ['is … quotaexceeded', 'is one two three four five six seven eight quotaexceeded', true],
    ['is … quotaexceeded', 'is one two three four five six seven eight nine quotaexceeded', false],
    ['is … quotaexceeded', 'is\n\nquotaexceeded', false],
    ['is … not … quotaexceeded', 'is now not quotaexceeded', true],
    ['is … not … quotaexceeded', 'not is quotaexceeded', false],
    ['quota … is … not', 'quota is one not', true],
    ['reject*', 'reject', true],
    ['reject*', 'reje', false],
    ['reject*', 'prejected', false],
    ['reject* by', 'rejecting the rejection by', true],
    ['re-jec* it', 're jected it', true],
    ['(a b|c) d', 'a b d', true],
    ['(a b|c) d', 'c d', true],
    ['(a b|c) d', 'a d', false],
    ['(a|(b|c)) d', 'c d', true],
    ['a [b [c]] d', 'a b c d', true],
    ['a [b [c]] d', 'a b d', true],
    ['a [b [c]] d', 'a c d', false],
    ['a [b|c] d', 'a c d', true],
    ['a [b|c] d', 'a d', true],
    ['a[b]c', 'a b c', true],
    ['a(b|c)d', 'a c d', true],
    ['a<number>b', 'a 1 b', true],
    ['a…b', 'a x b', true],
    ['a...b', 'a x b', true],
    ['e-mail', 'email', true],
    ['x', '', false],
  ])('%s in %j: %s', (pattern, text, expected) => {
    expect(finds(pattern, text)).toBe(expected);
  });

  it('is written out in all its spellings, single words of one place together', () => {
    expect(parsePattern('[the] (mailbox|inbox|mail box) … full* <host>')).toEqual(
      [
        [[], [{ is: 'literal', any: ['mailbox', 'inbox'] }]],
        [
          [],
          [
            { is: 'literal', any: ['mail'] },
            { is: 'literal', any: ['box'] },
          ],
        ],
        [[{ is: 'literal', any: ['the'] }], [{ is: 'literal', any: ['mailbox', 'inbox'] }]],
        [
          [{ is: 'literal', any: ['the'] }],
          [
            { is: 'literal', any: ['mail'] },
            { is: 'literal', any: ['box'] },
          ],
        ],
      ].map(([before = [], middle = []]) => [
        ...before,
        ...middle,
        { is: 'gap' },
        { is: 'prefix', word: 'full' },
        { is: 'host' },
      ]),
    );
    expect(parsePattern('(one|two|one) three')).toEqual([
      [
        { is: 'literal', any: ['one', 'two'] },
        { is: 'literal', any: ['three'] },
      ],
    ]);
    expect(parsePattern('(abc*|def) g')).toHaveLength(2);
  });

  it('has at most 1500 spellings, 24 words and 3 gaps', () => {
    const choice = (count: number): string => `(${Array.from({ length: count }, (_, i) => `a${i} b`).join('|')})`;
    expect(parsePattern(`${choice(15)} ${choice(10)} ${choice(10)}`)).toHaveLength(1500);
    expect(() => parsePattern(`${choice(19)} ${choice(79)}`)).toThrow(
      /: it has more than 1500 spellings; write it as several patterns$/u,
    );
    expect(parsePattern('a '.repeat(24))).toHaveLength(1);
    expect(() => parsePattern('a '.repeat(25))).toThrow(/: it is longer than 24 words$/u);
    expect(parsePattern('a … b … c … d')).toHaveLength(1);
    expect(() => parsePattern('a … b … c … d … e')).toThrow(/: it has 4 gaps; at most 3 are allowed$/u);
  });

  it('is found at each place, with what it named and where it begins and ends', () => {
    const at = (pattern: string, text: string) =>
      match(compilePatterns([pattern]), readWords(text)).map(({ from, to, named }) => [from, to, named]);
    expect(at('user <word> unknown', 'a user kim unknown, b user jo unknown')).toEqual([
      [1, 4, 2],
      [5, 8, 2],
    ]);
    expect(at('full* … of [the] mailbox', 'fullness x of mailbox')).toEqual([[0, 4, 3]]);
    // The shortest stretch that fits.
    expect(at('mailbox … full', 'mailbox full is full')).toEqual([[0, 2, 2]]);
    expect(at('<host> unreachable', 'at mx.example.org unreachable')[0]).toEqual([3, 5, 1]);
    expect(at('is full', 'is full')).toEqual([[0, 2, 2]]);
    expect(at('(a|b|b) c', 'b c')).toEqual([[0, 2, 2]]);
    expect(at('(a b|a b) c', 'a b c')).toEqual([[0, 3, 3]]);
  });

  it('is one of several, each found by its number', () => {
    const found = match(
      compilePatterns(['user unknown', 'reject*', '(user unknown|no user)', 'rejected by']),
      readWords('user unknown: rejected by'),
    );
    expect(found.map(({ pattern, from, to }) => [pattern, from, to])).toEqual([
      [0, 0, 2],
      [2, 0, 2],
      [3, 2, 4],
      [1, 2, 3],
    ]);
  });

  it('is found at most 40 times', () => {
    expect(match(compilePatterns(['is full']), readWords('is full, '.repeat(40)))).toHaveLength(40);
    expect(match(compilePatterns(['is full']), readWords('is full, '.repeat(60)))).toHaveLength(40);
  });

  it('leaves its words and the beginnings of words for others to look up', () => {
    const { words, prefixes, byBeginning, patterns } = compilePatterns(['(mailbox|inbox) reject*', 'is <host>']);
    expect([...words].sort()).toEqual(['inbox', 'is', 'mailbox']);
    expect([[...prefixes], [...byBeginning], patterns]).toEqual([['reject'], ['rej'], 2]);
  });

  it.each([
    ['a (b', '"a (b": a ")" is missing'],
    ['a [b', '"a [b": a "]" is missing'],
    ['a)', '"a)": ")" has nothing to close'],
    ['a]', '"a]": "]" has nothing to close'],
    ['(a]', '"(a]": "]" has nothing to close'],
    ['a | b', '"a | b": "|" stands only inside ( ) or [ ]'],
    ['… full', '"… full": a gap stands between words, not at the end'],
    ['full …', '"full …": a gap stands between words, not at the end'],
    ['a <adress>', '"a <adress>": "<" begins one of <address> <host> <ip> <number> <word>'],
    ['a <address', '"a <address": "<" begins one of <address> <host> <ip> <number> <word>'],
    ['ab*', '"ab*": "ab*": at least three letters stand before a *'],
    ['a *', '"a *": "*": at least three letters stand before a *'],
    ['re*lay', '"re*lay": "re*lay": a * stands only at the end of a word'],
    ['550 denied', '"550 denied": "550" is a code; codes are conditions (reply:, status:), not words'],
    ['[a] <word>', '"[a] <word>": one spelling of it has no words'],
    ['', '"": one spelling of it has no words'],
    ...[...'{}\\^$+?'].map((sign) => [
      `a${sign}b`,
      `${JSON.stringify(`a${sign}b`)}: "a${sign}b" has a sign that means nothing here; allowed are words, (a|b), [optional], …, word* and <address>`,
    ]),
  ])('%s is refused in full words', (pattern = '', message = '') => {
    expect(() => parsePattern(pattern)).toThrow(new PatternError(`the pattern ${message}`));
  });

  it.each([
    ['(a|b', /"\)" is missing/u],
    ['a)', /nothing to close/u],
    ['a | b', /only inside/u],
    ['… full', /not at the end/u],
    ['a … b … c … d … e', /at most 3/u],
    ['<adress> unknown', /<address>/u],
    ['ab*', /three letters/u],
    ['re*lay', /end of a word/u],
    ['550 denied', /conditions/u],
    ['a.*b+', /means nothing here/u],
    ['<word>', /no words/u],
  ])('%s is refused with what is wrong', (pattern, message) => {
    expect(() => parsePattern(pattern)).toThrow(PatternError);
    expect(() => parsePattern(pattern)).toThrow(message);
  });

  it('never fails in any other way', () => {
    fc.assert(
      fc.property(fc.string(), (pattern) => {
        try {
          compilePatterns([pattern]);
        } catch (error) {
          expect(error).toBeInstanceOf(PatternError);
        }
      }),
    );
  });

  it('takes bounded time for a text made to slow it down', () => {
    const text = 'a b '.repeat(100_000);
    const begin = performance.now();
    match(compilePatterns(['a … a … a … b c', 'b … a … b … a c']), readWords(text));
    expect(performance.now() - begin).toBeLessThan(20_000);
  });

  it('is looked for in part of a text made to slow it down, and whole in an ordinary one of any length', () => {
    const last = (text: string): boolean => finds('needle … in … hay', `${text} needle in hay`);
    expect(last('a b '.repeat(50_000))).toBe(true);
    expect(last('needle in needle in '.repeat(20_000))).toBe(false);
  });
});
