import { z } from 'zod';
import { STRENGTHS, type Strength } from './compile.ts';
import { PatternError, parsePattern } from './pattern.ts';

/**
 * What recognizes an error in a pasted text. Signals stand beside the article of their error, in its front matter:
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
 * | `unless` | not where one of these patterns stands within 20 words in the same paragraph |
 * | `with` | only where one of these patterns stands within 20 words in the same paragraph |
 * | `near` | only in a text about mail: a bounce, a server's reply, a paragraph with a word such as `smtp` or `recipient`, or where one of these patterns stands |
 * | `only` | `server-reply`: only beside a code; `bounce`: only in a bounce; `machine`: only in one of the two; `sending`: never in a bounce |
 * | `saidBy` | `mail-app`: the words are those of an app, no server said them |
 *
 * Without `words`, `reply` and `status` are the signal: a code that fits is the match.
 */

function patternProblem(value: string): string | undefined {
  try {
    parsePattern(value);
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}

const pattern = z
  .string({ error: 'a pattern: words, (a|b), [optional], …, word*, <address> <host> <ip> <number> <word>' })
  .min(1, 'a pattern that is not empty')
  .max(400, 'a pattern of at most 400 characters')
  .check((context) => {
    const problem = patternProblem(context.value);
    if (problem !== undefined) context.issues.push({ code: 'custom', message: problem, input: context.value });
  });

/** One pattern stands for a list of one. */
const patterns = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(pattern, { error: 'a pattern or a list of patterns' }).min(1, 'at least one pattern'),
);

const replyCondition = z
  .string({ error: "a reply code in quotes: '550', '45x' or '5xx'" })
  .regex(/^[45](?:\d\d|\dx|xx)$/u, "a reply code in quotes: '550', '45x' or '5xx'");
const statusCondition = z
  .string({ error: "an enhanced code in quotes: '5.7.1', 'x.2.2' or '5.7.x'" })
  .regex(/^[45x]\.(?:\d{1,2}|x)\.(?:\d{1,3}|x)$/u, "an enhanced code in quotes: '5.7.1', 'x.2.2' or '5.7.x'");

const signalObject = z
  .strictObject(
    {
      words: patterns.optional(),
      strength: z
        .enum(Object.keys(STRENGTHS) as [Strength, ...Strength[]], {
          error: `one of ${Object.keys(STRENGTHS).join(', ')}`,
        })
        .default('strong'),
      reply: z.array(replyCondition).min(1).optional(),
      status: z.array(statusCondition).min(1).optional(),
      unless: patterns.optional(),
      with: patterns.optional(),
      near: patterns.optional(),
      only: z
        .enum(['server-reply', 'bounce', 'machine', 'sending'], {
          error: 'one of server-reply, bounce, machine, sending',
        })
        .optional(),
      saidBy: z.enum(['mail-app'], { error: 'mail-app, or leave it out' }).optional(),
    },
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? `${issue.keys.join(', ')}: no field of a signal; allowed are words, strength, reply, status, unless, with, near, only, saidBy`
          : 'a pattern, or a signal with the fields words, strength, reply, status, unless, with, near, only, saidBy',
    },
  )
  .refine((signal) => signal.words !== undefined || signal.reply !== undefined || signal.status !== undefined, {
    error: 'a signal needs words, reply or status',
  });

/** One signal as it stands in front matter; the output is plain JSON with every short form written out. */
export const signalSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { words: [value] } : value),
  signalObject,
);
