/**
 * A text that goes with the reader to the field for errors and searches of the next page, without the server. Where
 * storage is blocked, it stays behind.
 */

import { readStored, store } from './storage.ts';

const KEY = 'handed-text';

/** Hands a text to the next page; an empty one hands nothing. */
export function handText(text: string): void {
  store('sessionStorage', KEY, text || null);
}

/** Hands a text to the page that a link leads to. A new tab gets nothing, so nothing may lie ready for this one. */
export function handAlong(text: string, { ctrlKey, metaKey, shiftKey }: MouseEvent): void {
  if (!ctrlKey && !metaKey && !shiftKey) handText(text);
}

/** What the page before handed over, once. */
export function takeText(): string {
  const text = readStored('sessionStorage', KEY) ?? '';
  handText('');
  return text;
}
