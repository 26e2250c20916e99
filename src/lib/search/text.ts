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

/** A word without its accents and endings, so that "relayed" and "relaying" are one. A code has only one form. */
export function stem(word: string): string {
  if (/\d/u.test(word)) return word;
  const root = plain(word)
    .replace(/(?<=.{3})s$/u, '')
    .replace(/(?<=.{3})(?:ing|ed|e)$/u, '')
    .replace(/y$/u, 'i');
  return root.slice(0, 6);
}
