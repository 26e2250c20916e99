/**
 * Cuts a text into words and finds the reply codes in it.
 *
 * Everything that recognizes an error works on words instead of characters: line breaks, quote marks (`>`), folding,
 * punctuation, capitals and invisible characters then make no difference, and no regular expression ever runs over
 * the reader's text, so no text can make one slow. One pass, in time proportional to the text.
 */

export const PLAIN = 0;
export const NUMBER = 1;
export const ADDRESS = 2;
export const IP = 3;

export type WordKind = typeof PLAIN | typeof NUMBER | typeof ADDRESS | typeof IP;

/** One reply code (RFC 5321 section 4.2), enhanced status code (RFC 3463) or both, where a server's reply has them. */
export interface Code {
  /** `550`, or undefined where only an enhanced code stands. */
  readonly reply: string | undefined;
  /** `5.7.1`, or undefined where only a reply code stands. */
  readonly status: string | undefined;
  /** Offsets into the text, in UTF-16 units, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** Index of the first word after the code. */
  readonly at: number;
  /** Whether this is a code for certain; a number at the start of a line may count something instead. */
  readonly sure: boolean;
  /** A later line of the same reply (`550-… 550 …`). */
  readonly continued: boolean;
}

/** The words of a text, codes left out, as parallel lists. */
export interface Words {
  readonly text: string;
  readonly count: number;
  /** Every different word once: lower case, without accents, apostrophes and invisible characters. */
  readonly vocabulary: readonly string[];
  /** Where a word stands in the vocabulary. */
  readonly ids: ReadonlyMap<string, number>;
  /** For each word its index in the vocabulary. */
  readonly id: readonly number[];
  readonly kind: readonly WordKind[];
  /** Offsets into the text, in UTF-16 units, `end` exclusive. */
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** Number of the paragraph, counted from 0; paragraphs are set apart by blank lines. */
  readonly paragraph: readonly number[];
  /** Like `paragraph`, but a reply code begins a new one as well: what another server said is a text of its own. */
  readonly segment: readonly number[];
  readonly codes: readonly Code[];
}

/** The word at an index, or undefined outside the text. */
export function wordAt(words: Words, at: number): string | undefined {
  const id = words.id[at];
  return id === undefined ? undefined : words.vocabulary[id];
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;
/** Longer words are kept to this many characters, so that a megabyte of one letter is no megabyte-long key. */
const MAX_WORD = 64;
const MAX_DOMAIN = 255;
/** How many words later a code without introduction can still be a further line of the same reply. */
const REPLY_SPAN = 60;

const OTHER = 0;
const DIGIT = 1;
const LOWER = 2;
const UPPER = 3;
const ASCII = Uint8Array.from({ length: 128 }, (_, c) =>
  c >= 0x30 && c <= 0x39 ? DIGIT : c >= 0x61 && c <= 0x7a ? LOWER : c >= 0x41 && c <= 0x5a ? UPPER : OTHER,
);
/** Characters of the part of an address before the @ (RFC 5322 atext and the dot). */
const LOCAL = Uint8Array.from({ length: 128 }, (_, c) =>
  ASCII[c] !== OTHER || '.!#$%&*+-/=?^_{|}~'.includes(String.fromCharCode(c)) ? 1 : 0,
);

/** Invisible characters that may stand inside a word without parting it: soft hyphen, zero width, direction marks. */
function isInvisible(c: number): boolean {
  return (
    c === 0xad ||
    (c >= 0x200b && c <= 0x200f) ||
    (c >= 0x202a && c <= 0x202e) ||
    (c >= 0x2060 && c <= 0x2069) ||
    c === 0xfeff
  );
}
const INVISIBLE_OR_APOSTROPHE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'\u2019`\u00b4]/gu;

/** Latin letters with accents, and the accents that follow a letter where a text is decomposed. */
function isAccented(c: number): boolean {
  return (c >= 0xc0 && c <= 0x24f) || (c >= 0x300 && c <= 0x36f);
}
const ACCENT = /[\u0300-\u036f]/gu;

/** Chinese and Japanese put no spaces between words: every character is a word of its own. */
function isUnspaced(c: number): boolean {
  return (c >= 0x3041 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff);
}

const UNSEEN = 0;
const WORD = 1;
const NO_WORD = 2;
/** What each character beyond ASCII was found to be. */
const SEEN = new Uint8Array(0x10000);

function isWordAt(text: string, i: number): boolean {
  const c = text.charCodeAt(i);
  if (c < 0x80) return ASCII[c] !== OTHER;
  if (Number.isNaN(c)) return false;
  // Lone surrogates are no letters; pairs are judged as the character that they make.
  if (c >= 0xd800 && c <= 0xdfff) {
    const point = text.codePointAt(i) ?? 0;
    return point > 0xffff && LETTER.test(String.fromCodePoint(point));
  }
  if (SEEN[c] === UNSEEN) SEEN[c] = !isInvisible(c) && (isUnspaced(c) || LETTER.test(text.charAt(i))) ? WORD : NO_WORD;
  return SEEN[c] === WORD;
}

function isApostrophe(c: number): boolean {
  return c === 0x27 || c === 0x2019 || c === 0x60 || c === 0xb4;
}

/** Growing lists, one element a word; codes still among them. */
class Tokens {
  readonly vocabulary: string[] = [];
  readonly ids = new Map<string, number>();
  readonly id: number[] = [];
  readonly kind: WordKind[] = [];
  readonly start: number[] = [];
  readonly end: number[] = [];
  readonly paragraph: number[] = [];
  /** First on its line, save for quote marks, arrows and brackets. */
  readonly lineStart: boolean[] = [];

  push(word: string, kind: WordKind, start: number, end: number, paragraph: number, lineStart: boolean): void {
    let id = this.ids.get(word);
    if (id === undefined) {
      id = this.vocabulary.length;
      this.vocabulary.push(word);
      this.ids.set(word, id);
    }
    this.id.push(id);
    this.kind.push(kind);
    this.start.push(start);
    this.end.push(end);
    this.paragraph.push(paragraph);
    this.lineStart.push(lineStart);
  }

  pop(): void {
    this.id.pop();
    this.kind.pop();
    this.start.pop();
    this.end.pop();
    this.paragraph.pop();
    this.lineStart.pop();
  }

  /** Leaves out the tokens that are marked. */
  drop(marked: Uint8Array): void {
    for (const list of [this.id, this.kind, this.start, this.end, this.paragraph]) {
      let kept = 0;
      for (let i = 0; i < list.length; i += 1) if (marked[i] === 0) list[kept++] = list[i] ?? 0;
      list.length = kept;
    }
  }

  word(at: number): string | undefined {
    const id = this.id[at];
    return id === undefined ? undefined : this.vocabulary[id];
  }
}

function tokenize(text: string): Tokens {
  const tokens = new Tokens();
  const length = text.length;
  let paragraph = 0;
  let lineStart = true;
  let blank = true;
  let i = 0;
  while (i < length) {
    const c = text.charCodeAt(i);
    const type = c < 0x80 ? (ASCII[c] ?? OTHER) : isWordAt(text, i) ? LOWER : OTHER;
    if (type === OTHER) {
      if (c === 0x0a || (c === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) {
        if (blank && tokens.id.length > 0) paragraph += 1;
        blank = true;
        lineStart = true;
      } else if (c === 0x40 && addAddress(text, i, tokens, paragraph)) {
        i = tokens.end[tokens.end.length - 1] ?? i + 1;
        lineStart = false;
        continue;
      } else if (c > 0x20) {
        // What may stand before a reply at the start of its line: quote marks, `<<< `, brackets, quotes, bullets.
        if (lineStart && !'>|*<("\'[-'.includes(text.charAt(i))) lineStart = false;
        if (c !== 0x3e) blank = false;
      }
      i += c >= 0xd800 && c <= 0xdbff && (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
      continue;
    }
    blank = false;
    const start = i;
    if (c >= 0x3041 && isUnspaced(c)) {
      i += 1;
      tokens.push(text.charAt(start), PLAIN, start, i, paragraph, lineStart);
    } else {
      const dotted = type === DIGIT ? endOfDottedNumber(text, i) : undefined;
      if (dotted === undefined) {
        i = addWord(text, start, tokens, paragraph, lineStart);
      } else {
        i = dotted;
        const word = text.slice(start, i);
        tokens.push(word, word.split('.').length === 4 ? IP : NUMBER, start, i, paragraph, lineStart);
      }
    }
    lineStart = false;
  }
  return tokens;
}

/** Reads the word that begins at `start` and returns where it ends. */
function addWord(text: string, start: number, tokens: Tokens, paragraph: number, lineStart: boolean): number {
  const length = text.length;
  let i = start;
  let plain = true;
  let upper = false;
  let accented = false;
  let digits = true;
  while (i < length) {
    const c = text.charCodeAt(i);
    if (c < 0x80) {
      const type = ASCII[c];
      if (type === OTHER) {
        if (!isApostrophe(c) || i === start || !isWordAt(text, i + 1)) break;
        plain = false;
      } else if (type === UPPER) {
        upper = true;
      }
      if (type !== DIGIT) digits = false;
      i += 1;
      continue;
    }
    if (isUnspaced(c)) break;
    if (isInvisible(c) || (isApostrophe(c) && isWordAt(text, i + 1))) {
      plain = false;
      i += 1;
    } else if (isWordAt(text, i)) {
      upper = true;
      digits = false;
      if (isAccented(c)) accented = true;
      i += c >= 0xd800 && c <= 0xdbff ? 2 : 1;
    } else {
      break;
    }
  }
  let word = text.slice(start, i - start > MAX_WORD ? start + MAX_WORD : i);
  if (upper) word = word.toLowerCase();
  if (!plain) word = word.replace(INVISIBLE_OR_APOSTROPHE, '');
  // Servers leave accents out as often as not: "refusé" and "refuse" are one word.
  if (accented) word = word.normalize('NFD').replace(ACCENT, '');
  const last = tokens.id.length - 1;
  if (
    word === 'mail' &&
    tokens.word(last) === 'e' &&
    start - (tokens.end[last] ?? 0) === 1 &&
    text.charCodeAt(start - 1) === 0x2d
  ) {
    // "e-mail" is "email".
    const begin = tokens.start[last] ?? start;
    const first = tokens.lineStart[last] ?? false;
    tokens.pop();
    tokens.push('email', PLAIN, begin, i, paragraph, first);
  } else if (word !== '') {
    tokens.push(word, digits ? NUMBER : PLAIN, start, i, paragraph, lineStart);
  }
  return i;
}

/** The end of a number with dots in it (`5.7.1`, `192.0.2.1`), or undefined if it is a plain number or a word. */
function endOfDottedNumber(text: string, start: number): number | undefined {
  let i = start;
  let dots = 0;
  for (;;) {
    // No number that means anything is this long; what follows is another one.
    if (i - start >= 32) return i;
    const c = text.charCodeAt(i);
    if (c === 0x2e && ASCII[text.charCodeAt(i + 1)] === DIGIT) dots += 1;
    else if (ASCII[c] !== DIGIT) break;
    i += 1;
  }
  return dots === 0 || isWordAt(text, i) ? undefined : i;
}

/** Turns the words around the @ at `at` into one address, if they make one. */
function addAddress(text: string, at: number, tokens: Tokens, paragraph: number): boolean {
  if (tokens.id.length === 0 || !isWordAt(text, at + 1)) return false;
  let start = at;
  while (start > 0 && at - start < MAX_WORD) {
    const c = text.charCodeAt(start - 1);
    if (c < 0x80 ? LOCAL[c] !== 1 : !isWordAt(text, start - 1)) break;
    start -= 1;
  }
  let first = tokens.id.length;
  while (first > 0 && (tokens.start[first - 1] ?? -1) >= start) first -= 1;
  if (first === tokens.id.length) return false;
  start = tokens.start[first] ?? start;
  const lineStart = tokens.lineStart[first] ?? false;
  let end = at + 1;
  while (end < text.length && end - at <= MAX_DOMAIN && (isWordAt(text, end) || '.-_'.includes(text.charAt(end))))
    end += 1;
  while (end > at + 1 && '.-_'.includes(text.charAt(end - 1))) end -= 1;
  while (tokens.id.length > first) tokens.pop();
  tokens.push('@', ADDRESS, start, end, paragraph, lineStart);
  return true;
}

const STATUS = /^[245]\.\d{1,2}\.\d{1,3}$/u;
/** Reply codes that mail servers use (RFC 5321 section 4.2, RFC 4954, and a few servers' 44x and 57x); no HTTP, no ports. */
const REPLY = /^(?:4(?:2[12]|3[0-25]|4[0-27]|[57]\d)|5[0-57]\d)$/u;

/**
 * The words of `text`, with reply codes apart.
 *
 * @param text any text; it need not be well-formed Unicode
 */
export function readWords(text: string): Words {
  const tokens = tokenize(text);
  const codes: Code[] = [];
  /** For each word whether it is (part of) a code; made only where there is one. */
  let isCode: Uint8Array | undefined;
  let removed = 0;
  let last: Code | undefined;
  const add = (code: Code, from: number, to: number): void => {
    codes.push(code);
    last = code;
    isCode ??= new Uint8Array(tokens.id.length);
    isCode.fill(1, from, to);
    removed += to - from;
  };
  for (let i = 0; i < tokens.id.length; i += 1) {
    if (tokens.kind[i] !== NUMBER) continue;
    const word = tokens.word(i) ?? '';
    const start = tokens.start[i] ?? 0;
    const end = tokens.end[i] ?? 0;
    const at = i - removed;
    const recent = last !== undefined && at - last.at < REPLY_SPAN ? last : undefined;
    if (REPLY.test(word)) {
      const next = tokens.word(i + 1);
      const paired =
        next !== undefined && STATUS.test(next) && (tokens.start[i + 1] ?? 0) - end <= 3 && next[0] === word[0];
      const repeated = recent?.reply === word;
      const lineStart = tokens.lineStart[i] === true;
      if (!paired && !repeated && !lineStart && !isIntroduced(text, tokens, i)) continue;
      add(
        {
          reply: word,
          status: paired ? next : repeated ? recent.status : undefined,
          start,
          end: paired ? (tokens.end[i + 1] ?? end) : end,
          at,
          sure: paired || (repeated && recent.sure) || !countsSomething(text, tokens, i, lineStart),
          continued: repeated,
        },
        i,
        paired ? i + 2 : i + 1,
      );
      if (paired) i += 1;
    } else if (STATUS.test(word)) {
      const repeated = recent?.status === word;
      const lineStart = tokens.lineStart[i] === true;
      if (!repeated && !lineStart && (text.charAt(start - 1) === '[' || !isIntroduced(text, tokens, i))) continue;
      const completes =
        recent !== undefined && recent.status === undefined && at - recent.at < 12 && recent.reply?.[0] === word[0];
      add(
        {
          reply: completes || repeated ? recent.reply : undefined,
          status: word,
          start,
          end,
          at,
          sure: completes || repeated || !lineStart || isAlone(text, word) || startsSentence(text, end),
          continued: repeated,
        },
        i,
        i + 1,
      );
    }
  }
  if (isCode !== undefined) tokens.drop(isCode);
  return {
    text,
    count: tokens.id.length,
    vocabulary: tokens.vocabulary,
    ids: tokens.ids,
    id: tokens.id,
    kind: tokens.kind,
    start: tokens.start,
    end: tokens.end,
    paragraph: tokens.paragraph,
    segment: codes.length === 0 ? tokens.paragraph : segments(tokens.paragraph, codes),
    codes,
  };
}

function segments(paragraph: readonly number[], codes: readonly Code[]): number[] {
  const begins = codes.filter(({ sure, continued }) => sure && !continued);
  let next = 0;
  return paragraph.map((number, i) => {
    while ((begins[next]?.at ?? Infinity) <= i) next += 1;
    return number + next;
  });
}

/** Whether a word is the whole text, quote marks aside. */
function isAlone(text: string, word: string): boolean {
  return text.length < 40 && text.replace(/[\s>"'“”‘’\u202a-\u202e]+/gu, '') === word;
}

/** `5.1.0 <x@y> sender rejected`: a code that opens a line and is followed by a space, not by `.` or `)` as in a list. */
function startsSentence(text: string, end: number): boolean {
  return /^[ \t]+\S/u.test(text.slice(end, end + 4));
}

/** Words after which a number of three digits, or one with dots, is a code. */
const INTRODUCERS = new Set(
  'said says responded responds response replied reply returned returns code error errors smtp esmtp rsp got status message failed failure server data dsn ndr exception answered erro fehler erreur'.split(
    ' ',
  ),
);

/** Whether a code follows what introduces codes: `said: 550`, `(#5.1.1)`, `"550`, `;550`, `code 550`. */
function isIntroduced(text: string, tokens: Tokens, at: number): boolean {
  const start = tokens.start[at] ?? 0;
  if (start > 0 && '#:;"\'[(=‘“«<|'.includes(text.charAt(start - 1))) return true;
  if (at === 0) return true;
  const end = tokens.end[at - 1] ?? 0;
  if (start - end > 24) return false;
  if (/[:;"'([=|#‘“«]/u.test(text.slice(end, start))) return true;
  // The address stands between code and words in some: `<x@y> 550 …`.
  return tokens.kind[at - 1] === ADDRESS || INTRODUCERS.has(tokens.word(at - 1) ?? '');
}

const COUNTED = new Set(
  'people years year days day hours hour minutes kb mb gb ms items users pages euros dollars ok g ml km m kg lines words internal cups calories miles words seats km2 customers subscribers'.split(
    ' ',
  ),
);

/** `550 people came`, `{"count": 550, …}`: a number that counts something or stands in a list. */
function countsSomething(text: string, tokens: Tokens, at: number, lineStart: boolean): boolean {
  if ('(["\''.includes(text.charAt((tokens.start[at] ?? 0) - 1) || ' ')) return false;
  const after = text.charAt(tokens.end[at] ?? 0);
  if (after === ',' || after === '}') return true;
  if (after === ' ' && COUNTED.has(tokens.word(at + 1) ?? '')) return true;
  return lineStart && after !== '' && '.%€$°)/'.includes(after);
}
