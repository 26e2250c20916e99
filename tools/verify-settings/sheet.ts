import { visible } from '../../src/lib/diagnosis/visible.ts';

/** What was checked of one server, and what came of it. */

/** The checks, with the name that each has in the table. */
export const CHECKS = {
  name: 'Name is known',
  connection: 'Connection',
  greeting: 'Greeting',
  starttls: 'STARTTLS offered',
  'open-login': 'No login in the open',
  encryption: 'Encryption',
  'certificate-name': 'Name on certificate',
  'certificate-chain': 'Certificate trusted',
  'certificate-dates': 'Certificate in date',
  abilities: 'Says what it can do',
  login: 'Login offered',
  relay: 'Refuses without login',
  'setup-file': 'Setup file for apps',
} as const;
export type Check = keyof typeof CHECKS;

/** `unreached`: the server could not be asked. `skipped`: an earlier result left nothing to ask. */
export type Verdict = 'right' | 'wrong' | 'warning' | 'unreached' | 'skipped';

export interface Result {
  readonly check: Check;
  readonly verdict: Verdict;
  /** What was found: one line, safe to print. */
  readonly found: string;
  /** What the owner can do about it, in one or two sentences. */
  readonly remedy?: string;
}

/** The results of one server or file. */
export interface Report {
  /** What was checked, such as `Outgoing mail: host, port 465, SSL/TLS`. */
  readonly subject: string;
  readonly results: readonly Result[];
}

/** Longest quotation of a server's words. */
const QUOTE = 160;

function shown(text: string): string {
  const line = visible(text);
  return line.length > QUOTE ? `${line.slice(0, QUOTE - 1)}…` : line;
}

/** Thrown by {@link Sheet.stop}; whoever holds the sheet catches it. */
class Stop extends Error {}

/** Collects results in the order of a plan. */
export class Sheet {
  readonly #plan: readonly Check[];
  readonly #results: Result[] = [];

  constructor(plan: readonly Check[]) {
    this.#plan = plan;
  }

  right(check: Check, found: string): void {
    this.#results.push({ check, verdict: 'right', found: shown(found) });
  }

  fault(check: Check, verdict: 'wrong' | 'warning' | 'unreached', found: string, remedy: string): void {
    this.#results.push({ check, verdict, found: shown(found), remedy });
  }

  /** A fault after which nothing more can be asked. */
  stop(check: Check, verdict: 'wrong' | 'unreached', found: string, remedy: string): never {
    this.fault(check, verdict, found, remedy);
    throw new Stop();
  }

  /** Runs the checks until they are through or one stops; what the plan still holds is marked as skipped. */
  async fill(run: () => Promise<void>): Promise<readonly Result[]> {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
    const done = new Set(this.#results.map(({ check }) => check));
    const skipped = [...new Set(this.#plan)]
      .filter((check) => !done.has(check))
      .map((check): Result => ({ check, verdict: 'skipped', found: 'not asked' }));
    return [...this.#results, ...skipped];
  }
}
