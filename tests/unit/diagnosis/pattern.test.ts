import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PatternError, compilePatterns, match, parsePattern } from '../../../src/diagnosis/pattern.ts';
import { readWords } from '../../../src/diagnosis/words.ts';

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
});
