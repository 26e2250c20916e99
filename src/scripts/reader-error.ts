/** The error that the reader pasted last, so that a guide's summary for the help team has it. It stays in this tab. */

import { readStored, store } from './storage.ts';

const KEY = 'error';
/** Longer than any error; a whole returned message is cut. Characters. */
const MAX_LENGTH = 1_000;

export function keptError(): string {
  return readStored('sessionStorage', KEY) ?? '';
}

/** Keeps the error until the tab is closed; an empty text forgets it. */
export function keepError(text: string): void {
  store('sessionStorage', KEY, text === '' ? null : text.slice(0, MAX_LENGTH));
}
