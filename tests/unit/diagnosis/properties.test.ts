import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { catalogue, labelled, prose } from './helpers.ts';

const replies = [...labelled('replies.tsv'), ...labelled('programs.tsv')];

/** Changes that a mail app, a chat or a person makes to a text without changing what it says. */
const CHANGES: Record<string, (text: string) => string> = {
  'in capitals': (text) => text.toUpperCase(),
  'in small letters': (text) => text.toLowerCase(),
  'with double spaces': (text) => text.replaceAll(' ', '  '),
  'with no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'in lines': (text) => text.replace(/(.{20,40}?) /gu, '$1\n'),
  'in lines of Windows': (text) => text.replace(/(.{20,40}?) /gu, '$1\r\n'),
  'as a quote': (text) => `> ${text.replace(/(.{20,40}?) /gu, '$1\n> ')}`,
  'as a quote in a quote': (text) => `>> ${text}`,
  'in quotation marks': (text) => `"${text}"`,
  'in typographic quotation marks': (text) => `“${text}”`,
  'with blank lines around': (text) => `\n\n${text}\n\n`,
  'with typographic apostrophes': (text) => text.replaceAll("'", '\u2019'),
  'with direction marks': (text) => `\u202a${text}\u202c`,
};

describe('a reply means the same', () => {
  it.each(Object.entries(CHANGES))('%s', async (_, change) => {
    const different: string[] = [];
    for (const [cause, text] of replies) {
      const found = await diagnose(change(text), catalogue);
      if (found.cause !== cause) different.push(`${found.cause} instead of ${cause}: ${text}`);
    }
    expect(different).toEqual([]);
  });
});

describe('prose', () => {
  /** A code, or words that a returned message begins with: next to one another such texts are what a bounce looks like. */
  const LIKE_A_BOUNCE =
    /\b[245]\d\d\b|\b[245]\.\d+\.\d+\b|deliver|returned to sender|refused|timed out|rejected|unable to connect/iu;

  it('without a code or the words of a bounce stays unknown in any order and company', async () => {
    const plain = prose.filter((text) => text.length > 60 && !LIKE_A_BOUNCE.test(text));
    expect(plain.length).toBeGreaterThan(50);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(plain, { minLength: 1, maxLength: 4 }), async (texts) => {
        expect((await diagnose(texts.join('\n\n'), catalogue)).cause).toBe('unknown');
      }),
      { numRuns: 400 },
    );
  });
});

describe('large and hostile inputs', () => {
  const million = (text: string): string => text.repeat(Math.ceil(1_000_000 / text.length));
  it.each([
    ['the same reply 10,000 times', 'host mx.example.org said: 550 5.1.1 user unknown\n'.repeat(10_000)],
    ['words of many patterns', million('the message size exceeds user account mailbox not found blocked by relay ')],
    ['one letter', million('a')],
    ['open tags', million('<')],
    ['at signs', million('a@')],
    ['numbers with dots', million('1.1.')],
    ['lone surrogates', million('\ud800x ')],
    ['rules', million('----- ')],
    [
      'boundaries',
      `From: a@example.net\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n${million('--x\n')}`,
    ],
  ])('%s', async (_, input) => {
    const begin = performance.now();
    await diagnose(input, catalogue);
    // The aim is 200 ms a megabyte; the bench measures it. Here only a blow-up would show.
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});
