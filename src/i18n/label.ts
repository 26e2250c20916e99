/** The label of a control as a translation gives it. */
export interface Label {
  /** In the language of the page. */
  readonly own: string;
  /** In the language of the original, where it is given: that is what many screens show. */
  readonly original?: string;
}

/**
 * Reads a label of a translation, with the original in parentheses at the end: "Finalizado (Done)". Capitals alone,
 * such as "(SPA)", are an abbreviation and part of the label.
 */
export function readLabel(text: string): Label {
  const [, own, original] = /^(.+?)\s\((\S(?:[^()]|\([^()]*\))*)\)$/su.exec(text) ?? [];
  return own !== undefined && original !== undefined && /\p{Ll}/u.test(original) ? { own, original } : { own: text };
}

/** A text split at the phrases in it, whatever their case; every second piece is a phrase. */
export function cutAround(text: string, phrases: readonly string[]): string[] {
  if (phrases.length === 0) return [text];
  // The longest first, since one may begin like another.
  const escaped = phrases.toSorted((a, b) => b.length - a.length).map((phrase) => RegExp.escape(phrase));
  return text.split(new RegExp(`(${escaped.join('|')})`, 'giu'));
}

/** Words of the original in a translated line, written `_relay_`. It's the only Markdown that these lines may have. */
const ORIGINAL_WORDS = /(?<![\p{L}\p{N}])_([^_]+)_(?![\p{L}\p{N}])/gu;

/** A text split at the words of the original; every second piece is such words. */
export function cutAtOriginals(text: string): string[] {
  return text.split(ORIGINAL_WORDS);
}

/** The same as plain text. */
export function withoutMarks(text: string): string {
  return text.replaceAll(ORIGINAL_WORDS, '$1');
}
