import type { Matcher } from './match.ts';
import type { Word } from './words.ts';

/**
 * Tells what machines write from what people write about mail. "The mailbox is full" can be either; the text around it
 * decides. Servers and apps use few words, nearly all of them known to some signal. Letters, newsletters, and articles
 * soon speak of something else.
 */

/** Words that people write to each other, and servers and apps don't. */
const TALK = new Set(
  (
    'i im ive id ill my mine hi hello hey dear thanks thank thx regards cheers lol haha mum mom dad guys folks he she him her his hers ' +
    'tomorrow yesterday tonight weekend love xx btw pls ok okay yeah yes nope hope hoping maybe really anyone everyone someone ' +
    'subscribe unsubscribe newsletter readers tips meeting lunch dinner holiday ' +
    'ich mein meine mir wir danke hallo gruß gruss gruße grusse liebe lieber bonjour merci salut cordialement moi ' +
    'hola gracias saludos ciao grazie saluti ola obrigado obrigada hoi bedankt groeten'
  ).split(' '),
);

/** Words of any text in the languages of the signals. They tell nothing. */
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

/** Words of people who speak for themselves or of others. No machine needs them, even if a signal has them. */
const PEOPLE = new Set(
  'we us our they them their theirs nobody everybody somebody most some many every never always often'.split(' '),
);

/** Long texts aren't measured. */
const LONGEST_MEASURED = 600;
/** What can join two words into one name: `mail.example.org`, `php.ini`. */
const GLUE = /^[./:@_&=?%#\\()[\]]{1,3}$/u;

/** Whether a text reads like one person writing to another. */
export function isTalk(words: readonly Word[]): boolean {
  const said = words.filter(({ text }) => TALK.has(text)).length;
  return said >= 2 || (said === 1 && words.length <= 12);
}

/** How many words a person would count: a host name or a path is one. */
export function countedLength(text: string, words: readonly Word[]): number {
  if (words.length > LONGEST_MEASURED) return words.length;
  return words.filter((_, i) => !isGlued(text, words, i)).length;
}

/**
 * Measures the share of words that no signal knows, 0 to 1. Everyday words, names, numbers, addresses, hosts, and paths
 * don't count. It's usually 0 for what machines say, 0.4 and more for what people write, and always 1 for long texts.
 *
 * @returns the share of the whole text, or of one of its paragraphs
 */
export function unknownShares(
  text: string,
  words: readonly Word[],
  lexicons: readonly Matcher[],
): (paragraph?: number) => number {
  if (words.length > LONGEST_MEASURED) return () => 1;
  const counted = words.filter(
    (word, i) => word.kind === 'plain' && !EVERYDAY.has(word.text) && !isName(text, words, i),
  );
  const unknown = counted.filter(
    ({ text: word }) => TALK.has(word) || PEOPLE.has(word) || !lexicons.some((one) => isIn(one, word)),
  );
  const within = (list: readonly Word[], paragraph: number | undefined): number =>
    paragraph === undefined ? list.length : list.filter((word) => word.paragraph === paragraph).length;
  return (paragraph) => within(unknown, paragraph) / Math.max(1, within(counted, paragraph));
}

function isIn({ words, prefixes }: Matcher, word: string): boolean {
  if (words.has(word)) return true;
  // The plural and the singular of a known word are known.
  if (words.has(word.endsWith('s') ? word.slice(0, -1) : `${word}s`)) return true;
  for (let n = 3; n <= word.length; n += 1) if (prefixes.has(word.slice(0, n))) return true;
  return false;
}

/** Whether a word is in quotes by itself or joined to another: `'kim'`, `mail.example.org`. */
function isName(text: string, words: readonly Word[], at: number): boolean {
  const { start = 0, end = 0 } = words[at] ?? {};
  const isQuoted = /['"‘’“«]/u.test(text[start - 1] ?? ' ') && /['"’”»]/u.test(text[end] ?? ' ');
  return isQuoted || isGlued(text, words, at) || isGlued(text, words, at + 1);
}

/** Whether a word is joined to the one before, as in `mail.example.org`. */
function isGlued(text: string, words: readonly Word[], at: number): boolean {
  const from = words[at - 1]?.end;
  const to = words[at]?.start;
  return from !== undefined && to !== undefined && to - from <= 3 && GLUE.test(text.slice(from, to));
}
