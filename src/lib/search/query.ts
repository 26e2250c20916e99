import { correct } from './spelling.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Turns what a person typed into words that the index can find. Pagefind finds pages that hold every word as it is
 * spelled; people mistype, say "cant" and "wont", and write a code in three ways.
 */

/** Words that every question here has in common, and that tell no page from another. */
const STOP_WORDS = new Set(
  `a about after all am an and any are as at be because been but by can cannot cant com could couldnt did do does doesnt
  dont error errors even every fail failed failing fails fix for from get gets getting got has have help how i if im in
  into is isnt issue issues it its just keep keeps me mine my no not now of on or our please problem problems say saying
  says so someone that the their them then there these they this to trying unable was way what when where which who why
  will with wont work working works would wrong you your`.split(/\s+/u),
);

/** Common too, but part of the names of apps: searched for, and the first to be left out. */
const WEAK_WORDS = new Set('mail mails email emails message messages send sending sent'.split(' '));

/** What people call things, and what the pages call them. */
export const SYNONYMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    acct: 'account',
    addr: 'address',
    auth: 'authentication',
    authenticate: 'authentication',
    blacklist: 'blocked',
    blacklisted: 'blocked',
    cell: 'phone',
    cellphone: 'phone',
    cert: 'certificate',
    galaxy: 'samsung',
    greylisted: 'greylisting',
    ios: 'iphone',
    laptop: 'computer',
    logon: 'login',
    macbook: 'mac',
    macos: 'mac',
    mob: 'phone',
    o365: 'outlook',
    office365: 'outlook',
    osx: 'mac',
    passcode: 'password',
    pass: 'password',
    passwd: 'password',
    pc: 'windows',
    pw: 'password',
    pwd: 'password',
    setup: 'set up',
    setting: 'settings',
    signin: 'login',
    smartphone: 'phone',
    timeout: 'timed out',
    timedout: 'timed out',
    undelivered: 'undeliverable',
    username: 'user name',
    userid: 'user name',
    webpage: 'web',
    wifi: 'network',
  }),
);

/** `0x800CCC79`, `5.7.1`, `550`, but not the version of a system, `15.7.1`. */
const CODES = /0x[0-9a-f]{8}|\b[245]\.[0-7]\.\d{1,3}|\b[245]\d\d\b/gu;

/** Spells text as the index does, and codes in full. */
function normalize(typed: string): string {
  return (
    typed
      // Before NFKC, which turns an accent that stands alone into a space.
      .replace(/[’‘'`´]/gu, '')
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('e-mail', 'email')
      .replaceAll('wi-fi', 'wifi')
      .replace(/\bpass (word|code)/gu, 'pass$1')
      // A Windows code without its beginning, or with a gap in it.
      .replace(
        /\b(?:0 ?x ?)?(8004 ?[0-9a-f]{4}|800 ?ccc ?[0-9a-f]{2})\b/gu,
        (_, code: string) => `0x${code.replaceAll(' ', '')}`,
      )
      .replace(/\b([245])[-, ]([0-7])[-, ](\d{1,2})\b/gu, '$1.$2.$3')
  );
}

/** A whole message is for the diagnosis. UTF-16 units. */
const MAX_LENGTH = 1_000;
const MAX_WORDS = 20;

/**
 * The words to search for, codes first.
 *
 * @param vocabulary what words are corrected by; without it, they stay as they are
 */
export function queryWords(typed: string, vocabulary: Vocabulary = new Map()): string[] {
  const text = normalize(typed.slice(0, MAX_LENGTH));
  const codes = text.match(CODES) ?? [];
  const words = (text.replace(CODES, ' ').match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => {
    const known = SYNONYMS.has(word) || STOP_WORDS.has(word) || WEAK_WORDS.has(word);
    const meant = known ? word : correct(word, vocabulary);
    return SYNONYMS.get(meant)?.split(' ') ?? [meant];
  });
  const content = [...codes, ...words.filter((word) => !STOP_WORDS.has(word))];
  return [...new Set(content.length > 0 ? content : words)].slice(0, MAX_WORDS);
}

/** The words that tell one page from another. */
export function significantTerms(words: readonly string[]): readonly string[] {
  const significant = words.filter((word) => !WEAK_WORDS.has(word));
  return significant.length > 0 ? significant : words;
}

/** A search for some of the words. */
export interface Relaxation {
  readonly words: readonly string[];
  /** How much of the whole query these words are, 0 to 1. */
  readonly coverage: number;
}

/** Each is another search. */
const MAX_RELAXATIONS = 8;

/** The searches to make, best first: all words, all but one, each alone. The commonest words are left out first. */
export function relaxations(words: readonly string[], vocabulary: Vocabulary): Relaxation[] {
  const weight = (word: string): number =>
    /\d/u.test(word) ? 3 : WEAK_WORDS.has(word) ? 0.25 : 1 + 1 / (1 + (vocabulary.get(word) ?? 0));
  const sum = (some: readonly string[]): number => some.reduce((total, word) => total + weight(word), 0);
  const allButOne = words.map((left) => words.filter((word) => word !== left));
  const subsets = [words, ...allButOne, ...words.map((word) => [word])].filter((some) => some.length > 0);
  const unique = new Map(subsets.map((some) => [some.join(' '), some]));
  return [...unique.values()]
    .map((some) => ({ words: some, coverage: sum(some) / sum(words) }))
    .sort((a, b) => b.coverage - a.coverage)
    .slice(0, MAX_RELAXATIONS);
}
