import type { Finding } from './findings.ts';

/** What is known of the machine; `scripts/doctor.ts` looks it up. */
export interface Machine {
  /** The version of the Node that npm was started with, such as `20.20.2`; `undefined` where npm was not used. */
  readonly node: string | undefined;
  /** What `engines.node` of package.json says. */
  readonly nodeWanted: string;
  readonly git: boolean;
  /** The program that the tests use as a browser, if there is one. */
  readonly browser: string | undefined;
  /** Why the tests with real mail cannot run, if they cannot. */
  readonly mailToolsMissing: string | undefined;
  /** Bytes that may still be written where the project is. */
  readonly freeBytes: number;
  /** The port that `npm start` takes, and whether it is free. */
  readonly port: number;
  readonly portFree: boolean;
  /** Packages whose installed version is not that of the lock file, each as a line. */
  readonly packages: readonly string[];
}

/** A built site is about 15 MB and stands there twice while it is replaced; below this a build may not be written whole. */
export const BYTES_FOR_A_BUILD = 200_000_000;
/** What the tests write: two sites, copies of the project, a browser and its profiles. */
export const BYTES_FOR_TESTS = 2_000_000_000;

/** What the machine lacks. */
export function machineFindings(machine: Machine): Finding[] {
  const findings: Finding[] = [];
  const add = (harm: Finding['harm'], what: string, remedy: string, where: readonly string[] = []): void => {
    findings.push({ harm, what, where, remedy });
  };
  const least = Number(/\d+/u.exec(machine.nodeWanted)?.[0] ?? 0);
  const free = `${Math.floor(machine.freeBytes / 1_000_000)} MB`;

  if (machine.node !== undefined && Number.parseInt(machine.node, 10) < least) {
    add('stops', `npm runs on Node ${machine.node}.`, `Install Node ${least} or newer, from https://nodejs.org/.`);
  }
  if (machine.packages.length > 0) {
    add(
      'stops',
      'Installed packages are not those of package-lock.json, so what is built here is not what was tested.',
      'Run npm ci.',
      machine.packages,
    );
  }
  if (machine.freeBytes < BYTES_FOR_A_BUILD) {
    add('stops', `Only ${free} of disk space are left.`, 'Make room; a build needs 200 MB.');
  } else if (machine.freeBytes < BYTES_FOR_TESTS) {
    add(
      'work',
      `Only ${free} of disk space are left, which is little for the tests.`,
      'Make room; the tests need 2 GB.',
    );
  }
  if (!machine.git) {
    add(
      'work',
      'There is no git.',
      'Install it, from https://git-scm.com/; a change that was not committed cannot be taken back.',
    );
  }
  if (machine.browser === undefined) {
    add(
      'work',
      'There is no Chromium for the tests.',
      'Run npm test, which installs one where it can, or name yours: CHROMIUM_PATH=/path/to/chromium npm test.',
    );
  }
  if (machine.mailToolsMissing !== undefined) {
    add(
      'work',
      `The tests with real mail are skipped: ${machine.mailToolsMissing}.`,
      'Run npm test as root on Debian, which installs what is missing, or leave them to such a machine.',
    );
  }
  if (!machine.portFree) {
    add(
      'work',
      `Port ${machine.port} is in use, so npm start ends at once.`,
      `Stop the other program, or choose another port: PORT=${machine.port + 1} npm start.`,
    );
  }
  return findings;
}
