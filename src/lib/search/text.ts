import type { Language } from './stop-words.ts';

/** How the search reads text, a page's and a reader's: as words, with codes in one spelling. */

/** `0x800CCC79`, `5.7.1`, `550`, but not the version of a system, `15.7.1`. */
const CODE = String.raw`0x[0-9a-f]{8}|(?<![\d.])[245]\.\d\.\d{1,3}(?![\d.]*\d)|(?<![\d.])[245]\d\d(?![\d.]*\d)`;
const TOKENS = new RegExp(String.raw`${CODE}|[\p{L}\p{N}]+`, 'gu');
const IS_CODE = new RegExp(`^(?:${CODE})$`, 'u');

/** The words and codes of a text, as they come. */
export function tokens(text: string): string[] {
  return (
    text
      .replace(/(?<=\p{L})['’]s\b/gu, '')
      // Before NFKC, which turns an accent that stands alone into a space.
      .replace(/[’‘'`´]/gu, '')
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('e-mail', 'email')
      .replaceAll('wi-fi', 'wifi')
      // A Windows code without its beginning, or with a gap in it.
      .replace(
        /\b(?:0 ?x ?)?(8004 ?[0-9a-f]{4}|800 ?ccc ?[0-9a-f]{2})\b/gu,
        (_, code: string) => `0x${code.replaceAll(' ', '')}`,
      )
      .replace(/\b([245])[-, ]([0-7])[-, ](\d{1,2})\b/gu, '$1.$2.$3')
      .match(TOKENS) ?? []
  );
}

export const isCode = (token: string): boolean => IS_CODE.test(token);

/** A word without its accents. */
export const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

/** The endings of words, by language: what is left is the same in "relayed" and "relaying". */
const ENDINGS: Readonly<Record<string, readonly RegExp[]>> = {
  en: [/(?<=.{3})s$/u, /(?<=.{3})(?:ing|ed|e)$/u],
  // Pronouns at the end of an infinitive or gerund, then what verbs, nouns and adjectives end with.
  es: [
    /(?<=.[aei]r|[ai]e?ndo)(?:me|te|se|l[aeo]s?|nos)$/u,
    /(?<=.{3})(?:[ai]cion(?:es)?|[ai]mientos?|aba(?:n|s|mos)?|ia[ns]?|[ai]e?ndo|[ai]d[ao]s?|aron|ieron|[aei]r(?:an?|as|on)?|[aeo]s|[ae]n|[aeos])$/u,
  ],
};
/** A longer stem would keep words apart that have a beginning in common, a shorter one would mix them. */
const STEM_LENGTH = 6;

/** A word without its accents and endings. A code has only one form; a language without endings here has the English ones. */
export function stem(word: string, language: Language = 'en'): string {
  if (/\d/u.test(word)) return word;
  const root = (ENDINGS[language] ?? ENDINGS['en'] ?? []).reduce(
    (left, ending) => left.replace(ending, ''),
    plain(word),
  );
  return root.replace(/y$/u, 'i').slice(0, STEM_LENGTH);
}
