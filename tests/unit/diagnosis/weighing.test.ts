import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { catalogueOf, notice } from './helpers.ts';

/** The cause, and how sure it is, of a text among signals that are made for the case. */
async function weigh(
  text: string,
  ...catalogue: Parameters<typeof catalogueOf>
): Promise<{ cause: string; confidence: number; others: readonly string[] }> {
  const { cause, confidence, others } = await diagnose(text, catalogueOf(...catalogue));
  return { cause, confidence, others: others.map((other) => `${other.cause} ${other.confidence}`) };
}

describe('how sure an answer is', () => {
  it.each([
    ['certain', 0.97, true],
    ['strong', 0.86, true],
    ['fair', 0.6, false],
  ])('is as sure as its only signal: %s', async (strength, confidence, confident) => {
    const catalogue = catalogueOf({ 'no-such-user': [{ words: 'user unknown', strength }] });
    expect(await diagnose('550 5.1.1 user unknown', catalogue)).toMatchObject({ confidence, confident });
  });

  it('does not answer by a weak signal alone, except of a bounce', async () => {
    const signals = { 'no-such-user': [{ words: 'user unknown', strength: 'weak' }] } as const;
    expect(await weigh('550 5.1.1 user unknown', signals)).toMatchObject({ cause: 'unknown', confidence: 0 });
    const bounce = notice('Sorry.', [{ Action: 'failed', 'Diagnostic-Code': 'smtp; 550 5.1.1 user unknown' }]);
    expect(await weigh(bounce, signals)).toMatchObject({ cause: 'no-such-user', confidence: 0.3 });
  });

  it('grows with further wordings of the same cause, each counting half as much as the one before', async () => {
    const signals = [
      { words: 'user unknown', strength: 'fair' },
      { words: 'address rejected', strength: 'strong' },
    ];
    const found = await weigh('550 5.1.1 user unknown, address rejected', { 'no-such-user': signals });
    // 1 - (1 - 0.86) * (1 - 0.6 / 2)
    expect(found.confidence).toBe(0.9);
  });

  it('is less where another cause is nearly as likely, and least where both are', async () => {
    const text = '550 5.1.1 user unknown, mailbox full';
    const strong = [{ words: 'user unknown', strength: 'strong' }];
    expect(
      await weigh(text, { 'no-such-user': strong, 'mailbox-full': [{ words: 'mailbox full', strength: 'fair' }] }),
      // 0.86 * (1 - 0.45 * (0.6 / 0.86) ** 1.5)
    ).toEqual({ cause: 'no-such-user', confidence: 0.63, others: ['mailbox-full 0.3'] });
    // 0.86 * (1 - 0.45)
    expect(
      await weigh(text, { 'no-such-user': strong, 'mailbox-full': [{ words: 'mailbox full', strength: 'strong' }] }),
    ).toEqual({ cause: 'no-such-user', confidence: 0.47, others: ['mailbox-full 0.43'] });
  });

  it('counts the place where a signal is surest, however often it stands', async () => {
    const signals = { 'mailbox-full': ['mailbox full'] };
    const once = '550 5.2.2 mailbox full';
    expect((await weigh(`${once}\n\n${once}\n\n${once}`, signals)).confidence).toBe(0.86);
    const before = `Delivery Status Notification\n\nmailbox full\n\n${'word '.repeat(60)}\n\n${once} with user@example.org`;
    const { confidence, isBounce } = await diagnose(before, catalogueOf(signals));
    expect([isBounce, confidence]).toEqual([true, 0.86]);
  });

  it('prefers the wording with more words where two are equally sure', async () => {
    const signals = { 'no-such-user': ['user unknown'], 'mailbox-full': ['mailbox is full'] };
    const found = await weigh('550 user unknown mailbox is full', signals);
    expect([found.cause, found.others]).toEqual(['mailbox-full', ['no-such-user 0.43']]);
  });
});

describe('a longer wording', () => {
  const long = { 'sender-not-allowed': ['sender address rejected domain not found'] };

  it('hides a shorter one of another cause within it', async () => {
    const text = '550 5.1.8 sender address rejected: domain not found';
    expect(await weigh(text, { ...long, 'domain-not-found': ['domain not found'] })).toEqual({
      cause: 'sender-not-allowed',
      confidence: 0.86,
      others: [],
    });
  });

  it('hides none that is far stronger', async () => {
    const text = '550 5.1.8 sender address rejected: domain not found';
    const weak = { 'sender-not-allowed': [{ words: 'sender address rejected domain not found', strength: 'weak' }] };
    const strong = { 'domain-not-found': [{ words: 'domain not found', strength: 'strong' }] };
    expect((await weigh(text, { ...weak, ...strong })).cause).toBe('domain-not-found');
  });

  it('hides none that stands elsewhere, in the same text or at the same place of another', async () => {
    const signals = { ...long, 'domain-not-found': ['domain not found'] };
    const text = '550 5.1.8 sender address rejected: domain not found';
    expect((await weigh(`${text}. And once more: domain not found`, signals)).others).toEqual([
      'domain-not-found 0.43',
    ]);
    const two = notice('Sorry.', [
      { Action: 'failed', 'Diagnostic-Code': `smtp; ${text}` },
      { Action: 'failed', 'Diagnostic-Code': 'smtp; 550 5.1.2 for that recipient: domain not found' },
    ]);
    expect((await weigh(two, signals)).others).toEqual(['domain-not-found 0.43']);
  });

  it('is one with more words of its own, or with one unnamed word at its end', async () => {
    const short = { 'no-such-user': ['unknown user'] };
    const others = async (words: string, text: string): Promise<readonly string[]> =>
      (await weigh(`550 ${text}`, { ...short, 'mailbox-full': [words] })).others;
    expect(await others('unknown user <word>', 'unknown user kim')).toEqual([]);
    // A wording that is longer by a gap only need not be meant.
    expect(await others('unknown user <word> <word>', 'unknown user kim here')).not.toEqual([]);
    expect(await others('unknown … user', 'unknown user')).not.toEqual([]);
    expect(await others('unknown unknown user', 'unknown unknown user')).toEqual([]);
  });

  it('is not one that says the same place in more words', async () => {
    const signals = { 'domain-not-found': ['domain … found'], 'sender-not-allowed': ['domain not found'] };
    expect((await weigh('550 domain not found', signals)).others).toHaveLength(1);
  });
});

describe('the words with the code that a signal names', () => {
  const plain = { 'relay-authentication-required': ['relay access denied'] };

  it.each([{ status: ['5.4.1'] }, { reply: ['551'] }])('hide the same words without it: %j', async (condition) => {
    const signals = { ...plain, 'domain-not-found': [{ words: 'relay access denied', ...condition }] };
    expect(await weigh('551 5.4.1 relay access denied', signals)).toMatchObject({
      cause: 'domain-not-found',
      others: [],
    });
    expect(await weigh('550 5.7.1 relay access denied', signals)).toMatchObject({
      cause: 'relay-authentication-required',
      others: [],
    });
  });

  it('hide nothing where they tell little', async () => {
    const weak = { 'domain-not-found': [{ words: 'relay access denied', status: ['5.4.1'], strength: 'fair' }] };
    expect((await weigh('551 5.4.1 relay access denied', { ...plain, ...weak })).cause).toBe(
      'relay-authentication-required',
    );
  });
});

describe('a code', () => {
  const code = { 'mailbox-full': [{ status: ['5.2.2'], strength: 'strong' }] };
  const text = '552 5.2.2 user unknown';

  it('tells alone', async () => {
    // 0.86 * 0.95: a code with no words is a little less sure.
    expect(await weigh('552 5.2.2 sorry', code)).toEqual({ cause: 'mailbox-full', confidence: 0.82, others: [] });
  });

  it.each([
    ['as strong', 'strong', 'no-such-user', []],
    ['only fair', 'fair', 'mailbox-full', ['no-such-user 0.3']],
    ['weak', 'weak', 'mailbox-full', []],
  ])('gives way to words of another cause that are %s', async (_, strength, cause, others) => {
    const words = { 'no-such-user': [{ words: 'user unknown', strength }] };
    const found = await weigh(text, { ...words, ...code });
    expect([found.cause, found.others]).toEqual([cause, others]);
  });

  it('tells less beside words that only seem to say something, most where no words speak', async () => {
    const confidenceBeside = async (strength: string): Promise<number> =>
      (await weigh(text, { ...code, 'mailbox-full': [...code['mailbox-full'], { words: 'user unknown', strength }] }))
        .confidence;
    // 1 - (1 - 0.86) * (1 - 0.817 / 2): words of the same cause leave it its weight.
    expect(await confidenceBeside('strong')).toBe(0.92);
    expect(await confidenceBeside('fair')).toBe(0.87);
  });
});

describe('words', () => {
  const signals = { 'no-such-user': ['user unknown'], 'mailbox-full': ['mailbox full'] };

  it('of the server that refused count twice as much as those of the notice around them', async () => {
    const text = notice('The mailbox full.', [{ Action: 'failed', 'Diagnostic-Code': 'smtp; 550 5.1.1 user unknown' }]);
    // 0.86 / 2, and half of that for an alternative.
    expect(await weigh(text, signals)).toMatchObject({ cause: 'no-such-user', others: ['mailbox-full 0.21'] });
  });

  it('of two servers count alike', async () => {
    const text = notice('The notice.', [
      { Action: 'failed', 'Diagnostic-Code': 'smtp; 550 5.1.1 user unknown' },
      { Action: 'failed', 'Diagnostic-Code': 'x-unix; mailbox full' },
    ]);
    expect((await weigh(text, signals)).others).toEqual(['mailbox-full 0.43']);
  });

  it('beside a reply code count more than those without', async () => {
    const filler = 'word '.repeat(50);
    const text = `Delivery failed, could not be delivered to\n\nmailbox full\n\n${filler}\n\n550 5.1.1 user unknown`;
    // 0.86 * 0.95 in a bounce without code, times 0.7, and half of that.
    expect(await weigh(text, signals)).toMatchObject({ cause: 'no-such-user', others: ['mailbox-full 0.29'] });
  });
});

describe('a notice of many recipients', () => {
  const signals = { 'no-such-user': ['user unknown'] };

  it('is read to its end where the servers said the same, blanks aside', async () => {
    const same = Array.from({ length: 30 }, (_, i) => ({
      Action: 'failed',
      'Diagnostic-Code': `smtp; it${' '.repeat(i + 1)}did not work`,
    }));
    expect((await weigh(notice('550 5.1.1 user unknown', same), signals)).cause).toBe('no-such-user');
  });

  it.each([
    [24, 'no-such-user'],
    [25, 'unknown'],
  ])('is read up to the 24th different reply: %d', async (count, cause) => {
    const different = Array.from({ length: count }, (_, i) => ({
      Action: 'failed',
      'Diagnostic-Code': `smtp; ${i + 1 === count ? 'user unknown' : `odd ${'x'.repeat(i + 1)}`}`,
    }));
    const text = 'This notice is for all who were to receive the message.';
    expect((await weigh(notice(text, different), signals)).cause).toBe(cause);
  });
});
