import { ADDRESS, IP, NUMBER, PLAIN, readWords, type Words } from './words.ts';

/**
 * The small language in which articles say what an error reads like, and its matcher.
 *
 * | written | matches |
 * | --- | --- |
 * | `relay access denied` | these words in this order; capitals, punctuation, line breaks and `>` do not matter |
 * | `(mailbox\|inbox) is full` | one of the alternatives |
 * | `mailbox [is] full` | with or without the words in brackets |
 * | `reject*` | a word that begins so; at least three letters before the `*` |
 * | `mailbox … full` | up to 8 words in between (`...` is the same) |
 * | `<address>` `<host>` `<ip>` `<number>` `<word>` | an email address, a name with dots (or an address, or an IP), an IP address, a number, any one word |
 *
 * Patterns never become regular expressions: they are lists of words, tried around their rarest word, with a bounded
 * number of steps. Codes (`550`, `5.7.1`) are no words of the text; a signal states them as conditions instead.
 */

/** Most words that a `…` may stand for. */
export const GAP = 8;
const HOST_WORDS = 8;
const MAX_SEQUENCES = 96;
const MAX_ITEMS = 24;
const MAX_GAPS = 3;

type Placeholder = 'address' | 'host' | 'ip' | 'number' | 'word';
const PLACEHOLDERS: readonly Placeholder[] = ['address', 'host', 'ip', 'number', 'word'];

type Item =
  | { readonly is: 'word'; readonly word: string }
  | { readonly is: 'prefix'; readonly word: string }
  | { readonly is: 'gap' }
  | { readonly is: Placeholder };

/** One way to spell a pattern: no alternatives are left in it. */
type Sequence = readonly Item[];

/** What is wrong with a pattern, and what is allowed. */
export class PatternError extends Error {
  override name = 'PatternError';
}

function fail(pattern: string, problem: string): never {
  throw new PatternError(`the pattern ${JSON.stringify(pattern)}: ${problem}`);
}

/**
 * All spellings of a pattern.
 *
 * @throws {PatternError} naming what is wrong and what is allowed
 */
export function parsePattern(pattern: string): Sequence[] {
  let at = 0;

  function alternatives(closing: string): Sequence[] {
    const all: Sequence[] = [];
    let current: Sequence[] = [[]];
    const append = (parts: readonly Sequence[]): void => {
      const joined: Sequence[] = [];
      for (const head of current) for (const tail of parts) joined.push([...head, ...tail]);
      if (joined.length > MAX_SEQUENCES) fail(pattern, `it has more than ${MAX_SEQUENCES} spellings; write it as several patterns`);
      current = joined;
    };
    for (;;) {
      const c = pattern[at];
      if (c === undefined) {
        if (closing !== '') fail(pattern, `a "${closing}" is missing`);
        all.push(...current);
        return all;
      }
      if (c === closing) {
        at += 1;
        all.push(...current);
        return all;
      }
      if (c === '|') {
        if (closing === '') fail(pattern, '"|" stands only inside ( ) or [ ]');
        at += 1;
        all.push(...current);
        current = [[]];
      } else if (c === '(') {
        at += 1;
        append(alternatives(')'));
      } else if (c === '[') {
        at += 1;
        append([[], ...alternatives(']')]);
      } else if (c === ')' || c === ']') {
        fail(pattern, `"${c}" has nothing to close`);
      } else if (c === '…' || pattern.startsWith('...', at)) {
        at += c === '…' ? 1 : 3;
        append([[{ is: 'gap' }]]);
      } else if (c === '<') {
        const end = pattern.indexOf('>', at);
        const name = PLACEHOLDERS.find((known) => known === pattern.slice(at + 1, end));
        if (end < 0 || name === undefined) {
          fail(pattern, `"<" begins one of ${PLACEHOLDERS.map((known) => `<${known}>`).join(' ')}`);
        }
        at = end + 1;
        append([[{ is: name }]]);
      } else if (/\s/u.test(c)) {
        at += 1;
      } else {
        append([literal()]);
      }
    }
  }

  function literal(): Sequence {
    const begin = at;
    while (at < pattern.length && !/[\s()[\]|<…]/u.test(pattern.charAt(at)) && !pattern.startsWith('...', at)) at += 1;
    const raw = pattern.slice(begin, at);
    if (/[{}\\^$+?]/u.test(raw)) fail(pattern, `"${raw}" has a sign that means nothing here; allowed are words, (a|b), [optional], …, word* and <address>`);
    const star = raw.endsWith('*');
    const words = readWords(star ? raw.slice(0, -1) : raw);
    if (words.codes.length > 0) fail(pattern, `"${raw}" is a code; codes are conditions (reply:, status:), not words`);
    if (raw.slice(0, -1).includes('*')) fail(pattern, `"${raw}": a * stands only at the end of a word`);
    const items: Item[] = words.word.map((word) => ({ is: 'word', word }));
    const last = words.word[words.count - 1];
    if (star) {
      if (last === undefined || last.length < 3) fail(pattern, `"${raw}": at least three letters stand before a *`);
      items[items.length - 1] = { is: 'prefix', word: last };
    }
    return items;
  }

  const sequences = alternatives('');
  for (const sequence of sequences) {
    const gaps = sequence.filter((item) => item.is === 'gap').length;
    if (gaps > MAX_GAPS) fail(pattern, `it has ${gaps} gaps; at most ${MAX_GAPS} are allowed`);
    if (sequence.length > MAX_ITEMS) fail(pattern, `it is longer than ${MAX_ITEMS} words`);
    if (sequence[0]?.is === 'gap' || sequence.at(-1)?.is === 'gap') fail(pattern, 'a gap stands between words, not at the end');
    if (!sequence.some((item) => item.is === 'word' || item.is === 'prefix')) fail(pattern, 'one spelling of it has no words');
  }
  return sequences;
}

interface Entry {
  /** Number of the pattern, in the order given. */
  readonly pattern: number;
  readonly items: Sequence;
  /** Index of the rarest item, from which a match is tried in both directions. */
  readonly anchor: number;
}

/** Patterns made ready; `match` finds all of them in one pass. */
export interface Matcher {
  readonly byWord: ReadonlyMap<string, readonly Entry[]>;
  /** By the first three letters of the prefix. */
  readonly byPrefix: ReadonlyMap<string, readonly Entry[]>;
  readonly patterns: number;
}

/** One place where a pattern stands: word indices, `to` exclusive. */
export interface Found {
  readonly pattern: number;
  readonly from: number;
  readonly to: number;
  /** How many words of the text the pattern named, gaps and placeholders not counted. */
  readonly named: number;
}

const COMMON = new Set('address mail message the this that your you to of for is not in from was has been server email and with account user'.split(' '));

/** Makes patterns ready for `match`. Throws PatternError for the first that is wrong. */
export function compilePatterns(patterns: readonly string[]): Matcher {
  const byWord = new Map<string, Entry[]>();
  const byPrefix = new Map<string, Entry[]>();
  patterns.forEach((pattern, number) => {
    const seen = new Set<string>();
    for (const items of parsePattern(pattern)) {
      const key = JSON.stringify(items);
      if (seen.has(key)) continue;
      seen.add(key);
      let anchor = -1;
      let best = -1;
      items.forEach((item, i) => {
        // Whole words before beginnings of words, long before short: fewer places to try.
        const value = item.is === 'word' ? (COMMON.has(item.word) ? 1 : 100 + item.word.length) : item.is === 'prefix' ? 50 + item.word.length : -1;
        if (value > best) {
          best = value;
          anchor = i;
        }
      });
      const item = items[anchor];
      const entry: Entry = { pattern: number, items, anchor };
      if (item?.is === 'word') push(byWord, item.word, entry);
      else if (item?.is === 'prefix') push(byPrefix, item.word.slice(0, 3), entry);
    }
  });
  return { byWord, byPrefix, patterns: patterns.length };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** A pattern that was found this often says nothing new; further places are skipped. */
const ENOUGH = 40;
/** Steps a word of the text; far more than any real text needs, and what bounds a hostile one. */
const STEPS_PER_WORD = 60;

/**
 * Every place where a pattern stands, in the order of the text.
 *
 * @returns at most 40 places a pattern; a hostile text may be searched only in part
 */
export function match(matcher: Matcher, words: Words): Found[] {
  const found: Found[] = [];
  const counts = new Uint16Array(matcher.patterns);
  let steps = 100_000 + words.count * STEPS_PER_WORD;

  /** Index after (before, for direction -1) the last word matched, or -1. Shortest gaps first. */
  function follow(items: Sequence, i: number, at: number, direction: 1 | -1, paragraph: number): number {
    const item = items[i];
    if (item === undefined) return at;
    if ((steps -= 1) < 0) return -1;
    if (item.is === 'gap' || item.is === 'host') {
      const least = item.is === 'gap' ? 0 : 1;
      const most = item.is === 'gap' ? GAP : HOST_WORDS;
      for (let taken = least; taken <= most; taken += 1) {
        const lastTaken = at + direction * (taken - 1);
        if (taken > 0 && (words.paragraph[lastTaken] !== paragraph || (item.is === 'host' && taken > 1 && !joined(lastTaken, direction)))) return -1;
        const end = follow(items, i + direction, at + direction * taken, direction, paragraph);
        if (end !== -1) return end;
        if (steps < 0) return -1;
      }
      return -1;
    }
    return words.paragraph[at] === paragraph && fits(item, at) ? follow(items, i + direction, at + direction, direction, paragraph) : -1;
  }

  /** Whether a word is part of the same name as its neighbour: only `.`, `-`, `_` or brackets between them. */
  function joined(at: number, direction: 1 | -1): boolean {
    const left = direction === 1 ? at - 1 : at;
    const from = words.end[left] ?? 0;
    const to = words.start[left + 1] ?? 0;
    return to - from <= 2 && /^[.\-_:[(]+$/u.test(words.text.slice(from, to));
  }

  function fits(item: Exclude<Item, { is: 'gap' | 'host' }>, at: number): boolean {
    const word = words.word[at];
    if (word === undefined) return false;
    switch (item.is) {
      case 'word':
        return word === item.word;
      case 'prefix':
        return word.startsWith(item.word);
      case 'address':
        return words.kind[at] === ADDRESS;
      case 'ip':
        return words.kind[at] === IP;
      case 'number':
        return words.kind[at] === NUMBER || (words.kind[at] === PLAIN && /^\d/u.test(word));
      case 'word':
        return true;
      default:
        return true;
    }
  }

  function tryAt(entry: Entry, at: number): void {
    if ((counts[entry.pattern] ?? 0) >= ENOUGH || steps < 0) return;
    const paragraph = words.paragraph[at] ?? 0;
    const item = entry.items[entry.anchor];
    if (item === undefined || item.is === 'gap' || item.is === 'host' || !fits(item, at)) return;
    const to = follow(entry.items, entry.anchor + 1, at + 1, 1, paragraph);
    if (to === -1) return;
    const before = entry.anchor === 0 ? at - 1 : at === 0 ? -2 : follow(entry.items, entry.anchor - 1, at - 1, -1, paragraph);
    // follow() answers -1 for "does not fit", which going left is also "begins at the first word": told apart here.
    const from = before === -1 && !beginsAtStart(entry, at, paragraph) ? -1 : before + 1;
    if (from < 0) return;
    counts[entry.pattern] = (counts[entry.pattern] ?? 0) + 1;
    found.push({ pattern: entry.pattern, from, to, named: entry.items.filter((one) => one.is === 'word' || one.is === 'prefix').length });
  }

  function beginsAtStart(entry: Entry, at: number, paragraph: number): boolean {
    if (entry.anchor === 0) return at === 0;
    // Only a match that reaches word 0 can end there; the text before `at` is short then, so this is cheap.
    if (at > MAX_ITEMS + GAP * MAX_GAPS + HOST_WORDS * 2) return false;
    for (let from = 0; from < 1; from += 1) {
      const end = follow(entry.items, 0, from, 1, paragraph);
      if (end > at) return true;
    }
    return false;
  }

  for (let at = 0; at < words.count && steps > 0; at += 1) {
    const word = words.word[at] ?? '';
    const entries = matcher.byWord.get(word);
    if (entries !== undefined) for (const entry of entries) tryAt(entry, at);
    if (word.length >= 3) {
      const prefixed = matcher.byPrefix.get(word.slice(0, 3));
      if (prefixed !== undefined) for (const entry of prefixed) tryAt(entry, at);
    }
  }
  return found;
}
