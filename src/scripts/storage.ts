/** What the browser keeps: `localStorage` for good, `sessionStorage` until the tab is closed. Either may be blocked or full. */
type Kind = 'localStorage' | 'sessionStorage';

/** @returns `null` if there's nothing under `key`, `undefined` if storage is blocked */
export function readStored(kind: Kind, key: string): string | null | undefined {
  try {
    return globalThis[kind].getItem(key);
  } catch {
    return undefined;
  }
}

/** Stores `value`, or removes what is stored if it's `null`. If the browser refuses, nothing changes. */
export function store(kind: Kind, key: string, value: string | null): void {
  try {
    if (value === null) globalThis[kind].removeItem(key);
    else globalThis[kind].setItem(key, value);
  } catch {
    // Blocked or full.
  }
}
