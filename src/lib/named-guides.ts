import type { Diagnosis } from './diagnosis/diagnose.ts';
import type { GuideData } from './content/schemas.ts';

/** Which guide a customer's text is about, by the names of mail apps and devices in it. */

/** A guide as a text can name it. */
export interface NamedGuide {
  readonly id: string;
  /** Its names in every language of the site, each as words in lower case. */
  readonly names: readonly string[];
  /** Whether it's about a mail app, and not about a website, a device or a program. */
  readonly isMailApp: boolean;
}

/** What people call a device and what runs on it, with the guide to the mail app that came with it. */
const DEVICES: readonly { readonly guide?: string; readonly words: readonly string[] }[] = [
  { guide: 'iphone', words: ['iphone', 'ipad', 'ios'] },
  { guide: 'apple-mail', words: ['mac', 'macbook', 'imac', 'macos'] },
  { guide: 'android', words: ['android', 'samsung', 'galaxy'] },
  { words: ['windows'] },
];
const isDevice = (word: string): boolean => DEVICES.some(({ words }) => words.includes(word));

/** More than support types while a caller talks was pasted, and may name a website or a program by the way. UTF-16 units. */
const MAX_NOTE = 80;
/** A shorter word, such as "go", says too little. */
const MIN_NAME = 3;
const MAIL = 'mail';
const MAILS = new Set(['mail', 'email', 'correo']);
const JOINERS = new Set(['de', 'del', 'en', 'para', 'y', 'of', 'on', 'for', 'and']);

/** The words of a name or a text. An address names a provider, not an app. */
function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\S+[.@]\S+/gu, ' ')
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).filter((word) => !JOINERS.has(word)).map((word) => (MAILS.has(word) ? MAIL : word));
}

/** What names a guide: its id, and how it's called in each language. */
export function namesOf(id: string, pages: readonly Pick<GuideData, 'client' | 'variant' | 'navTitle'>[]): string[] {
  // No app is called "another app".
  if (id === 'other-apps') return [];
  const names = [
    id.replaceAll(/[/-]/gu, ' '),
    ...pages.flatMap(({ client, variant, navTitle }) => [id.includes('/') ? '' : client, variant, navTitle]),
  ].map((name = '') => wordsOf(name.replaceAll(/\(.*?\)/gu, '')));
  // "New Outlook for Windows" is known as new Outlook, too.
  const short = names.map((name) => name.filter((word) => !isDevice(word))).filter((name) => name.length > 1);
  return [...new Set([...names, ...short].map((name) => name.join(' ')))].filter((name) => name.length >= MIN_NAME);
}

/** Whether all of `wanted` are next to each other, in any order: "Samsung Email", "correo de Samsung". */
function areTogether(wanted: readonly string[], words: readonly string[]): boolean {
  const sorted = wanted.toSorted().join(' ');
  return words.some(
    (_, at) =>
      words
        .slice(at, at + wanted.length)
        .toSorted()
        .join(' ') === sorted,
  );
}

/** The guides that a text could be about, likeliest first: an app in it counts more than a device. */
export function guidesFor<Guide extends NamedGuide>(
  { text, app, isBounce }: Pick<Diagnosis, 'text' | 'app' | 'isBounce'>,
  guides: readonly Guide[],
): Guide[] {
  const isNote = text.length <= MAX_NOTE;
  const written = wordsOf(text);
  const devices = DEVICES.filter(({ words }) => words.some((word) => written.includes(word)));
  const all = new Set([...written, ...devices.flatMap(({ words }) => words[0] ?? [])]);
  /** How many words of a name are in the text, of an app's own name. */
  const wordsNaming = (name: string): number => {
    const wanted = name.split(' ');
    // Only the device may be elsewhere: "Outlook doesn't send from my Mac".
    const own = wanted.includes(MAIL) ? wanted : wanted.filter((word) => !isDevice(word));
    const rest = wanted.filter((word) => !own.includes(word));
    return own.length > 0 && areTogether(own, written) && rest.every((word) => all.has(word)) ? wanted.length : 0;
  };
  /** With the other guides of its family where nothing says which one. */
  const withFamily = (guide: Guide): Guide[] => [guide, ...guides.filter(({ id }) => id.startsWith(`${guide.id}/`))];

  const named = guides
    // What comes back, and what is long, speaks of others' servers and websites too.
    .filter(({ isMailApp }) => isNote || (isMailApp && !isBounce))
    .map((guide) => ({ guide, count: Math.max(0, ...guide.names.map(wordsNaming)) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || Number(b.guide.isMailApp) - Number(a.guide.isMailApp));
  const most = named[0]?.count;
  const apps = named
    .filter(({ count }) => count === most)
    .flatMap(({ guide, count }) => (count === 1 ? withFamily(guide) : [guide]));
  const onDevice = devices.flatMap(({ guide: own }) =>
    isNote || !isBounce ? guides.filter(({ id }) => id === own).flatMap(withFamily) : [],
  );
  const given = guides.filter(({ id }) => id === app);
  const isOnDevice = given.some((guide) => onDevice.includes(guide));
  return [...new Set([...apps, ...(isOnDevice ? [] : given), ...(apps.length > 0 ? [] : onDevice)])];
}
