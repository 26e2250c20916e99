import { z } from 'zod';
import { PatternError, parsePattern } from './pattern.ts';
import { ONLY, STRENGTHS, type Strength } from './signals.ts';

/**
 * Checks the signals in an error article's front matter. Used by the build only, so the browser doesn't load zod.
 *
 * ```yaml
 * signals:
 *   - authentication is required for relay           # short for { words: …, strength: strong }
 *   - words: [relay access denied, relaying denied]
 *     strength: certain
 *     unless: [recipient address rejected]
 *   - status: [x.2.2]                                # a code alone, no words
 *     strength: fair
 * ```
 *
 * | field | what it says |
 * | --- | --- |
 * | `words` | one pattern or a list of them, see `pattern.ts` |
 * | `strength` | how far these words alone tell: `certain`, `strong` (usual), `fair`, `weak` |
 * | `reply` | only beside one of these reply codes: `'550'`, `'45x'`, `'5xx'` |
 * | `status` | only beside one of these enhanced codes: `'5.7.1'`, `'x.2.2'`, `'5.7.x'` |
 * | `unless` | not if one of these patterns is within 20 words in the same paragraph |
 * | `with` | only if one of these patterns is within 20 words in the same paragraph |
 * | `near` | only in a text about mail: a bounce, a server's reply, or a paragraph with a word such as `smtp` or with one of these patterns |
 * | `only` | `server-reply`: only beside a code; `bounce`: only in a bounce; `machine`: only in one of the two; `sending`: never in a bounce |
 * | `saidBy` | `mail-app`: the words are an app's own, no server said them |
 *
 * Without `words`, `reply` and `status` are the signal: any code that fits is a match.
 */

const pattern = z
  .string({ error: 'a pattern: words, (a|b), [optional], …, word*, <address> <host> <ip> <number> <word>' })
  .min(1, 'a pattern that is not empty')
  .max(400, 'a pattern of at most 400 characters')
  .check(({ value, issues }) => {
    try {
      parsePattern(value);
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      issues.push({ code: 'custom', message: error.message, input: value });
    }
  });

/** One pattern is short for a list of one. */
const patterns = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(pattern, { error: 'a pattern or a list of patterns' }).min(1, 'at least one pattern'),
);

const REPLY = "a reply code in quotes: '550', '45x' or '5xx'";
const reply = z.string({ error: REPLY }).regex(/^[45](?:\d\d|\dx|xx)$/u, REPLY);
const STATUS = "an enhanced code in quotes: '5.7.1', 'x.2.2' or '5.7.x'";
const status = z.string({ error: STATUS }).regex(/^[45x]\.(?:\d{1,2}|x)\.(?:\d{1,3}|x)$/u, STATUS);
const strengths = Object.keys(STRENGTHS) as [Strength, ...Strength[]];

const fields = {
  words: patterns.optional(),
  strength: z.enum(strengths, { error: `one of ${strengths.join(', ')}` }).default('strong'),
  reply: z.array(reply).min(1).optional(),
  status: z.array(status).min(1).optional(),
  unless: patterns.optional(),
  with: patterns.optional(),
  near: patterns.optional(),
  only: z.enum(ONLY, { error: `one of ${ONLY.join(', ')}` }).optional(),
  saidBy: z.literal('mail-app', { error: 'mail-app, or leave it out' }).optional(),
};
const FIELDS = Object.keys(fields).join(', ');

/** One signal, as in front matter. The output has every short form written out. */
export const signalSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { words: [value] } : value),
  z
    .strictObject(fields, {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? `${issue.keys.join(', ')}: not a field of a signal; allowed are ${FIELDS}`
          : `a pattern, or a signal with the fields ${FIELDS}`,
    })
    .refine(({ words, reply, status }) => words ?? reply ?? status, { error: 'a signal needs words, reply or status' }),
);
