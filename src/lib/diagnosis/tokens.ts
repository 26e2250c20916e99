import { conceptsOf } from './concepts.ts';
import type { Passage } from './read.ts';
import { type Code, separateCodes } from './reply-codes.ts';
import { type Word, readWords } from './words.ts';

/**
 * Turns what was read into tokens for the classifier: the words of a text, what they mean, their pairs, and the codes of
 * replies. Each token knows its place, so that what decided can be shown in the reader's own text.
 */

/** A word or a code, with the features that it adds to the text. */
export interface Token {
  readonly passage: Passage;
  /** Offsets into the passage's text in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly features: readonly (readonly [name: string, value: number])[];
}

/** How strongly a text has each feature; the squares add up to 1. */
export type Features = ReadonlyMap<string, number>;

export interface TokenizedText {
  readonly tokens: readonly Token[];
  /** The codes that are certainly a server's, in the order of the text. */
  readonly codes: readonly { readonly passage: Passage; readonly code: Code }[];
}

/** A server's reply goes on for about this many words after its code. */
const REPLY_WORDS = 25;
/** What stands around a reply (a log, an exception, a notice) counts this much beside it. */
const AROUND = 0.3;
/** A code of a mail app, such as `0x800ccc0f`, counts this much beside a word. */
const APP_CODE = 1.5;
/** Two meanings belong together within this many words. */
const CONCEPT_WINDOW = 10;
/** Of a very long text the beginning and the end are read. UTF-16 units of all passages together. */
const MAX_LENGTH = 40_000;
/** So long a text has fewer words, unless they are of a letter or two. */
const MAX_WORDS = 8_000;

/** The tokens of all passages. */
export function tokenize(passages: readonly Passage[]): TokenizedText {
  let length = MAX_LENGTH;
  let count = MAX_WORDS;
  const read = passages.map((passage) => {
    const { text } = passage;
    const shown = blankNoise(middleBlanked(text, length));
    const words = ends(readWords(shown), count);
    length -= Math.min(length, text.length);
    count -= words.length;
    return { passage, ...separateCodes(shown, words) };
  });
  const hasDiagnostic = passages.some(({ role }) => role === 'diagnostic');
  const codes = read.flatMap(({ passage, codes }) =>
    codes.filter(({ sure }) => sure).map((code) => ({ passage, code })),
  );
  const hasReply = hasDiagnostic || codes.length > 0;
  const tokens = read.flatMap(({ passage, words, codes }): Token[] => {
    const isReply = hasDiagnostic ? () => passage.role === 'diagnostic' : afterCode(words, codes);
    return [
      ...codes
        .filter(({ sure }) => sure)
        .map(({ reply, status, start, end }) => token(passage, start, end, codeFeatures(reply, status))),
      ...wordTokens(passage, words, (index) => (!hasReply || isReply(index) ? 1 : AROUND)),
      ...(passage.recipient?.status === undefined
        ? []
        : [token(passage, 0, 0, codeFeatures(undefined, passage.recipient.status))]),
    ];
  });
  return { tokens, codes };
}

function token(passage: Passage, start: number, end: number, features: Token['features']): Token {
  return { passage, start, end, features };
}

/** Keeps offsets right: what is left out becomes blanks. */
function middleBlanked(text: string, length: number): string {
  if (text.length <= length) return text;
  const half = Math.floor(length / 2);
  return `${text.slice(0, half)}${' '.repeat(text.length - 2 * half)}${text.slice(text.length - half)}`;
}

/** The first and the last ones of a long list. */
function ends<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list;
  const half = Math.floor(count / 2);
  return [...list.slice(0, half), ...list.slice(list.length - half)];
}

/** Lines of a stack trace, of PHP, Java, .NET, Node, and Python: where a program was, not what went wrong. */
const FRAME =
  /^[ \t]*(?:#\d{1,3} (?:[\w/\\]|\{main\})|at [\w$<>/]{1,100}\.[\w$.<>/]{1,200} ?\(|at \S{1,200}:\d{1,6}:\d{1,6}\)?$|File "[^"\n]{1,300}", line \d|thrown in \S{1,300} on line \d|Stack trace:).*$/gmu;

/** What colors text in a terminal: `ESC [ 31 m` (ECMA-48, section 5.4). */
const COLOR = /\u001b\[[\d;]{0,30}m/gu;

/** Puts spaces in place of what isn't part of the error, so that offsets stay right. */
function blankNoise(text: string): string {
  return text.replace(COLOR, blank).replace(FRAME, blank);
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}

/** Whether the word of an index follows a code in the same reply. */
function afterCode(words: readonly Word[], codes: readonly Code[]): (index: number) => boolean {
  const inReply = new Set<number>();
  for (const { at, sure } of codes) {
    if (!sure) continue;
    for (let i = at; i < at + REPLY_WORDS && words[i]?.segment === words[at]?.segment && i < words.length; i += 1)
      inReply.add(i);
  }
  return (index) => inReply.has(index);
}

function codeFeatures(reply: string | undefined, status: string | undefined): Token['features'] {
  const features: [string, number][] = [];
  if (reply !== undefined) features.push([reply, 1], [`${reply.charAt(0)}xx`, 0.5]);
  if (status !== undefined) features.push([status, 1], [status.replace(/^./u, 'x'), 1]);
  return features;
}

function wordTokens(passage: Passage, words: readonly Word[], weightOf: (index: number) => number): Token[] {
  const tokens: Token[] = [];
  let before: { readonly name: string; readonly segment: number } | undefined;
  /** The meanings of the last words of the segment, each with the index of its last word. */
  const recent = new Map<string, number>();
  words.forEach((word, index) => {
    const name = nameOf(word);
    if (name === '') return;
    const { segment } = word;
    const weight = weightOf(index);
    const features: [string, number][] = [[name, name.startsWith('0x') ? APP_CODE * weight : weight]];
    let concepts = conceptsOf(name);
    if (before?.segment === segment) {
      features.push([`${before.name} ${name}`, weight]);
      // People write "log in" and "login", and some apps break words.
      const joined = conceptsOf(before.name + name);
      if (joined.length > 0) concepts = [...new Set([...concepts, ...joined])];
    } else {
      recent.clear();
    }
    for (const concept of concepts) {
      features.push([`:${concept}`, weight]);
      for (const [other, at] of recent) {
        if (index - at > CONCEPT_WINDOW) recent.delete(other);
        else if (other !== concept)
          features.push([other < concept ? `:${other}+${concept}` : `:${concept}+${other}`, weight]);
      }
    }
    for (const concept of concepts) recent.set(concept, index);
    tokens.push(token(passage, word.start, word.end, features));
    before = { name, segment };
  });
  return tokens;
}

/** A word as a feature; empty for numbers, ids, and the like, which no two texts share. */
function nameOf({ kind, text }: Word): string {
  if (kind === 'address') return '@';
  if (kind === 'ip') return '#';
  if (kind === 'number') return '';
  return /\d/u.test(text) && text.length > 5 && !text.startsWith('0x') ? '' : text;
}

/** The features of a text: of each the strongest, scaled so that long and short texts count the same. */
export function featuresOf(tokens: readonly Token[]): Features {
  const features = new Map<string, number>();
  for (const { features: own } of tokens)
    for (const [name, value] of own) features.set(name, Math.max(value, features.get(name) ?? 0));
  const length = Math.sqrt([...features.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
  for (const [name, value] of features) features.set(name, value / length);
  return features;
}

/** No text that people paste has more; it limits what a hostile one can cost. */
const MAX_PARTS = 150;

/** The lines and sentences of a text, each alone and each with the next one, since lines break sentences. */
export function partsOf(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  let last: Token | undefined;
  const passages = Map.groupBy(tokens, ({ passage }) => passage);
  const ordered = [...passages.values()].flatMap((own) => own.toSorted((a, b) => a.start - b.start));
  for (const token of ordered) {
    if (token.end === 0) continue;
    if (last === undefined || isBoundary(last, token)) parts.push([]);
    if (parts.length > MAX_PARTS) break;
    parts.at(-1)?.push(token);
    last = token;
  }
  return parts.flatMap((part, index) => {
    const next = parts[index + 1];
    return next === undefined || next[0]?.passage !== part[0]?.passage ? [part] : [part, [...part, ...next]];
  });
}

function isBoundary(before: Token, after: Token): boolean {
  if (before.passage !== after.passage) return true;
  const between = before.passage.text.slice(before.end, Math.min(after.start, before.end + 200));
  return between.includes('\n') || /[.!?]\S?\s/u.test(between);
}
