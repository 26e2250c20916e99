/** The reader's address on this page, kept for the visit. */

import { readStored, store } from './storage.ts';

const KEY = 'email';

export function keptAddress(): string {
  return readStored('sessionStorage', KEY) ?? '';
}

/** Keeps the address until the tab is closed; `null` forgets it. */
export function keepAddress(email: string | null): void {
  store('sessionStorage', KEY, email);
}

let shown: string | null = null;
const followers: ((email: string | null) => void)[] = [];

/** Tells all parts of the page which address it shows now; `null` for none. */
export function showAddress(email: string | null): void {
  shown = email;
  for (const follow of followers) follow(email);
}

/** Calls `follow` with the address that the page shows, now and whenever it changes. */
export function followAddress(follow: (email: string | null) => void): void {
  followers.push(follow);
  follow(shown);
}

/** A text about this page, with the reader's user name wherever the page shows it. */
export function withOwnName(text: string): string {
  // The page's own words stand in the text too; the longest first, since one may hold another.
  return [...document.querySelectorAll<HTMLElement>('.filled')]
    .map((place) => [place.dataset['before'] ?? '', place.textContent] as const)
    .filter(([before]) => before !== '')
    .sort(([one], [other]) => other.length - one.length)
    .reduce((filled, [before, name]) => filled.replaceAll(before, name), text);
}
