import type { Matcher } from './pattern.ts';
import { PLAIN, type Words, wordAt } from './words.ts';

/**
 * Tells what machines write from what people write about mail. "The mailbox is full" may be either; what stands around
 * it decides: servers and apps use few words, nearly all of which some signal knows, while letters, newsletters and
 * articles soon speak of something else.
 */

/** Words that people write to each other and that servers and apps do not. */
export const TALK = new Set(
  (
    'i im ive id ill my mine hi hello hey dear thanks thank thx regards cheers lol haha mum mom dad guys folks he she him her his hers ' +
    'tomorrow yesterday tonight weekend love xx btw pls ok okay yeah yes nope hope hoping maybe really anyone everyone someone ' +
    'subscribe unsubscribe newsletter readers tips meeting lunch dinner holiday ' +
    'ich mein meine mir wir danke hallo gruß gruss gruße grusse liebe lieber bonjour merci salut cordialement moi ' +
    'hola gracias saludos ciao grazie saluti ola obrigado obrigada hoi bedankt groeten'
  ).split(' '),
);

/** Words of any text in the languages of the signals; they tell nothing. */
const EVERYDAY = new Set(
  (
    'the a an and or of to in on at by for from with without as is are was were be been being it its this that these those has have ' +
    'had do does did not no your you one two all any there than more before after until while because since into out up again please ' +
    'check try see make sure click info details more information about following using via port name number date time per above below ' +
    'der die das den dem des ein eine einen einer einem und oder ist sind war wurde wurden werden wird kann konnte nicht kein keine ' +
    'mit von vom zum zur zu im in am an auf für es sie ihr ihre ihrer bitte hergestellt postausgang postausgangsserver ' +
    'le la les un une du de des et ou est sont a ete pas ne pour avec sur dans au aux ce cette il votre vos l d courriel messagerie serveur ' +
    'el los las una unos y o es son ha han sido con del al por para en su sus que se si no correo saliente servidor ' +
    'il lo gli i uno e non con per di da dal nel del della al suo sua posta uscita ' +
    'os as um uma com do da dos das na nos foi seu sua ao pelo pela ' +
    'het een en niet met van voor op te naar uw deze dit bij aan uitgaande'
  ).split(' '),
);

/** Words of people who speak for themselves or of others; no machine needs them, whatever a signal may hold. */
const PEOPLE = new Set(
  'we us our they them their theirs nobody everybody somebody most some many every never always often'.split(' '),
);

/** What opens a case that need not be so: "if the mailbox is full, …". */
const SUPPOSING = new Set(
  'if when whenever unless whether how why suppose imagine wenn falls ob quand lorsque cuando quando se als wanneer'.split(
    ' ',
  ),
);
const SUPPOSING_BEFORE = 8;

/**
 * Which share of the words of a text, or of one of its paragraphs, is known to no signal, 0 to 1. Everyday words, names, numbers, addresses, hosts and
 * paths are left out. Mostly 0 for what machines say, 0.4 and more for what people write.
 */
export function strangeShare(words: Words, lexicons: readonly Matcher[], paragraph?: number): number {
  const known = words.vocabulary.map(
    (word) => !TALK.has(word) && !PEOPLE.has(word) && lexicons.some((one) => isIn(one, word)),
  );
  let counted = 0;
  let strange = 0;
  for (let i = 0; i < words.count; i += 1) {
    if (paragraph !== undefined && words.paragraph[i] !== paragraph) continue;
    if (words.kind[i] !== PLAIN || isName(words, i) || EVERYDAY.has(wordAt(words, i) ?? '')) continue;
    counted += 1;
    if (known[words.id[i] ?? -1] !== true) strange += 1;
  }
  return counted === 0 ? 0 : strange / counted;
}

function isIn({ words, prefixes }: Matcher, word: string): boolean {
  if (words.has(word)) return true;
  // The plural and the singular of a known word are known.
  if (words.has(word.endsWith('s') ? word.slice(0, -1) : `${word}s`)) return true;
  for (let n = 3; n <= word.length; n += 1) if (prefixes.has(word.slice(0, n))) return true;
  return false;
}

const GLUE = /^[./:@_&=?%#\\()[\]]{1,3}$/u;

/** Whether a word stands in quotes by itself or is written together with another: `'kim'`, `mail.example.org`, `php.ini`. */
function isName(words: Words, at: number): boolean {
  const before = words.text[(words.start[at] ?? 0) - 1] ?? ' ';
  const quoted = /['"‘’“«]/u.test(before) && /['"’”»]/u.test(words.text[words.end[at] ?? 0] ?? ' ');
  return quoted || isGluedToLast(words, at) || isGluedToLast(words, at + 1);
}

/** Whether a word is written together with the one before it, as in `mail.example.org`: one word to a person. */
export function isGluedToLast({ text, start, end }: Words, at: number): boolean {
  const from = end[at - 1] ?? -Infinity;
  const to = start[at] ?? Infinity;
  return to - from <= 3 && GLUE.test(text.slice(from, to));
}

/** Whether the words at `from` are only supposed: an "if" or "when" stands before them in the same sentence. */
export function isSupposed(words: Words, from: number): boolean {
  for (let i = from - 1; i >= Math.max(0, from - SUPPOSING_BEFORE); i -= 1) {
    if (/[.:;!?]\s/u.test(words.text.slice(words.end[i] ?? 0, (words.end[i] ?? 0) + 2))) return false;
    if (SUPPOSING.has(wordAt(words, i) ?? '')) return true;
  }
  return false;
}
