import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

// npm leaves out files that aren't published yet without a word, and `npm ci` then fails on that system.
test('every package has its files for Linux, macOS and Windows in package-lock.json', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
  const nameOf = (place: string) => place.replace(/^.*node_modules\//u, '');
  const locked = new Set(
    Object.entries(packages).flatMap(([place, { version }]) => [nameOf(place), `${nameOf(place)}@${version}`]),
  );
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .map(([name, range]) => (/^\d/u.test(range) ? `${name}@${range}` : name))
      .filter((needed) => !locked.has(needed))
      .map((needed) => `${nameOf(place)} lacks ${needed}: use the release before it`),
  );
  expect(missing).toEqual([]);
});
