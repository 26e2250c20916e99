import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from '../../src/lib/files.ts';

/** What `package-lock.json` says of each package. */
interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * The packages of a lock file that lack their files for some system, which they bring as optional packages. If one of
 * these isn't published yet, npm leaves it out without a word, and `npm ci` fails or brings no program on that system.
 *
 * @returns each such package, and what it lacks
 */
export function incompleteIn(packages: Readonly<Record<string, Locked>>): Map<string, string> {
  const name = (place: string) => place.replace(/^.*node_modules\//u, '');
  const locked = Object.entries(packages).flatMap(([place, { version }]) => [name(place), `${name(place)}@${version}`]);
  const there = new Set(locked);
  return new Map(
    Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .map(([needed, range]) => (/^\d/u.test(range) ? `${needed}@${range}` : needed))
        .filter((needed) => !there.has(needed))
        .map((needed) => [name(place), needed] as const),
    ),
  );
}

const LISTS = 'tests/fixtures/search/queries.tsv tests/fixtures/search/open.tsv';

/**
 * What an update can change in a built site without any test failing, in lines: how well the search does, with each
 * search that misses, and how heavy the site is.
 */
export function measure(dist: string): string[] {
  // In a process of its own, which loads the packages as they are now.
  const command = `node tools/search.ts --score ${LISTS} --dist ${dist}`;
  const { stdout, stderr } = spawnSync(command, { shell: true, encoding: 'utf8' });
  const files = filesIn(dist);
  const weigh = (what: string, kind: RegExp): string => {
    const bytes = files.filter((file) => kind.test(file)).map((file) => statSync(path.join(dist, file)).size);
    return `${what}: ${bytes.reduce((all, one) => all + one, 0).toLocaleString('en-US')} bytes`;
  };
  return [
    ...(stdout + stderr).trim().split(/\r?\n/u),
    weigh('all pages, after brotli', /\.html\.br$/u),
    weigh('all scripts, after brotli', /\.js\.br$/u),
    weigh('search index', /^pagefind\/.*\.pf_\w+$/u),
  ].map((line) => line.trim());
}

/** The lines that are gone after an update (-) and those that are new (+). */
export function changes(before: readonly string[], after: readonly string[]): string[] {
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
}
