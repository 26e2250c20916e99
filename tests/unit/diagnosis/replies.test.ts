import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCatalogue } from '../../../src/lib/diagnosis/catalogue.ts';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { loadCatalogue } from '../../../src/lib/diagnosis/load-catalogue.ts';

const FIXTURES = path.join(import.meta.dirname, '../../fixtures/diagnosis');
const catalogue = loadCatalogue();
const replies = readFileSync(path.join(FIXTURES, 'replies.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t') as [cause: string, text: string]);
const prose = readFileSync(path.join(FIXTURES, 'prose.txt'), 'utf8').split(/^%%$/mu);

describe('a diagnosis', () => {
  test('names the cause of the replies that servers and apps give', async () => {
    const wrong: string[] = [];
    for (const [cause, text] of replies) {
      const found = await diagnose(text, catalogue);
      if (found.cause !== cause) wrong.push(`${text}: ${found.cause}, not ${cause}`);
    }
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(replies.length * 0.05);
    expect(wrong.filter((line) => /not (?:relay-|authentication-failed)/u.test(line))).toEqual([]);
  });

  test('does not take prose for an error', async () => {
    for (const text of prose) expect((await diagnose(text, catalogue)).cause, text).toBe('unknown');
  });

  test('survives quoting, shouting and line breaks', async () => {
    for (const text of [
      '> 550 Authentication is required\n> for relay',
      '550 AUTHENTICATION IS REQUIRED FOR RELAY',
      '550  Authentication\tis required for   relay',
    ]) {
      expect((await diagnose(text, catalogue)).cause).toBe('relay-authentication-required');
    }
  });

  test('gives evidence that stands in the text, at the place it names', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...replies),
        fc.string({ unit: 'binary', maxLength: 200 }),
        async ([, reply], noise) => {
          const input = `${noise}\n${reply}\n${noise}`;
          const found = await diagnose(input, catalogue);
          for (const { quote, range } of found.evidence) {
            if (!range) continue;
            expect(range[0]).toBeLessThan(range[1]);
            expect(found.text.slice(range[0], range[1])).toBe(quote);
          }
          expect(found.confidence).toBeGreaterThanOrEqual(0);
          expect(found.confidence).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('answers or refuses whatever it is given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()), async (input) => {
        expect((await diagnose(input, catalogue)).cause).toBeTruthy();
      }),
      { numRuns: 200 },
    );
    const tooLong = await diagnose('550 relay '.repeat(1_100_000), catalogue);
    expect(tooLong.refusal?.reason).toBe('too-large');
    expect(tooLong.cause).toBe('unknown');
  });
});

test('a cause without an article is refused, and named', () => {
  expect(() => buildCatalogue([])).toThrow(/relay-authentication-required: no article/u);
});
