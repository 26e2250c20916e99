/**
 * Which steps of the page the reader has marked as finished. Kept on this device, because fixing a setting means leaving
 * the page; where storage is blocked, as long as the page is open.
 */

import { readStored, store } from './storage.ts';

/** Marks older than this belong to another evening, and perhaps to another fault. Milliseconds. */
const KEPT_MS = 14 * 24 * 60 * 60 * 1_000;

interface Kept {
  readonly done: readonly number[];
  /** When the last mark was set, in milliseconds since 1970. */
  readonly at: number;
}

function isKept(value: unknown): value is Kept {
  const { done, at } = (value ?? {}) as Partial<Record<keyof Kept, unknown>>;
  return Array.isArray(done) && done.every(Number.isInteger) && typeof at === 'number';
}

const key = `steps:${location.pathname}`;
/** Read when a part of the page asks for it: most pages have no steps. */
let done: readonly number[] | undefined;
const followers: (() => void)[] = [];

/** What is kept, unless it's too old. */
function load(): readonly number[] | undefined {
  try {
    const kept: unknown = JSON.parse(readStored('localStorage', key) ?? 'null');
    return isKept(kept) && Math.abs(Date.now() - kept.at) < KEPT_MS ? kept.done : undefined;
  } catch {
    // Not ours.
    return undefined;
  }
}

/** The numbers of the finished steps, in order. */
export function finishedSteps(): readonly number[] {
  return (done ??= load() ?? []);
}

/** Marks a step as finished, or takes its mark away. Another tab may have marked others. */
export function markStep(number: number, isFinished: boolean): void {
  const others = (load() ?? finishedSteps()).filter((one) => one !== number);
  keepFinished(isFinished ? [...others, number].sort((a, b) => a - b) : others);
}

/** Keeps which steps are finished, in order, and tells all parts of the page and the other tabs. */
export function keepFinished(numbers: readonly number[]): void {
  done = numbers;
  store('localStorage', key, JSON.stringify({ done, at: Date.now() } satisfies Kept));
  for (const follow of followers) follow();
}

/** The next visit starts without marks, because this one ended well. Pages that are open keep them. */
export function forgetFinished(): void {
  store('localStorage', key, null);
}

/** Calls `follow` whenever a step is marked, here or in another tab, and whenever the reader comes to the page. */
export function followFinished(follow: () => void): void {
  followers.push(follow);
}

/** Takes over what another tab has kept, also while this page was put aside. If nothing is kept, its own marks stay. */
function catchUp(): void {
  done = load() ?? done;
  for (const follow of followers) follow();
}
for (const sign of ['storage', 'pageshow']) addEventListener(sign, catchUp);
