import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { bounce, catalogueOf, failed } from './helpers.ts';

type Signals = Parameters<typeof catalogueOf>[0];

/** The cause of a text among signals made for the case, how sure it is, and the other readings. */
async function weigh(text: string, signals: Signals): Promise<[cause: string, confidence: number, ...string[]]> {
  const { cause, confidence, others } = await diagnose(text, catalogueOf(signals));
  return [cause, confidence, ...others.map((other) => `${other.cause} ${other.confidence}`)];
}

describe('confidence', () => {
  it.each([
    ['certain', 0.97, true],
    ['strong', 0.86, true],
    ['fair', 0.6, false],
  ])('is that of the only signal: %s', async (strength, confidence, confident) => {
    const signals = catalogueOf({ 'no-such-user': [{ words: 'user unknown', strength }] });
    expect(await diagnose('550 5.1.1 user unknown', signals)).toMatchObject({ confidence, confident });
  });

  it('is too little for an answer by a weak signal alone, except in a bounce', async () => {
    const signals: Signals = { 'no-such-user': [{ words: 'user unknown', strength: 'weak' }] };
    expect(await weigh('550 5.1.1 user unknown', signals)).toEqual(['unknown', 0]);
    expect(await weigh(bounce('', failed('smtp; 550 5.1.1 user unknown')), signals)).toEqual(['no-such-user', 0.3]);
  });

  it('grows with other wordings of the same cause, but not if one is repeated', async () => {
    const signals: Signals = { 'no-such-user': [{ words: 'user unknown', strength: 'fair' }, 'address rejected'] };
    expect(await weigh('550 user unknown, address rejected', signals)).toEqual(['no-such-user', 0.9]);
    expect(await weigh('550 address rejected\n\n550 address rejected', signals)).toEqual(['no-such-user', 0.86]);
  });

  it('falls the more likely another cause is', async () => {
    const signals = (strength: string): Signals => ({
      'no-such-user': ['user unknown'],
      'mailbox-full': [{ words: 'mailbox full', strength }],
    });
    const text = '550 5.1.1 user unknown, mailbox full';
    expect(await weigh(text, signals('fair'))).toEqual(['no-such-user', 0.63, 'mailbox-full 0.3']);
    expect(await weigh(text, signals('strong'))).toEqual(['no-such-user', 0.47, 'mailbox-full 0.43']);
  });
});

describe('of two causes', () => {
  const LONG = { words: 'sender address rejected domain not found' };
  const TEXT = '550 5.1.8 sender address rejected: domain not found';

  it('the longer wording hides the one that it contains, unless that one is far stronger', async () => {
    const short: Signals = { 'domain-not-found': ['domain not found'] };
    expect(await weigh(TEXT, { 'sender-not-allowed': [LONG], ...short })).toEqual(['sender-not-allowed', 0.86]);
    const weak: Signals = { 'sender-not-allowed': [{ ...LONG, strength: 'weak' }] };
    expect((await weigh(TEXT, { ...weak, ...short }))[0]).toBe('domain-not-found');
  });

  it('the longer wording hides nothing in another place', async () => {
    const signals: Signals = { 'sender-not-allowed': [LONG], 'domain-not-found': ['domain not found'] };
    expect(await weigh(`${TEXT}. And once more: domain not found`, signals)).toContain('domain-not-found 0.43');
    const two = bounce('', failed(`smtp; ${TEXT}`), failed('smtp; 550 5.1.2 for that one: domain not found'));
    expect(await weigh(two, signals)).toContain('domain-not-found 0.43');
  });

  it('the one with more words wins if both are equally sure', async () => {
    const signals: Signals = { 'no-such-user': ['user unknown'], 'mailbox-full': ['mailbox is full'] };
    const found = await weigh('550 user unknown mailbox is full', signals);
    expect(found).toEqual(['mailbox-full', 0.47, 'no-such-user 0.43']);
  });

  it.each([{ status: ['5.4.1'] }, { reply: ['551'] }])('the one that names the code wins: %j', async (condition) => {
    const signals: Signals = {
      'relay-authentication-required': ['relay access denied'],
      'domain-not-found': [{ words: 'relay access denied', ...condition }],
    };
    expect(await weigh('551 5.4.1 relay access denied', signals)).toEqual(['domain-not-found', 0.86]);
    expect(await weigh('550 5.7.1 relay access denied', signals)).toEqual(['relay-authentication-required', 0.86]);
  });

  it.each([
    ['strong', 'no-such-user'],
    ['fair', 'mailbox-full'],
    ['weak', 'mailbox-full'],
  ])('the one with words wins over a code alone if the words are strong: %s', async (strength, cause) => {
    const signals: Signals = {
      'no-such-user': [{ words: 'user unknown', strength }],
      'mailbox-full': [{ status: ['5.2.2'], strength: 'strong' }],
    };
    expect((await weigh('552 5.2.2 user unknown', signals))[0]).toBe(cause);
  });

  it('the server’s own words win over those of the notice, and words with a code over others', async () => {
    const signals: Signals = { 'no-such-user': ['user unknown'], 'mailbox-full': ['mailbox full'] };
    const notice = bounce('The mailbox full.', failed('smtp; 550 5.1.1 user unknown'));
    expect(await weigh(notice, signals)).toEqual(['no-such-user', 0.72, 'mailbox-full 0.21']);
    const pasted = `Delivery failed, could not be delivered to\n\nmailbox full\n\n${'word '.repeat(50)}\n\n550 5.1.1 user unknown`;
    expect(await weigh(pasted, signals)).toEqual(['no-such-user', 0.65, 'mailbox-full 0.29']);
  });
});

describe('a notice of many recipients', () => {
  it.each([
    ['is read to its end if the servers said the same', 30, (i: number) => ' '.repeat(i), 'no-such-user'],
    ['is read up to the 24th different reply', 30, (i: number) => 'x'.repeat(i), 'unknown'],
  ])('%s', async (_, count, noise, cause) => {
    const recipients = Array.from({ length: count }, (_, i) => failed(`smtp; it${noise(i)} did not work`));
    const text = bounce('550 5.1.1 user unknown: this notice is for all recipients.', ...recipients);
    expect((await weigh(text, { 'no-such-user': ['user unknown'] }))[0]).toBe(cause);
  });
});
