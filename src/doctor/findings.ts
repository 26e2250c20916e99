/** What `npm run doctor` finds, and the order in which it says so: by the harm to a reader. */

/**
 * How bad a finding is, the worst first.
 *
 * - `stops`: a build fails, or would publish something wrong
 * - `misleads`: a reader may be told what is no longer so
 * - `lacks`: a reader goes without something that the site could give
 * - `work`: only whoever works on the site meets it
 */
export const HARMS = ['stops', 'misleads', 'lacks', 'work'] as const;
export type Harm = (typeof HARMS)[number];

export interface Finding {
  readonly harm: Harm;
  /** What is wrong or missing and what it costs, as a sentence. */
  readonly what: string;
  /** Files, fields or addresses that it concerns, the worst first. */
  readonly where: readonly string[];
  /** What to do about it, as a sentence. */
  readonly remedy: string;
}

const HEADINGS: Readonly<Record<Harm, string>> = {
  stops: 'Stops a build, or would publish something wrong',
  misleads: 'May mislead a reader',
  lacks: 'A reader goes without',
  work: 'Only your own work',
};

/** Places that are named for one finding before the rest is counted. */
const PLACES = 5;

/** 1 where a build would stop or publish something wrong, else 0: advice is no failure. */
export function exitCode(findings: readonly Finding[]): 0 | 1 {
  return findings.some(({ harm }) => harm === 'stops') ? 1 : 0;
}

/**
 * The findings as text for a terminal, worst first; within one harm in the order given.
 *
 * @param all whether every place is named, however many there are
 */
export function report(findings: readonly Finding[], all = false): string {
  if (findings.length === 0) return 'Nothing is missing.';
  return HARMS.map((harm) => ({ harm, list: findings.filter((finding) => finding.harm === harm) }))
    .filter(({ list }) => list.length > 0)
    .map(({ harm, list }) => [HEADINGS[harm], ...list.map((finding) => paragraph(finding, all))].join('\n'))
    .join('\n\n');
}

function paragraph({ what, where, remedy }: Finding, all: boolean): string {
  const named = all ? where : where.slice(0, PLACES);
  const rest = where.length - named.length;
  return [
    `- ${indented(what, '  ')}`,
    ...named.map((place) => `    ${place}`),
    ...(rest > 0 ? [`    and ${rest} more; --all names them`] : []),
    `  What to do: ${indented(remedy, '  ')}`,
  ].join('\n');
}

/** Messages of other parts have several lines. */
function indented(text: string, indent: string): string {
  return text.trim().replaceAll('\n', `\n${indent}`);
}
