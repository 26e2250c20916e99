import { describe, expect, it } from 'vitest';
import { codeFits, compileCatalogue, compileSignals } from '../../../src/lib/diagnosis/compile.ts';
import { signalSchema } from '../../../src/lib/diagnosis/signals.ts';

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

  it('may have every field', () => {
    const all = {
      words: ['a b', 'c'],
      strength: 'certain',
      reply: ['550', '45x', '5xx'],
      status: ['5.7.1', 'x.2.2', '5.7.x', '4.x.650', '5.12.999'],
      unless: ['d'],
      with: ['e'],
      near: ['f'],
      saidBy: 'mail-app',
    };
    for (const only of ['server-reply', 'bounce', 'machine', 'sending'])
      expect(signalSchema.parse({ ...all, only })).toEqual({ ...all, only });
    for (const strength of ['certain', 'strong', 'fair', 'weak'])
      expect(signalSchema.parse({ words: 'a', strength })).toMatchObject({ strength });
    expect(signalSchema.parse({ words: 'a'.repeat(400) })).toMatchObject({ strength: 'strong' });
    expect(signalSchema.parse({ reply: ['550'] })).toEqual({ reply: ['550'], strength: 'strong' });
    expect(signalSchema.parse({ status: ['5.7.1'] })).toEqual({ status: ['5.7.1'], strength: 'strong' });
  });

  const reply = "a reply code in quotes: '550', '45x' or '5xx'";
  const status = "an enhanced code in quotes: '5.7.1', 'x.2.2' or '5.7.x'";
  const pattern = 'a pattern: words, (a|b), [optional], …, word*, <address> <host> <ip> <number> <word>';
  const fields = 'words, strength, reply, status, unless, with, near, only, saidBy';

  it.each<[input: unknown, message: string]>([
    ...['250', '5x0', 'x50', '5500', '1550', '55', 'a550', '5xxx', 550].map((code): [unknown, string] => [
      { reply: [code] },
      reply,
    ]),
    ...['3.7.1', '5.7', '5.7.1234', '5.123.1', '55.1.1', 'a5.7.1', '5.7.1.1', '5.7.', '5..1', '5x7.1', 5.7].map(
      (code): [unknown, string] => [{ status: [code] }, status],
    ),
    [{ words: '' }, 'a pattern that is not empty'],
    [{ words: 'a'.repeat(401) }, 'a pattern of at most 400 characters'],
    [{ words: [1] }, pattern],
    [{ words: 1 }, 'a pattern or a list of patterns'],
    [{ words: 'a', unless: [] }, 'at least one pattern'],
    [{ words: 'a', strength: 'sure' }, 'one of certain, strong, fair, weak'],
    [{ words: 'a', only: 'x' }, 'one of server-reply, bounce, machine, sending'],
    [{ words: 'a', saidBy: 'x' }, 'mail-app, or leave it out'],
    [{ words: 'a', x: 1, y: 2 }, `x, y: no field of a signal; allowed are ${fields}`],
    [null, `a pattern, or a signal with the fields ${fields}`],
    [{ strength: 'weak' }, 'a signal needs words, reply or status'],
    ['a (b', 'the pattern "a (b": a ")" is missing'],
  ])('%j is refused in these words', (input, message) => {
    expect(signalSchema.safeParse(input).error?.issues.map((issue) => issue.message)).toContain(message);
  });

  it('needs at least one code where it names codes', () => {
    expect(signalSchema.safeParse({ words: 'a', reply: [] }).success).toBe(false);
    expect(signalSchema.safeParse({ words: 'a', status: [] }).success).toBe(false);
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

it.each([
  ['550', '5xx', true],
  ['550', '55', false],
  ['550', '5x1', false],
  ['550', '450', false],
  ['5.7.1', 'x.x.1', true],
  ['5.7.1', '5.7.2', false],
  ['5.7.1', '4.7.1', false],
  ['5.17.1', '5.7.1', false],
])('the code %s fits the condition %s: %s', (code, condition, fits) => {
  expect(codeFits(code, condition)).toBe(fits);
});

describe('signals made ready', () => {
  const [one, two, three, four] = [
    { words: 'a b', unless: ['c'] },
    { words: ['c', 'd'], with: ['a b', 'e'], strength: 'weak' },
    { status: ['5.7.1'], strength: 'certain' },
    { words: 'a b', near: ['d'] },
  ].map((written) => signalSchema.parse(written));
  const groups = [[one, two], [], [three, four]].map((group) => group.flatMap((signal) => (signal ? [signal] : [])));

  it('share the patterns that they have in common, and know their article and weight', () => {
    const { wordsOf, unlessOf, withOf, nearOf, codesOnly, matcher } = compileSignals(groups);
    const readable = (list: readonly { signal: unknown; entry: number; weight: number }[] | undefined) =>
      list?.map(({ signal, entry, weight }) => [[one, two, three, four].indexOf(signal as never), entry, weight]);
    expect(wordsOf.map(readable)).toEqual([
      [
        [0, 0, 0.86],
        [3, 2, 0.86],
      ],
      [[1, 0, 0.3]],
      [[1, 0, 0.3]],
      [],
    ]);
    expect(matcher.patterns).toBe(4);
    expect(readable(codesOnly)).toEqual([[2, 2, 0.97]]);
    const conditions = (map: ReadonlyMap<{ signal: unknown }, readonly number[]>) =>
      [...map].map(([{ signal }, numbers]) => [[one, two, three, four].indexOf(signal as never), numbers]);
    expect([conditions(unlessOf), conditions(withOf), conditions(nearOf)]).toEqual([
      [[0, [1]]],
      [[1, [0, 3]]],
      [[3, [2]]],
    ]);
  });

  it('are made once a catalogue', () => {
    const catalogue = { entries: groups.map((signals) => ({ signals })) } as never;
    expect(compileCatalogue(catalogue)).toBe(compileCatalogue(catalogue));
    expect(compileCatalogue(catalogue).wordsOf).toEqual(compileSignals(groups).wordsOf);
  });
});
