import { MIN_LENGTH, type Vocabulary } from './vocabulary.ts';

/** A word that is on a page itself is corrected only to one that is on more than this many times as many. */
const CLEARLY_MORE = 2;

/** The word that was probably meant, or `word` itself. */
export function correct(word: string, vocabulary: Vocabulary): string {
  if (word.length < MIN_LENGTH || /\d/u.test(word)) return word;
  const pages = vocabulary.get(word) ?? 0;
  // The beginning of a known word: the reader is still typing it, and Pagefind finds it as it is.
  if (pages === 0 && [...vocabulary.keys()].some((known) => known.startsWith(word))) return word;
  let [best, most] = [word, pages * CLEARLY_MORE];
  for (const [known, count] of vocabulary) {
    if (count > most && known[0] === word[0] && isOneEdit(word, known)) [best, most] = [known, count];
  }
  return best;
}

/** Whether one insertion, deletion, substitution or swap of neighbors turns one word into the other. */
function isOneEdit(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
