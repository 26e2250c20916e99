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

/** One reply code, enhanced status code or both, where a server's reply would have them. */
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
  /** How sure it is that this is a code and not just a number: a reply has both codes or stands where replies stand. */
  readonly sure: boolean;
  /** A later line of the same reply (`550-… 550 …`). */
  readonly continued: boolean;
}

/** The words of a text, codes left out, as parallel lists. */
export interface Words {
  readonly text: string;
  readonly count: number;
  /** Lower case, without apostrophes and invisible characters. */
  readonly word: readonly string[];
  readonly kind: readonly WordKind[];
  /** Offsets into the text, in UTF-16 units, `end` exclusive. */
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** Number of the paragraph, counted from 0; paragraphs are set apart by blank lines. */
  readonly paragraph: readonly number[];
  readonly codes: readonly Code[];
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const MAX_WORD = 64;

/** Invisible characters that may stand inside a word without parting it: soft hyphen, zero width, direction marks. */
function isInvisible(c: number): boolean {
  return c === 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c === 0xfeff;
}

function isAsciiWord(c: number): boolean {
  return (c >= 0x30 && c <= 0x39) || (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a);
}

function isDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39;
}

function isWordAt(text: string, i: number): boolean {
  const c = text.charCodeAt(i);
  if (c < 0x80) return isAsciiWord(c);
  if (isInvisible(c)) return false;
  // Lone surrogates are no letters; pairs are judged as the character that they make.
  if (c >= 0xd800 && c <= 0xdfff) {
    const point = text.codePointAt(i) ?? 0;
    return point > 0xffff && LETTER.test(String.fromCodePoint(point));
  }
  return LETTER.test(text.charAt(i));
}

function isApostrophe(c: number): boolean {
  return c === 0x27 || c === 0x2019 || c === 0x60 || c === 0xb4;
}

/** Characters of the part of an address before the @, besides letters and digits (RFC 5322 atext and the dot). */
function isLocalPart(c: number): boolean {
  return isAsciiWord(c) || c > 0x7f || '.!#$%&*+-/=?^_{|}~'.includes(String.fromCharCode(c));
}

function isDomainPart(c: number): boolean {
  return isAsciiWord(c) || c === 0x2d || c === 0x2e || c === 0x5f || (c > 0x7f && !isInvisible(c) && c !== 0x2026 && c !== 0x201d && c !== 0x2019);
}

interface Token {
  word: string;
  kind: WordKind;
  start: number;
  end: number;
  paragraph: number;
  /** First on its line, save for quote marks, arrows and brackets. */
  lineStart: boolean;
}

/** Words after which a number of three digits is a reply code. */
const INTRODUCERS = new Set(
  ('said says responded responds response replied reply returned returns code error errors smtp esmtp rsp got status message failed ' +
    'failure server data dsn ndr exception answered erro fehler erreur code:').split(' '),
);

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const length = text.length;
  let paragraph = 0;
  let lineStart = true;
  let blank = true;
  let i = 0;
  while (i < length) {
    const c = text.charCodeAt(i);
    if (c === 0x0a || (c === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) {
      if (blank && tokens.length > 0) paragraph += 1;
      blank = true;
      lineStart = true;
      i += 1;
      continue;
    }
    if (c === 0x40) {
      const address = addressAround(text, i, tokens);
      if (address !== undefined) {
        const first = tokens[tokens.length - address.drop];
        const begins = first?.lineStart ?? lineStart;
        tokens.length -= address.drop;
        tokens.push({ word: text.slice(address.start, address.end).toLowerCase(), kind: ADDRESS, start: address.start, end: address.end, paragraph, lineStart: begins });
        i = address.end;
        lineStart = false;
        continue;
      }
    }
    if (c < 0x80 ? !isAsciiWord(c) : !isWordAt(text, i)) {
      // What may stand before a reply at the start of its line: quote marks, `<<< `, brackets, quotes, bullets.
      if (lineStart && c > 0x20 && !'>|*<("\'[-'.includes(text.charAt(i))) lineStart = false;
      if (c > 0x20 && c !== 0x3e) blank = false;
      i += c >= 0xd800 && c <= 0xdbff && (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
      continue;
    }
    blank = false;
    const start = i;
    const numeric = isDigit(c) ? dottedNumber(text, i) : undefined;
    if (numeric !== undefined) {
      tokens.push({ word: text.slice(start, numeric), kind: ipOrNumber(text.slice(start, numeric)), start, end: numeric, paragraph, lineStart });
      i = numeric;
      lineStart = false;
      continue;
    }
    let clean = true;
    while (i < length) {
      const d = text.charCodeAt(i);
      if (d < 0x80 ? isAsciiWord(d) : isWordAt(text, i)) {
        i += d >= 0xd800 && d <= 0xdbff ? 2 : 1;
      } else if (isInvisible(d)) {
        clean = false;
        i += 1;
      } else if (isApostrophe(d) && i > start && i + 1 < length && isWordAt(text, i + 1)) {
        clean = false;
        i += 1;
      } else {
        break;
      }
    }
    // The cap keeps a megabyte of one letter from becoming a megabyte-long key.
    let word = text.slice(start, Math.min(i, start + MAX_WORD)).toLowerCase();
    if (!clean) word = word.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'\u2019`\u00b4]/gu, '');
    const previous = tokens[tokens.length - 1];
    if (word === 'mail' && previous !== undefined && previous.word === 'e' && start - previous.end === 1 && text.charCodeAt(previous.end) === 0x2d) {
      previous.word = 'email';
      previous.end = i;
    } else if (word !== '') {
      tokens.push({ word, kind: /^\d+$/u.test(word) ? NUMBER : PLAIN, start, end: i, paragraph, lineStart });
    }
    lineStart = false;
  }
  return tokens;
}

/** The end of a number with dots in it (`5.7.1`, `192.0.2.1`), or undefined if it is a plain number or a word. */
function dottedNumber(text: string, start: number): number | undefined {
  let i = start;
  let dots = 0;
  while (i < text.length && i - start < 32) {
    const c = text.charCodeAt(i);
    if (c === 0x2e && isDigit(text.charCodeAt(i + 1))) dots += 1;
    else if (!isDigit(c)) break;
    i += 1;
  }
  if (dots === 0) return undefined;
  return isWordAt(text, i) ? undefined : i;
}

function ipOrNumber(word: string): WordKind {
  return word.split('.').length === 4 ? IP : NUMBER;
}

/** The e-mail address around the @ at `at`: where it is and how many words before the @ belong to it. */
function addressAround(text: string, at: number, tokens: readonly Token[]): { start: number; end: number; drop: number } | undefined {
  const last = tokens[tokens.length - 1];
  if (last === undefined || !isWordAt(text, at + 1)) return undefined;
  let start = at;
  const limit = Math.max(0, at - MAX_WORD);
  while (start > limit && isLocalPart(text.charCodeAt(start - 1))) start -= 1;
  if (start === at) return undefined;
  let drop = 0;
  while (drop < tokens.length && (tokens[tokens.length - 1 - drop]?.start ?? -1) >= start) drop += 1;
  if (drop === 0) return undefined;
  start = tokens[tokens.length - drop]?.start ?? start;
  let end = at + 1;
  while (end < text.length && end - at < 256 && isDomainPart(text.charCodeAt(end))) end += 1;
  while (end > at + 1 && /[.\-_]/u.test(text.charAt(end - 1))) end -= 1;
  return { start, end, drop };
}

const STATUS = /^[245]\.\d{1,2}\.\d{1,3}$/u;
const REPLY = /^[45][0-5]\d$/u;
/** RFC 5321 knows 4yz and 5yz with y from 0 to 5; a few servers use 57x. */
const ODD_REPLY = /^57\d$/u;

/**
 * The words of `text`, with reply codes apart.
 *
 * @param text any text; it need not be well-formed Unicode
 */
export function readWords(text: string): Words {
  const tokens = tokenize(text);
  const word: string[] = [];
  const kind: WordKind[] = [];
  const start: number[] = [];
  const end: number[] = [];
  const paragraph: number[] = [];
  const codes: Code[] = [];
  let last: Code | undefined;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === NUMBER) {
      const next = tokens[i + 1];
      const isReply = REPLY.test(token.word) || ODD_REPLY.test(token.word);
      if (isReply) {
        const paired = next !== undefined && STATUS.test(next.word) && next.start - token.end <= 3 && next.word[0] === token.word[0];
        const repeated = last?.reply === token.word && word.length - last.at < 60;
        const placed = paired || token.lineStart || introduced(text, token, tokens[i - 1]);
        if (placed || repeated) {
          const code: Code = {
            reply: token.word,
            status: paired ? next.word : repeated ? last?.status : undefined,
            start: token.start,
            end: paired ? next.end : token.end,
            at: word.length,
            sure: paired || repeated || !(token.lineStart && isCounted(text, token, next)),
            continued: repeated,
          };
          codes.push(code);
          last = code;
          if (paired) i += 1;
          continue;
        }
      } else if (STATUS.test(token.word)) {
        const repeated = last?.status === token.word;
        if (repeated || token.lineStart || introduced(text, token, tokens[i - 1])) {
          const near = last !== undefined && last.status === undefined && word.length - last.at < 12 && last.reply?.[0] === token.word[0];
          const code: Code = {
            reply: near || repeated ? last?.reply : undefined,
            status: token.word,
            start: token.start,
            end: token.end,
            at: word.length,
            sure: near || repeated || !token.lineStart,
            continued: repeated,
          };
          codes.push(code);
          last = code;
          continue;
        }
      }
    }
    word.push(token.word);
    kind.push(token.kind);
    start.push(token.start);
    end.push(token.end);
    paragraph.push(token.paragraph);
  }
  return { text, count: word.length, word, kind, start, end, paragraph, codes };
}

/** Whether a code follows what introduces codes: `said: 550`, `(#5.1.1)`, `"550`, `;550`, `code 550`. */
function introduced(text: string, token: Token, before: Token | undefined): boolean {
  const previous = text.charAt(token.start - 1);
  if ('#:;"\'[(=‘“«<|'.includes(previous) && previous !== '') return true;
  if (before === undefined) return true;
  if (token.start - before.end > 24) return false;
  const between = text.slice(before.end, token.start);
  if (/[:;"'([=|#‘“«]/u.test(between)) return true;
  // `smtp; SMTP 550`, `Error 550`; the address stands between code and words in some: `<x@y> 550 …`.
  return INTRODUCERS.has(before.word) || before.kind === ADDRESS || (before.kind === NUMBER && STATUS.test(before.word));
}

/** `550 people came`: a number at the start of a line that counts something. */
function isCounted(text: string, token: Token, next: Token | undefined): boolean {
  const after = text.charAt(token.end);
  if (after === '-' || after === ':' || after === '') return false;
  if ('.,%€$°'.includes(after)) return true;
  return next !== undefined && next.kind === PLAIN && /^(?:people|years?|days?|hours?|minutes?|kb|mb|gb|ms|items?|users?|pages?|euros?|dollars?|ok|g|ml|km|m|kg|lines?|words?|internal|bad|not)$/u.test(next.word) && text.charCodeAt(token.end) === 0x20 && !/^(?:bad|not)$/u.test(next.word);
}
