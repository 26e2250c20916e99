import { SEEN_IN, type SeenIn, WHO_FIXES, type WhoFixes } from './error-words.ts';

/**
 * Which rows of the table of errors a reader's filter leaves, and how the filter travels in a link. It stands in the
 * fragment, which is never sent to a server: `/errors/#q=relay&in=iphone&who=you`.
 */

export interface ErrorFilter {
  /** What the reader typed: words, or codes in any spelling. Empty for no condition. */
  readonly text: string;
  /** Where the reader sees the error; empty for anywhere. */
  readonly seenIn: Exclude<SeenIn, 'any-app'> | '';
  readonly whoFixes: WhoFixes | '';
}

export const NO_FILTER: ErrorFilter = { text: '', seenIn: '', whoFixes: '' };

/** What is known of one row. */
export interface FilteredRow {
  /** All that a reader may search this error by, in any form. */
  readonly words: string;
  readonly seenIn: readonly string[];
  readonly whoFixes: string;
}

/** Long enough for any error; a whole returned message is for the diagnosis. */
const LONGEST_TEXT = 200;

/**
 * The words of a text, small, without the signs around them: `550-5.7.1 "Relay` is `550`, `5.7.1`, `relay`. An app's code
 * is the same word with and without its `0x`.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/['’]/gu, '');
  return (plain.match(/[\p{L}\p{N}.]+/gu) ?? [])
    .map((word) => word.replaceAll(/^\.+|\.+$/gu, '').replace(/^0x(?=[0-9a-f]*$)/u, ''))
    .filter(Boolean);
}

/**
 * Whether a row stays. Each typed word must begin a word of the row, so that a word may be half typed; an error that any
 * mail app shows stays for each app.
 */
export function matches(row: FilteredRow, { text, seenIn, whoFixes }: ErrorFilter): boolean {
  if (whoFixes !== '' && row.whoFixes !== whoFixes) return false;
  if (seenIn !== '' && !row.seenIn.includes(seenIn)) {
    if (seenIn === 'returned-message' || !row.seenIn.includes('any-app')) return false;
  }
  const known = wordsOf(row.words);
  return wordsOf(text).every((typed) => known.some((word) => word.startsWith(typed)));
}

/** The filter that a page's fragment (with its `#`, or empty) asks for; what it cannot mean is left out. */
export function filterInFragment(fragment: string): ErrorFilter {
  const asked = new URLSearchParams(fragment.slice(1));
  const seenIn = SEEN_IN.find((place) => place === asked.get('in'));
  return {
    text: (asked.get('q') ?? '').slice(0, LONGEST_TEXT),
    seenIn: seenIn === undefined || seenIn === 'any-app' ? '' : seenIn,
    whoFixes: WHO_FIXES.find((who) => who === asked.get('who')) ?? '',
  };
}

/** The fragment of a filter, with `#`; empty for no filter. */
export function fragmentOf({ text, seenIn, whoFixes }: ErrorFilter): string {
  const parts = new URLSearchParams();
  if (text.trim() !== '') parts.set('q', text.trim().slice(0, LONGEST_TEXT));
  if (seenIn !== '') parts.set('in', seenIn);
  if (whoFixes !== '') parts.set('who', whoFixes);
  const written = parts.toString();
  return written === '' ? '' : `#${written}`;
}
