import { type Item, type Spelling, parsePattern } from './pattern.ts';
import type { Word } from './words.ts';

/** Finds patterns in a text: each spelling is tried around its rarest word, in a limited number of steps. */

/** Most words that a `…` can stand for. */
const MAX_GAP = 8;
const MAX_HOST_WORDS = 8;
/** Far more than any real text needs; it limits what a hostile one can cost. */
const STEPS_PER_WORD = 8;
const LEAST_STEPS = 100_000;
/** A pattern that was found this often says nothing new, so other places are skipped. */
export const MAX_PLACES = 40;

interface Candidate {
  /** Number of the pattern, in the order given. */
  readonly pattern: number;
  readonly items: Spelling;
  /** Index of the rarest item, from which both directions are tried. */
  readonly anchor: number;
}

/** Patterns made ready for `match`. */
export interface Matcher {
  readonly byWord: ReadonlyMap<string, readonly Candidate[]>;
  /** By the first three letters of the prefix. */
  readonly byPrefix: ReadonlyMap<string, readonly Candidate[]>;
  /** Every word, and every `word*` without its star, of any pattern. */
  readonly words: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
}

/** A place of a pattern in the text. */
export interface Match {
  readonly pattern: number;
  /** Word indices; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** How many words the pattern names, not counting gaps and placeholders. */
  readonly named: number;
}

const COMMON = new Set(
  'address mail message the this that your you to of for is not in from was has been server email and with account user'.split(
    ' ',
  ),
);

/**
 * Makes patterns ready for `match`.
 *
 * @throws {PatternError} for the first one that can't be used
 */
export function compilePatterns(patterns: readonly string[]): Matcher {
  const byWord = new Map<string, Candidate[]>();
  const byPrefix = new Map<string, Candidate[]>();
  const words = new Set<string>();
  const prefixes = new Set<string>();
  patterns.forEach((text, pattern) => {
    for (const items of parsePattern(text)) {
      for (const item of items) {
        if (item.is === 'literal') for (const word of item.any) words.add(word);
        if (item.is === 'prefix') prefixes.add(item.word);
      }
      const values = items.map(rarity);
      const anchor = values.indexOf(Math.max(...values));
      const item = items[anchor];
      const candidate: Candidate = { pattern, items, anchor };
      if (item?.is === 'literal') for (const word of item.any) push(byWord, word, candidate);
      else if (item?.is === 'prefix') push(byPrefix, item.word.slice(0, 3), candidate);
    }
  });
  return { byWord, byPrefix, words, prefixes };
}

/** Whole words before beginnings of words, long before short: fewer places to try. */
function rarity(item: Item): number {
  if (item.is === 'prefix') return 50 + item.word.length;
  if (item.is !== 'literal') return -1;
  return item.any.some((word) => COMMON.has(word)) ? 1 : 100 + Math.min(...item.any.map(({ length }) => length));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/**
 * Where patterns are in a text, in its order.
 *
 * @returns at most 40 places of each pattern; a hostile text might be searched only in part
 */
export function match(matcher: Matcher, text: string, words: readonly Word[]): Match[] {
  const matches: Match[] = [];
  const counts = new Map<number, number>();
  let steps = LEAST_STEPS + words.length * STEPS_PER_WORD;

  /**
   * Matches items from `i` on, right (1) or left (-1) from the word `at`, shortest gaps first.
   *
   * @returns the index after (left: before) the last word matched
   */
  function follow(items: Spelling, i: number, at: number, direction: 1 | -1, segment: number): number | undefined {
    const item = items[i];
    if (item === undefined) return at;
    if ((steps -= 1) < 0) return undefined;
    if (item.is === 'gap' || item.is === 'host') {
      const most = item.is === 'gap' ? MAX_GAP : MAX_HOST_WORDS;
      for (let taken = item.is === 'gap' ? 0 : 1; taken <= most && steps > 0; taken += 1) {
        const last = at + direction * (taken - 1);
        if (taken > 0 && words[last]?.segment !== segment) return undefined;
        if (item.is === 'host' && taken > 1 && !isJoined(text, words, direction === 1 ? last : last + 1))
          return undefined;
        const end = follow(items, i + direction, at + direction * taken, direction, segment);
        if (end !== undefined) return end;
      }
      return undefined;
    }
    const word = words[at];
    return word?.segment === segment && fits(item, word)
      ? follow(items, i + direction, at + direction, direction, segment)
      : undefined;
  }

  const candidates = candidatesIn(matcher, new Set(words.map((word) => word.text)));
  for (let at = 0; at < words.length && steps > 0; at += 1) {
    const { text: spelled, segment } = words[at] as Word;
    for (const { pattern, items, anchor } of candidates.get(spelled) ?? []) {
      const count = counts.get(pattern) ?? 0;
      if (count >= MAX_PLACES || (steps -= 1) < 0) continue;
      const to = follow(items, anchor + 1, at + 1, 1, segment);
      if (to === undefined) continue;
      const before = follow(items, anchor - 1, at - 1, -1, segment);
      if (before === undefined) continue;
      counts.set(pattern, count + 1);
      const named = items.filter(({ is }) => is === 'literal' || is === 'prefix').length;
      matches.push({ pattern, from: before + 1, to, named });
    }
  }
  return matches;
}

function fits(item: Item, { text, kind }: Word): boolean {
  switch (item.is) {
    case 'literal':
      return item.any.includes(text);
    case 'prefix':
      return text.startsWith(item.word);
    case 'number':
      return kind === 'number' || (kind === 'plain' && /^\d/u.test(text));
    case 'word':
      return true;
    default:
      return kind === item.is;
  }
}

/** Whether a word is part of the same host name as the one before: only `.`, `-`, `_`, or brackets between them. */
function isJoined(text: string, words: readonly Word[], at: number): boolean {
  const from = words[at - 1]?.end ?? 0;
  const to = words[at]?.start ?? 0;
  return to - from <= 2 && /^[.\-_:[(]+$/u.test(text.slice(from, to));
}

/**
 * The spellings to try at each word: those whose every word is in the text at all. In ordinary text that leaves next
 * to nothing to try.
 */
function candidatesIn(matcher: Matcher, vocabulary: ReadonlySet<string>): Map<string, Candidate[]> {
  const byBeginning = new Map<string, string[]>();
  for (const word of vocabulary) push(byBeginning, word.slice(0, 3), word);
  const beginningWith = (prefix: string): string[] =>
    byBeginning.get(prefix.slice(0, 3))?.filter((word) => word.startsWith(prefix)) ?? [];
  const isThere = (item: Item): boolean => {
    if (item.is === 'literal') return item.any.some((word) => vocabulary.has(word));
    return item.is !== 'prefix' || beginningWith(item.word).length > 0;
  };
  const result = new Map<string, Candidate[]>();
  for (const word of vocabulary) {
    for (const candidate of matcher.byWord.get(word) ?? [])
      if (candidate.items.every(isThere)) push(result, word, candidate);
  }
  for (const beginning of byBeginning.keys()) {
    for (const candidate of matcher.byPrefix.get(beginning) ?? []) {
      const item = candidate.items[candidate.anchor];
      if (item?.is !== 'prefix' || !candidate.items.every(isThere)) continue;
      for (const word of beginningWith(item.word)) push(result, word, candidate);
    }
  }
  return result;
}
