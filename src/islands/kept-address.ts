/**
 * The reader's address, kept for the visit only where the reader says so. Storage may be blocked; then nothing is kept,
 * and nothing else changes.
 */

const KEY = 'email';

export function keptAddress(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Keeps the address until the tab is closed; `null` forgets it. */
export function keepAddress(email: string | null): void {
  try {
    if (email === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, email);
  } catch {
    // Blocked.
  }
}
