import { correct } from './spelling.ts';
import { type Language, stopWords } from './stop-words.ts';
import { SYNONYMS } from './synonyms.ts';
import { isCode, plain, tokens } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word or name to search for. */
export interface Term {
  /** What pages may call it, as typed first: words with spaces between them. */
  readonly forms: readonly string[];
  /** How much a page with it is worth: much where few pages have it. */
  readonly weight: number;
  /** How telling it is for its rarity, 1 for most. */
  readonly factor: number;
}

/** What a page is worth that calls it by its nth form. */
export const formWorth = (index: number): number => (index === 0 ? 1 : 0.6);

/** What a person typed, as the search takes it. */
export interface Query {
  /** The most telling first. */
  readonly terms: readonly Term[];
  /** Typed words that were taken for slips, and what is searched for instead. */
  readonly corrected: readonly { readonly typed: string; readonly used: string }[];
  /** Typed words that no page has. */
  readonly unknown: readonly string[];
}

/** A whole message is for the diagnosis. UTF-16 units. */
export const MAX_LENGTH = 2_000;
/** Each is a search of its own. */
const MAX_TERMS = 16;
/** Words in the longest name that synonyms are known for. */
const MAX_NAME = 3;

/** Addresses, IP addresses and times: they are the reader's own, and on no page. */
const NOISE = [
  /[^\s<>()[\]",;:=]+@[^\s<>()[\]",;]+/gu,
  /\b\d{1,3}\.\d{1,3}\.(?:\d{1,3}|x)\.(?:\d{1,3}|x)(?:\/\d+)?\b/giu,
  /(?<![\w:])[\da-f]{0,4}:[\da-f]{0,4}:[\da-f:.]*/giu,
];
/** The sender of returned messages is what people ask about (RFC 5321, section 4.5.1; RFC 3834, section 3.3). */
const SYSTEM_ADDRESS = /\b(postmaster|mailer-daemon)@[^\s<>()[\]",;:=]+/giu;
/** Host names and web addresses. Their parts are searched for where a page has them, and not missed otherwise. */
const HOSTS = /(?:https?:\/\/\S+|\b(?:[a-z\d_-]+\.)+[a-z]{2,}\b(?:\/\S*)?)/giu;
const HOST_PARTS = new Set(['com', 'net', 'org', 'https', 'http', 'www', 'mail', 'smtp', 'html', 'support', 'wiki']);

/**
 * Reads what a person typed, from one word to a pasted error: codes, names and words that pages have. Without the
 * words that every question has, unless there are no others.
 *
 * @param other the words of other pages that are searched too; they are no slips
 */
export function readQuery(typed: string, vocabulary: Vocabulary, language: Language, other?: Vocabulary): Query {
  let text = typed.slice(0, MAX_LENGTH).replace(SYSTEM_ADDRESS, '$1');
  for (const pattern of NOISE) text = text.replace(pattern, ' ');
  const hosts = (text.match(HOSTS) ?? []).join(' ');
  const words = tokens(text.replace(HOSTS, ' '));
  const quiet = tokens(hosts).filter(
    (word) => !HOST_PARTS.has(word) && (vocabulary.has(word) || SYNONYMS.has(plain(word))),
  );

  const common = stopWords(language);
  const isStopWord = (word: string): boolean => common.has(plain(word));
  const meaning = readWords(words, vocabulary, isStopWord, other);
  meaning.names.push(...quiet.filter((word) => !isStopWord(word)));
  if (meaning.names.length + meaning.unknown.length === 0 && hosts !== '') meaning.unknown.push(hosts);
  const names =
    meaning.names.length + meaning.unknown.length > 0 ? meaning.names : words.filter((w) => vocabulary.knows(w));

  const terms = [...new Set(names)]
    .map((name) => toTerm(name, vocabulary))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_TERMS);
  return { terms, corrected: meaning.corrected, unknown: [...new Set(meaning.unknown)] };
}

function readWords(
  words: readonly string[],
  vocabulary: Vocabulary,
  isStopWord: (word: string) => boolean,
  other?: Vocabulary,
) {
  const names: string[] = [];
  const corrected: { typed: string; used: string }[] = [];
  const unknown: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const length = nameLength(words, at);
    const next = words[at + 1] ?? '';
    if (length > 1) {
      names.push(words.slice(at, at + length).join(' '));
      at += length - 1;
    } else if (isOneWord(word, next, vocabulary) && !isStopWord(`${word}${next}`)) {
      names.push(`${word}${next}`);
      at += 1;
    } else if (isStopWord(word)) continue;
    else if (vocabulary.has(word)) names.push(word);
    else {
      const used = other?.knows(word)
        ? undefined
        : (correct(word, vocabulary) ?? splitWord(word, vocabulary, isStopWord));
      if (used !== undefined) {
        names.push(...used.split(' '));
        if (vocabulary.stem(used) !== vocabulary.stem(word)) corrected.push({ typed: word, used });
      } else if (vocabulary.knows(word) || (word.length > 2 && vocabulary.knowsBeginning(word))) names.push(word);
      else {
        if (SYNONYMS.has(plain(word))) names.push(word);
        if (!isNoise(word)) unknown.push(word);
      }
    }
  }
  return { names, corrected, unknown };
}

/** How many words from here on are one name that synonyms are known for. */
function nameLength(words: readonly string[], at: number): number {
  for (let length = MAX_NAME; length > 1; length -= 1) {
    if (at + length <= words.length && SYNONYMS.has(plain(words.slice(at, at + length).join(' ')))) return length;
  }
  return 1;
}

/** "pass word" and "thunder bird", which pages write as one word more often than they have its rarer half. */
function isOneWord(word: string, next: string, vocabulary: Vocabulary): boolean {
  if (word.length < 2 || next.length < 2) return false;
  const together = vocabulary.pagesWith(`${word}${next}`);
  return together > Math.min(vocabulary.pagesWith(word), vocabulary.pagesWith(next));
}

/** Shorter parts of a word are no words. */
const MIN_PART = 3;

/** "badcredentials" as the two words that pages have. */
function splitWord(word: string, vocabulary: Vocabulary, isStopWord: (part: string) => boolean): string | undefined {
  if (vocabulary.knows(word)) return undefined;
  for (let at = MIN_PART; at <= word.length - MIN_PART; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => vocabulary.pagesWith(part) > 1 && !isStopWord(part))) return parts.join(' ');
  }
  return undefined;
}

/** What isn't missed where no page has it: single letters, ids, and numbers that aren't codes. */
const isNoise = (word: string): boolean =>
  word.length === 1 || (/\d/u.test(word) && !isCode(word) && !/^[a-z]+\d{1,4}$/u.test(word));

/** A number of one or two digits is rather a count or a version than a name: "25 MB", "iPhone 14". */
const SMALL_NUMBER = /^\d{1,2}$/u;

function toTerm(name: string, vocabulary: Vocabulary): Term {
  const isKnown = (form: string): boolean => form.split(' ').every((word) => vocabulary.knows(word));
  const others = (SYNONYMS.get(plain(name)) ?? []).filter(isKnown);
  const forms = isKnown(name) || others.length === 0 ? [name, ...others] : others;
  const weight = Math.max(...(forms[0] ?? '').split(' ').map((word) => vocabulary.weight(word)));
  const factor = SMALL_NUMBER.test(name) ? 0.5 : 1;
  return { forms, weight: weight * factor, factor };
}
