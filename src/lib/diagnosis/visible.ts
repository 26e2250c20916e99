/**
 * Makes text of unknown origin safe to print: control characters, which drive terminals, and direction marks, which
 * disguise text, become visible signs. White space becomes single spaces.
 */

/** Control Pictures: U+2400 is the picture of U+0000, and so on up to U+241F. */
const PICTURES = 0x2400;
const REPLACEMENT = '\ufffd';

export function visible(text: string): string {
  return text
    .replace(/[\s\u0085\u200b\u00ad\ufeff]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\u200c-\u200f\u202a-\u202e\u2060-\u2069]/gu, (c) =>
      c < ' ' ? String.fromCharCode(PICTURES + c.charCodeAt(0)) : REPLACEMENT,
    )
    .trim();
}
