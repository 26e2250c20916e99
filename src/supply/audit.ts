import { isAllowed } from './licences.ts';
import { type Lock, lockedPackages, packageName } from './packages.ts';

/** What `npm audit --json` (report version 2) says of a package; only what is used here. */
interface Vulnerability {
  readonly name: string;
  readonly severity: string;
  /** Advisories, or names of packages that bring the fault in. */
  readonly via: readonly (string | { readonly title: string; readonly url: string })[];
}

/** Each advisory as a line, or why the registry could not be asked. */
export type Advisories = { readonly lines: readonly string[] } | { readonly notAsked: string };

/**
 * Reads what `npm audit --json` printed.
 *
 * @param output its standard output; where npm failed, an object with `message`, or nothing
 */
export function advisoriesIn(output: string): Advisories {
  let answer: { message?: string; error?: { summary?: string }; vulnerabilities?: Record<string, Vulnerability> };
  try {
    answer = JSON.parse(output) as typeof answer;
  } catch {
    return { notAsked: 'npm gave no answer' };
  }
  if (!answer.vulnerabilities) {
    return { notAsked: answer.error?.summary || answer.message || 'npm gave no list' };
  }
  const lines = Object.values(answer.vulnerabilities).flatMap(({ name, severity, via }) =>
    via.flatMap((cause) => (typeof cause === 'string' ? [] : [`${name} (${severity}): ${cause.title}, ${cause.url}`])),
  );
  return { lines };
}

/** What the command prints, and its exit status: 1 where something is wrong, 2 where the registry was not asked. */
export function auditReport(lock: Lock, advisories: Advisories): { text: string; status: 0 | 1 | 2 } {
  const packages = lockedPackages(lock);
  const counts = Map.groupBy(packages, ([, { license }]) => license ?? 'no licence');
  const refused = packages
    .filter(([, { license }]) => !isAllowed(license))
    .map(([place, { version, license }]) => `${packageName(place)}@${version}: ${license ?? 'no licence'}`);
  const list = (lines: readonly string[]): string => lines.map((line) => `\n  ${line}`).join('');
  const licences = [...counts]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([licence, of]) => `${licence} ${of.length}`);

  const known =
    'notAsked' in advisories
      ? `Known faults: the registry could not be asked (${advisories.notAsked}). Run it again where it can be reached.`
      : advisories.lines.length === 0
        ? 'Known faults: none.'
        : `Known faults: ${advisories.lines.length}.${list(advisories.lines)}\n  What to do: take a version without the fault, then run npm test.`;
  const allowed =
    refused.length === 0
      ? 'All are allowed.'
      : `Not allowed:${list(refused)}\n  What to do: use another package, or allow the licence in src/supply/licences.ts.`;
  const wrong = refused.length > 0 || ('lines' in advisories && advisories.lines.length > 0);
  return {
    text: `${known}\n\nLicences of ${packages.length} packages: ${licences.join(', ')}. ${allowed}`,
    status: wrong ? 1 : 'notAsked' in advisories ? 2 : 0,
  };
}
