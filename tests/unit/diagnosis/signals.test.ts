import { describe, expect, it } from 'vitest';
import { codeFits } from '../../../src/diagnosis/compile.ts';
import { signalSchema } from '../../../src/diagnosis/signals.ts';

describe('a signal', () => {
  it('may be just a pattern', () => {
    expect(signalSchema.parse('relay access denied')).toEqual({ words: ['relay access denied'], strength: 'strong' });
  });

  it('may have one pattern or several', () => {
    expect(signalSchema.parse({ words: 'a b', unless: ['c'] })).toEqual({
      words: ['a b'],
      strength: 'strong',
      unless: ['c'],
    });
  });

  it.each([
    [{ strength: 'strong' }, /needs words, reply or status/u],
    [{ words: 'a', strength: 'sure' }, /certain, strong, fair, weak/u],
    [{ words: 'a (b' }, /"\)" is missing/u],
    [{ status: ['5.7'] }, /'x\.2\.2'/u],
    [{ reply: [550] }, /in quotes/u],
    [{ words: 'a', only: 'sometimes' }, /server-reply, bounce, machine, sending/u],
    [{ words: 'a', colour: 'red' }, /colour: no field of a signal; allowed are words/u],
    [{ words: [] }, /at least one pattern/u],
    [7, /a pattern, or a signal with the fields/u],
  ])('%j is refused with what is allowed', (input, message) => {
    const result = signalSchema.safeParse(input);
    expect(result.success).toBe(false);
    expect(result.error?.issues.map((issue) => issue.message).join('\n')).toMatch(message);
  });
});

it('codes fit conditions', () => {
  expect(codeFits('550', '550')).toBe(true);
  expect(codeFits('451', '45x')).toBe(true);
  expect(codeFits('550', '4xx')).toBe(false);
  expect(codeFits('5.2.2', 'x.2.2')).toBe(true);
  expect(codeFits('5.2.20', 'x.2.2')).toBe(false);
  expect(codeFits('4.7.650', '4.7.x')).toBe(true);
});
