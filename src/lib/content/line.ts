import { z } from 'zod';
import { isPlainLine } from '../plain-text.ts';

/** A text of one line, in front matter and in lists alike. */
export const line = z
  .string({ error: 'text in quotes' })
  .min(1, "text that isn't empty")
  .refine(isPlainLine, 'one line of text without invisible characters')
  // As a word processor writes them, they would be part of the text.
  .refine((text) => !/^(?:‘.*’|“.*”)$/u.test(text), `text in straight quotes: '…'`);
