/** The letters on the keys 2 to 9 of a phone. */
const KEYS = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

/** The longest and the shortest number that is dialed: ITU-T E.164, and service numbers such as 311. Digits. */
const MOST_DIGITS = 15;
const FEWEST_DIGITS = 3;

const EXTENSION = /[\s,;]*\b(?:ext(?:ension)?\.?|x)\s*\d{1,6}$/iu;

/**
 * What a phone dials for a number as people write it: `+44 (0)20 7946 0000 ext. 4` gives `+442079460000`, and
 * `1-800-FLOWERS` gives `18003569377`. The extension is left out, because phones don't agree on how to dial one.
 *
 * @returns `undefined` if the text isn't a phone number
 */
export function phoneDigits(written: string): string | undefined {
  const number = written.replace(EXTENSION, '');
  if (!/^\+?[\d(][\dA-Z\s().\/-]*$/u.test(number)) return undefined;
  const digits = number
    // Only people who call from inside the country dial this zero.
    .replace(/^(\+.*?)\(0\)/u, '$1')
    .replaceAll(/[A-Z]/gu, (letter) => String(KEYS.findIndex((key) => key.includes(letter.toLowerCase())) + 2))
    .replaceAll(/[^\d+]/gu, '');
  const count = digits.replace('+', '').length;
  return count >= FEWEST_DIGITS && count <= MOST_DIGITS ? digits : undefined;
}
