/**
 * Text to words. Everything that recognizes an error works on words, so line breaks, quote marks (`>`), punctuation,
 * capitals, accents, and invisible characters make no difference.
 */

export interface Word {
  /** Lower case, without accents, apostrophes, and invisible characters. `@` for an email address. */
  readonly text: string;
  readonly kind: 'plain' | 'number' | 'address' | 'ip';
  /** Offsets into the text in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Counted from 0. A blank line begins a new paragraph. */
  readonly paragraph: number;
  /** Like `paragraph`, but a reply code begins a new one too: what another server said is a text of its own. */
  readonly segment: number;
  /** First on its line, not counting quote marks, arrows, and brackets. */
  readonly lineStart: boolean;
}

const INVISIBLE = String.raw`\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff`;
const APOSTROPHES = "'\u2019`\u00b4";
const LETTER = String.raw`\p{L}\p{N}\p{M}`;
/** Chinese and Japanese have no spaces between words: each character is a word. */
const UNSPACED = String.raw`[\u3041-\u30ff\u3400-\u9fff]`;

// Repetitions are bounded or can't fail, so no text makes the scan slow.
const LINE_END = String.raw`\r\n|[\n\r]`;
const ADDRESS = String.raw`[${LETTER}][${LETTER}.!#$%&*+/=?^_{|}~-]{0,63}@[${LETTER}](?:[${LETTER}._-]{0,254}[${LETTER}])?`;
const DOTTED_NUMBER = String.raw`\d{1,32}(?:\.\d{1,32}){1,7}(?!\.?\d|[${LETTER}])`;
const EMAIL = String.raw`[Ee]-[Mm][Aa][Ii][Ll](?![${LETTER}])`;
const SPACED = String.raw`(?:(?!${UNSPACED})[${LETTER}${INVISIBLE}]|[${APOSTROPHES}](?=[${LETTER}]))*`;
const WORD = String.raw`${EMAIL}|${UNSPACED}|[${LETTER}]${SPACED}`;
const SIGN = String.raw`[^\0-\x20]`;
/** Python writes bytes as `b'…'`, which is no word. */
const BYTES = String.raw`[bu]['"](?=[${LETTER}])`;
const TOKEN = new RegExp(
  `(${LINE_END})|${BYTES}|((?!${UNSPACED})${ADDRESS})|(${DOTTED_NUMBER})|(${WORD})|${SIGN}`,
  'gu',
);

const NOT_SPOKEN = new RegExp(`[${INVISIBLE}${APOSTROPHES}]`, 'gu');
const ACCENTED = /[\u00c0-\u024f\u0300-\u036f]/u;
const ACCENT = /[\u0300-\u036f]/gu;
/** Longer words are cut, so that a megabyte of one letter doesn't become a megabyte-long key. */
const MAX_WORD = 64;
/** What can come before a reply at the start of its line: quote marks, `<<< `, brackets, bullets. */
const OPENING = '>|*<("\'[-';

/** The words of a text, which doesn't have to be well-formed Unicode. */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let paragraph = 0;
  let lineStart = true;
  let blank = true;
  for (const { 0: token, 1: lineEnd, 2: address, 3: dotted, 4: word, index: start } of text.matchAll(TOKEN)) {
    if (lineEnd !== undefined) {
      if (blank && words.length > 0) paragraph += 1;
      blank = true;
      lineStart = true;
      continue;
    }
    const add = (spelled: string, kind: Word['kind']): void => {
      words.push({ text: spelled, kind, start, end: start + token.length, paragraph, segment: paragraph, lineStart });
    };
    if (address !== undefined) {
      add('@', 'address');
    } else if (dotted !== undefined) {
      add(dotted, dotted.split('.').length === 4 ? 'ip' : 'number');
    } else if (word !== undefined) {
      const spelled = spell(word);
      if (spelled !== '') add(spelled, /^\d+$/u.test(spelled) ? 'number' : 'plain');
    } else {
      // A sign: it can end the start of a line and a blank line.
      lineStart &&= OPENING.includes(token.slice(-1));
      blank &&= token === '>';
      continue;
    }
    blank = false;
    lineStart = false;
  }
  return words;
}

/** Servers leave accents out as often as not: "refusé" and "refuse" are one word, as are "e-mail" and "email". */
function spell(word: string): string {
  const spelled = word.slice(0, MAX_WORD).toLowerCase().replace(NOT_SPOKEN, '');
  if (spelled === 'e-mail') return 'email';
  return ACCENTED.test(spelled) ? spelled.normalize('NFD').replace(ACCENT, '') : spelled;
}
