import type { Passage } from './read.ts';
import { type Code, separateCodes } from './reply-codes.ts';
import { type Word, readWords } from './words.ts';

/** Step 2: passages to words and reply codes. */

export interface NormalizedPassage {
  readonly passage: Passage;
  readonly words: readonly Word[];
  readonly codes: readonly Code[];
}

const MAX_PASSAGES = 24;

/** The words of each different passage, with codes apart. A notice can repeat a reply for each of its recipients. */
export function normalize(passages: readonly Passage[]): NormalizedPassage[] {
  const distinct = new Map<string, Passage>();
  for (const passage of passages) {
    const key = passage.text.replace(/\s+/gu, ' ');
    if (!distinct.has(key)) distinct.set(key, passage);
  }
  return [...distinct.values()]
    .slice(0, MAX_PASSAGES)
    .map((passage) => ({ passage, ...separateCodes(passage.text, readWords(passage.text)) }));
}
