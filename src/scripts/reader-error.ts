/**
 * The error that the reader pasted last, so that a guide's summary for the help team has it. It stays in this tab; where
 * storage is blocked, nothing is kept.
 */

const KEY = 'error';
/** Longer than any error; a whole returned message is cut. Characters. */
const MAX_LENGTH = 1_000;

export function keptError(): string {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

/** Keeps the error until the tab is closed; an empty text forgets it. */
export function keepError(text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, text.slice(0, MAX_LENGTH));
  } catch {
    // Blocked.
  }
}
