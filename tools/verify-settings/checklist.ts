import { visible } from '../../src/lib/diagnosis/visible.ts';

/** The checks, by the name that each has in the table. */
export const CHECKS = {
  host: 'Host name',
  connection: 'Connection',
  greeting: 'Greeting',
  starttls: 'Offers STARTTLS',
  'open-sign-in': 'No unencrypted sign-in',
  encryption: 'Encryption',
  'certificate-name': 'Certificate: name',
  'certificate-chain': 'Certificate: trusted',
  'certificate-dates': 'Certificate: dates',
  capabilities: 'Lists capabilities',
  'sign-in': 'Offers sign-in',
  relay: 'Requires sign-in',
  'setup-file': 'Setup file',
  'dns-record': 'DNS record',
} as const;
export type Check = keyof typeof CHECKS;

/** `unreachable`: the server couldn't be asked. `skipped`: an earlier result left nothing to ask. */
export type Verdict = 'ok' | 'wrong' | 'warning' | 'unreachable' | 'skipped';

export interface Result {
  readonly check: Check;
  readonly verdict: Verdict;
  /** What was found, in one line that's safe to print. */
  readonly found: string;
  /** What the owner can do about it. */
  readonly remedy?: string;
}

/** The longest quotation of a server's answer. */
const MAX_LENGTH = 160;

function printable(text: string): string {
  const line = visible(text);
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…` : line;
}

/** Thrown by {@link Checklist.stop} and caught by {@link Checklist.run}. */
class Stop extends Error {}

/** Collects the results of a series of checks. */
export class Checklist {
  readonly #planned: readonly Check[];
  readonly #results: Result[] = [];

  constructor(planned: readonly Check[]) {
    this.#planned = planned;
  }

  ok(check: Check, found: string): void {
    this.#results.push({ check, verdict: 'ok', found: printable(found) });
  }

  fail(check: Check, verdict: 'wrong' | 'warning' | 'unreachable', found: string, remedy: string): void {
    this.#results.push({ check, verdict, found: printable(found), remedy });
  }

  /** Fails a check that all later ones depend on. */
  stop(check: Check, verdict: 'wrong' | 'unreachable', found: string, remedy: string): never {
    this.fail(check, verdict, found, remedy);
    throw new Stop();
  }

  /** Runs the checks until they're done or one of them stops, and marks the rest as skipped. */
  async run(checks: () => Promise<void>): Promise<readonly Result[]> {
    try {
      await checks();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
    const done = new Set(this.#results.map(({ check }) => check));
    const skipped = [...new Set(this.#planned)]
      .filter((check) => !done.has(check))
      .map((check): Result => ({ check, verdict: 'skipped', found: '' }));
    return [...this.#results, ...skipped];
  }
}
