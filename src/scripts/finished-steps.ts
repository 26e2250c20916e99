/**
 * Which steps of the page the reader has marked as finished. Kept on this device, because fixing a setting means leaving
 * the page; where storage is blocked, as long as the page is open.
 */

/** Marks older than this belong to another evening, and perhaps to another fault. Milliseconds. */
const KEPT_MS = 14 * 24 * 60 * 60 * 1_000;

interface Kept {
  readonly done: readonly number[];
  /** When the last mark was set, in milliseconds since 1970. */
  readonly at: number;
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { done, at } = value as Partial<Record<keyof Kept, unknown>>;
  return Array.isArray(done) && done.every((one) => Number.isInteger(one)) && typeof at === 'number';
}

const key = `steps:${location.pathname}`;
/** Read when a part of the page asks for it: most pages have no steps. */
let done: readonly number[] | undefined;
const followers: (() => void)[] = [];

function load(): readonly number[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isKept(kept) && Math.abs(Date.now() - kept.at) < KEPT_MS ? kept.done : [];
  } catch {
    return [];
  }
}

/** The numbers of the finished steps, in order. */
export function finishedSteps(): readonly number[] {
  return (done ??= load());
}

/** Keeps which steps are finished, and tells all parts of the page. */
export function setFinishedSteps(numbers: readonly number[]): void {
  done = [...numbers].sort((a, b) => a - b);
  try {
    if (done.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ done, at: Date.now() } satisfies Kept));
  } catch {
    // Blocked or full.
  }
  for (const follow of followers) follow();
}

/** The next visit starts without marks, because this one ended well. The open page keeps them. */
export function forgetFinished(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Blocked.
  }
}

/** Calls `follow` whenever a step is marked. */
export function followFinished(follow: () => void): void {
  followers.push(follow);
}
