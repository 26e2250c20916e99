import { plain } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Shorter words have too many neighbors to tell a slip from another word. */
const MIN_LENGTH = 4;
/** From this length on, a wrong letter is a slip too, or a vowel; a shorter word may be another, "teams" for "terms". */
const LONG = 7;
const LONG_BY_VOWEL = 6;
const VOWEL = /[aeiouy]/u;

/**
 * The word that was meant, where `word` is clearly a slip of one that a page has: a letter that is missing, too many or
 * in its neighbor's place, or, in a longer word, another one. The word that most pages have wins.
 */
export function correct(word: string, vocabulary: Vocabulary): string | undefined {
  if (word.length < MIN_LENGTH || /\d/u.test(word)) return undefined;
  let [best, most]: [string | undefined, number] = [undefined, 0];
  for (const [known, pages] of vocabulary) {
    if (pages > most && known[0] === word[0] && isSlip(plain(word), plain(known))) [best, most] = [known, pages];
  }
  return best;
}

function isSlip(word: string, known: string): boolean {
  const [short, long] = word.length <= known.length ? [word, known] : [known, word];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) {
    const letter = long[at];
    const doubled = letter === long[at - 1] || letter === long[at + 1];
    return short.slice(at) === long.slice(at + 1) && (short.length > MIN_LENGTH || doubled);
  }
  if (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2))
    return true;
  const vowels = VOWEL.test(short[at] ?? '') && VOWEL.test(long[at] ?? '');
  return word.length >= (vowels ? LONG_BY_VOWEL : LONG) && short.slice(at + 1) === long.slice(at + 1);
}
