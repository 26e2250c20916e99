import { ADDRESS, IP, NUMBER, PLAIN, readWords, wordAt, type Words } from './words.ts';

/**
 * The small language in which articles say what an error reads like, and its matcher.
 *
 * | written | matches |
 * | --- | --- |
 * | `relay access denied` | these words in this order; capitals, punctuation, line breaks and `>` do not matter |
 * | `(mailbox\|inbox) is full` | one of the alternatives |
 * | `mailbox [is] full` | with or without the words in brackets |
 * | `reject*` | a word that begins so; at least three letters before the `*` |
 * | `mailbox … full` | up to 8 words in between (`...` is the same), none of them across a blank line or into a server's reply |
 * | `<address>` `<host>` `<ip>` `<number>` `<word>` | an email address, a name with dots (or an address, or an IP), an IP address, a number, any one word |
 *
 * Patterns never become regular expressions: they are lists of words, tried around their rarest word, with a bounded
 * number of steps. Codes (`550`, `5.7.1`) are no words of the text; a signal states them as conditions instead.
 */

/** Most words that a `…` may stand for. */
export const GAP = 8;
const HOST_WORDS = 8;
const MAX_SEQUENCES = 1500;
const MAX_ITEMS = 24;
const MAX_GAPS = 3;

const PLACEHOLDERS = ['address', 'host', 'ip', 'number', 'word'] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

type Item =
  /** Any of these words; one in most places, several for `(a|b|c)`. */
  | { readonly is: 'literal'; readonly any: readonly string[] }
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
      if (joined.length > MAX_SEQUENCES)
        fail(pattern, `it has more than ${MAX_SEQUENCES} spellings; write it as several patterns`);
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
        return mergeWords(all);
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
    if (/[{}\\^$+?]/u.test(raw))
      fail(
        pattern,
        `"${raw}" has a sign that means nothing here; allowed are words, (a|b), [optional], …, word* and <address>`,
      );
    const star = raw.endsWith('*');
    const words = readWords(star ? raw.slice(0, -1) : raw);
    if (words.codes.length > 0) fail(pattern, `"${raw}" is a code; codes are conditions (reply:, status:), not words`);
    if (raw.slice(0, -1).includes('*')) fail(pattern, `"${raw}": a * stands only at the end of a word`);
    const items: Item[] = words.id.map((_, i) => ({ is: 'literal', any: [wordAt(words, i) ?? ''] }));
    const last = wordAt(words, words.count - 1);
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
    if (sequence[0]?.is === 'gap' || sequence.at(-1)?.is === 'gap')
      fail(pattern, 'a gap stands between words, not at the end');
    if (!sequence.some((item) => item.is === 'literal' || item.is === 'prefix'))
      fail(pattern, 'one spelling of it has no words');
  }
  return sequences;
}

/** Alternatives of one word each become one item, so that `(a|b|c) (d|e)` is one spelling and not six. */
function mergeWords(alternatives: readonly Sequence[]): Sequence[] {
  const single: string[] = [];
  const rest: Sequence[] = [];
  for (const sequence of alternatives) {
    const [first] = sequence;
    if (sequence.length === 1 && first?.is === 'literal') single.push(...first.any);
    else rest.push(sequence);
  }
  return single.length === 0 ? rest : [[{ is: 'literal', any: [...new Set(single)] }], ...rest];
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
  /** The first three letters of every `word*` in any pattern. */
  readonly byBeginning: ReadonlySet<string>;
  /** Every word, and every `word*` without its star, of any pattern. */
  readonly words: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
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

const COMMON = new Set(
  'address mail message the this that your you to of for is not in from was has been server email and with account user'.split(
    ' ',
  ),
);

/** Makes patterns ready for `match`. Throws PatternError for the first that is wrong. */
export function compilePatterns(patterns: readonly string[]): Matcher {
  const byWord = new Map<string, Entry[]>();
  const byPrefix = new Map<string, Entry[]>();
  const byBeginning = new Set<string>();
  const words = new Set<string>();
  const prefixes = new Set<string>();
  patterns.forEach((pattern, number) => {
    const seen = new Set<string>();
    for (const items of parsePattern(pattern)) {
      const key = JSON.stringify(items);
      if (seen.has(key)) continue;
      seen.add(key);
      let anchor = -1;
      let best = -1;
      items.forEach((item, i) => {
        if (item.is === 'literal') for (const word of item.any) words.add(word);
        if (item.is === 'prefix') {
          byBeginning.add(item.word.slice(0, 3));
          prefixes.add(item.word);
        }
        // Whole words before beginnings of words, long before short: fewer places to try.
        const value =
          item.is === 'literal'
            ? item.any.some((word) => COMMON.has(word))
              ? 1
              : 100 + Math.min(...item.any.map(({ length }) => length))
            : item.is === 'prefix'
              ? 50 + item.word.length
              : -1;
        if (value > best) {
          best = value;
          anchor = i;
        }
      });
      const item = items[anchor];
      const entry: Entry = { pattern: number, items, anchor };
      if (item?.is === 'literal') for (const word of item.any) push(byWord, word, entry);
      else if (item?.is === 'prefix') push(byPrefix, item.word.slice(0, 3), entry);
    }
  });
  return { byWord, byPrefix, byBeginning, words, prefixes, patterns: patterns.length };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** No match. Not -1: a match that begins at the first word leaves -1 as the index before it. */
const MISS = -2;
/** A pattern that was found this often says nothing new; further places are skipped. */
export const ENOUGH = 40;
/** Steps a word of the text; far more than any real text needs, and what bounds a hostile one. */
const STEPS_PER_WORD = 8;

/**
 * Every place where a pattern stands, in the order of the text.
 *
 * @returns at most 40 places a pattern; a hostile text may be searched only in part
 */
export function match(matcher: Matcher, words: Words): Found[] {
  const found: Found[] = [];
  const counts = new Uint16Array(matcher.patterns);
  let steps = 100_000 + words.count * STEPS_PER_WORD;

  /**
   * Matches items from `i` on, going right (1) or left (-1) from the word `at`. Shortest gaps first.
   *
   * @returns the index after (left: before) the last word matched, or MISS
   */
  function follow(items: Sequence, i: number, at: number, direction: 1 | -1, segment: number): number {
    const item = items[i];
    if (item === undefined) return at;
    if ((steps -= 1) < 0) return MISS;
    if (item.is === 'gap' || item.is === 'host') {
      const least = item.is === 'gap' ? 0 : 1;
      const most = item.is === 'gap' ? GAP : HOST_WORDS;
      for (let taken = least; taken <= most && steps > 0; taken += 1) {
        const last = at + direction * (taken - 1);
        if (taken > 0 && words.segment[last] !== segment) return MISS;
        if (item.is === 'host' && taken > 1 && !joined(last, direction)) return MISS;
        const end = follow(items, i + direction, at + direction * taken, direction, segment);
        if (end !== MISS) return end;
      }
      return MISS;
    }
    return words.segment[at] === segment && fits(item, at)
      ? follow(items, i + direction, at + direction, direction, segment)
      : MISS;
  }

  /** Whether a word is part of the same name as its neighbour: only `.`, `-`, `_` or brackets between them. */
  function joined(at: number, direction: 1 | -1): boolean {
    const left = direction === 1 ? at - 1 : at;
    const from = words.end[left] ?? 0;
    const to = words.start[left + 1] ?? 0;
    return to - from <= 2 && /^[.\-_:[(]+$/u.test(words.text.slice(from, to));
  }

  function fits(item: Exclude<Item, { is: 'gap' | 'host' }>, at: number): boolean {
    const word = wordAt(words, at);
    if (word === undefined) return false;
    switch (item.is) {
      case 'literal':
        return item.any.includes(word);
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
        // A host name spans several words and is followed elsewhere.
        return false;
    }
  }

  function tryAt(entry: Entry, at: number): void {
    if ((counts[entry.pattern] ?? 0) >= ENOUGH || (steps -= 1) < 0) return;
    const segment = words.segment[at] ?? 0;
    const to = follow(entry.items, entry.anchor + 1, at + 1, 1, segment);
    if (to === MISS) return;
    const before = follow(entry.items, entry.anchor - 1, at - 1, -1, segment);
    if (before === MISS) return;
    counts[entry.pattern] = (counts[entry.pattern] ?? 0) + 1;
    const named = entry.items.filter((one) => one.is === 'literal' || one.is === 'prefix').length;
    found.push({ pattern: entry.pattern, from: before + 1, to, named });
  }

  const entriesOf = candidates(matcher, words);
  for (let at = 0; at < words.count && steps > 0; at += 1) {
    const entries = entriesOf.get(words.id[at] ?? -1);
    if (entries !== undefined) for (const entry of entries) tryAt(entry, at);
  }
  return found;
}

/**
 * For each different word of the text the spellings to try at it: those whose every word the text has at all. Looked
 * up once a word and not once a place, this leaves next to nothing to try in ordinary text.
 */
function candidates(matcher: Matcher, words: Words): Map<number, Entry[]> {
  const beginnings = new Map<string, string[]>();
  const result = new Map<number, Entry[]>();
  const add = (id: number, entry: Entry): void => push(result, id, entry);
  for (const word of words.vocabulary)
    if (word.length >= 3 && matcher.byBeginning.has(word.slice(0, 3))) push(beginnings, word.slice(0, 3), word);
  const hasPrefix = (prefix: string): boolean =>
    beginnings.get(prefix.slice(0, 3))?.some((word) => word.startsWith(prefix)) === true;
  const known = new Map<Item, boolean>();
  const isThere = (item: Item): boolean => {
    if (item.is !== 'literal' && item.is !== 'prefix') return true;
    let there = known.get(item);
    if (there === undefined) {
      there = item.is === 'literal' ? item.any.some((word) => words.ids.has(word)) : hasPrefix(item.word);
      known.set(item, there);
    }
    return there;
  };
  for (const [word, entries] of matcher.byWord) {
    const id = words.ids.get(word);
    if (id !== undefined) for (const entry of entries) if (entry.items.every(isThere)) add(id, entry);
  }
  for (const [beginning, entries] of matcher.byPrefix) {
    const those = beginnings.get(beginning);
    if (those === undefined) continue;
    for (const entry of entries) {
      const item = entry.items[entry.anchor];
      if (item?.is !== 'prefix' || !entry.items.every(isThere)) continue;
      for (const word of those) if (word.startsWith(item.word)) add(words.ids.get(word) ?? -1, entry);
    }
  }
  return result;
}
