import { z } from 'zod';
import { isPlainLine } from '../plain-text.ts';

/** A text of one line, in front matter and in lists alike. */
export const line = z
  .string({ error: 'a text in quotes' })
  .min(1, 'a text that is not empty')
  .refine(isPlainLine, 'one line of text, without characters that cannot be seen');
