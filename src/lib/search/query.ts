/**
 * Makes of what a person typed what the index can find. Pagefind finds pages that hold every word, as it is spelled;
 * people mistype, say "cant" and "wont", and write a code in three ways. Knows nothing of the page.
 */

/** How many pages hold each word; what is not here is on no page. */
export type Vocabulary = ReadonlyMap<string, number>;

/** Words that every question here has in common, and that tell no page from another. */
const COMMON = new Set(
  `a about after all am an and any are as at be because been but by can cannot cant com could couldnt did do does doesnt
  dont error errors even every fail failed failing fails fix for from get gets getting got has have help how i if im in
  into is isnt issue issues it its just keep keeps me mine my no not now of on or our please problem problems say saying
  says so someone that the their them then there these they this to trying unable was way what when where which who why
  will with wont work working works would wrong you your`.split(/\s+/u),
);

/** Also common, but part of the names of apps: they are looked for, and are the first to be left out. */
export const NEARLY_COMMON: ReadonlySet<string> = new Set([
  'mail',
  'mails',
  'email',
  'emails',
  'message',
  'messages',
  'send',
  'sending',
  'sent',
]);

/** What people call things, and what the pages call them. Several words are each looked for. */
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

/** Codes as they are written in full: `0x800CCC79`, `5.7.1`, `550`; the version of a system, `15.7.1`, holds none. */
const CODES = /0x[0-9a-f]{8}|\b[245]\.[0-7]\.\d{1,3}|\b[245]\d\d\b/gu;

/** A word as the index holds it. */
function normalize(typed: string): string {
  return (
    typed
      // Before signs are made alike, which would make an accent that stands alone a space.
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
      // An enhanced code with other signs between its digits.
      .replace(/\b([245])[-, ]([0-7])[-, ](\d{1,2})\b/gu, '$1.$2.$3')
  );
}

/** Whether `one` becomes `other` by one change at the most: a letter more, less, other, or two neighbors swapped. */
function oneChangeApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}

/** Letters that say how a word is spelled wrong rather than which word it is. */
function skeleton(word: string): string {
  return word.replace(/(.)\1+/gu, '$1').replace(/(?!^)[aeiouy]/gu, '');
}

/** Shorter words are too close to others to be corrected. Letters. */
const SHORTEST = 4;
/** A near word tells as much as one that only sounds alike and is on this many times as many pages. */
const NEAR = 4;
/** A near word on more than this many times as many pages is what was meant, though the typed one is on a page too. */
const CLEARLY = 2;

/** The word that was meant; the typed one where nothing better is known. */
export function correct(word: string, vocabulary: Vocabulary): string {
  if (word.length < SHORTEST || /\d/u.test(word)) return word;
  const own = vocabulary.get(word) ?? 0;
  // A word that is being typed begins words that are there; it is left to the index.
  if (own === 0 && [...vocabulary.keys()].some((known) => known.startsWith(word))) return word;
  let best = word;
  let bestScore = own * NEAR * CLEARLY;
  const bones = skeleton(word);
  for (const [candidate, pages] of vocabulary) {
    if (candidate.length < SHORTEST || candidate[0] !== word[0]) continue;
    // "authentification": far by letters, and the same to the ear.
    const alike = () => own === 0 && bones.length >= 3 && similar(bones, skeleton(candidate));
    const score = oneChangeApart(word, candidate) ? pages * NEAR : alike() ? pages : 0;
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

function similar(one: string, other: string): boolean {
  return one === other || (Math.min(one.length, other.length) >= 4 && oneChangeApart(one, other));
}

/** What is typed beyond this is not looked at: a whole message is for the diagnosis. UTF-16 units. */
const LONGEST = 1_000;
/** More words are not looked for: the searches to make grow with their square. */
const MOST_WORDS = 20;

/**
 * The words to look for, codes first.
 *
 * @param typed what the person typed
 * @param vocabulary the words of the site; an empty one corrects nothing
 */
export function queryWords(typed: string, vocabulary: Vocabulary): string[] {
  const normal = normalize(typed.slice(0, LONGEST));
  const codes = normal.match(CODES) ?? [];
  const words = (normal.replace(CODES, ' ').match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => {
    const known = SYNONYMS.has(word) || COMMON.has(word) || NEARLY_COMMON.has(word);
    const meant = known ? word : correct(word, vocabulary);
    return SYNONYMS.get(meant)?.split(' ') ?? [meant];
  });
  const telling = words.filter((word) => !COMMON.has(word));
  // What is common is dropped as long as something is left to look for.
  const chosen = codes.length + telling.length > 0 ? [...codes, ...telling] : words;
  return [...new Set(chosen)].slice(0, MOST_WORDS);
}

/** One search to make, and how much of what was asked it asks. */
export interface Attempt {
  readonly words: readonly string[];
  /** 0 to 1. */
  readonly share: number;
}

/** More than this is not tried: each attempt costs the reader time. */
const MOST_ATTEMPTS = 8;

/**
 * The searches to make for `words`, best first: all of them, then all but one or two, at last each alone. A common word is
 * left out before a rare one.
 */
export function attempts(words: readonly string[], vocabulary: Vocabulary): Attempt[] {
  const weight = (word: string): number =>
    /\d/u.test(word) ? 3 : NEARLY_COMMON.has(word) ? 0.25 : 1 + 1 / (1 + (vocabulary.get(word) ?? 0));
  const total = words.reduce((sum, word) => sum + weight(word), 0);
  const share = (chosen: readonly string[]): number => chosen.reduce((sum, word) => sum + weight(word), 0) / total;
  const sets = new Map<string, Attempt>();
  const add = (chosen: readonly string[]): void => {
    if (chosen.length > 0) sets.set(chosen.join(' '), { words: chosen, share: share(chosen) });
  };
  add(words);
  for (let one = 0; one < words.length; one += 1) {
    for (let two = one; two < words.length; two += 1) {
      add(words.filter((_, at) => at !== one && at !== two));
    }
  }
  for (const word of words) add([word]);
  return [...sets.values()].sort((a, b) => b.share - a.share).slice(0, MOST_ATTEMPTS);
}
