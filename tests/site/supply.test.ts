import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { namesIn } from '../../src/supply/licences.ts';
import { type Lock, lockedPackages, packageName } from '../../src/supply/packages.ts';
import { DIST, filesIn, OTHER_DIST } from '../support/built-site.ts';
import { ROOT } from '../support/project.ts';

const licences = readFileSync(path.join(DIST, 'licences.txt'), 'utf8');

/** Packages that the browser's own code imports, found without the bundler: from the islands along their imports. */
function imported(): Set<string> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const read = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    // A type leaves nothing in a script.
    const code = readFileSync(file, 'utf8').replaceAll(/^(?:import|export) type [^;]*;/gmu, '');
    for (const [, name = ''] of code.matchAll(
      /(?:^(?:import|export)\b[^;'=]*?\bfrom\s|^import\s|\bimport\()'([^']+)'/gmu,
    )) {
      if (name.startsWith('.')) read(path.resolve(path.dirname(file), name.replace(/\?.*$/u, '')));
      else
        packages.add(
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        );
    }
  };
  for (const island of filesIn(path.join(ROOT, 'src/islands'))) read(path.join(ROOT, 'src/islands', island));
  return packages;
}

/** Imported by a module of which browsers get only functions that do without it. */
const LEFT_OUT = ['zod'];

test('every package that travels to readers is named with its licence and its notice', () => {
  const packages = [...imported()];
  expect(packages).toEqual(expect.arrayContaining(['preact', 'qr', 'postal-mime']));
  const named = namesIn(licences);
  expect(packages.filter((name) => !named.includes(name))).toEqual(LEFT_OUT);
  // It names itself in each of its errors; no script holds that.
  const scripts = filesIn(DIST).filter((file) => file.endsWith('.js'));
  expect(scripts.filter((file) => readFileSync(path.join(DIST, file), 'utf8').includes('ZodError'))).toEqual([]);
  expect(named).toEqual(expect.arrayContaining(['pagefind', 'astro', '@fontsource/source-serif-4']));
  for (const name of named) {
    const section = licences.split(`${'='.repeat(72)}\n${name}\n${'='.repeat(72)}\n`)[1] ?? '';
    expect(section.split('='.repeat(72))[0], name).toMatch(/licen[cs]e|permission is hereby granted/iu);
  }
});

test('tools that only build and test are not named', () => {
  for (const tool of ['vitest', 'typescript', 'sharp', 'satori', 'playwright-core']) {
    expect(namesIn(licences)).not.toContain(tool);
  }
});

test('another provider ships the same packages', () => {
  expect(readFileSync(path.join(OTHER_DIST, 'licences.txt'), 'utf8')).toBe(licences);
});

test('the bill of materials lists every package of the lock file, and which of them travel to readers', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'mail-help-sbom-'));
  try {
    const file = path.join(folder, 'sbom.json');
    const command = ['scripts/sbom.ts', '--site', path.resolve(DIST), '--out', file];
    const { status, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const { components } = JSON.parse(readFileSync(file, 'utf8')) as {
      components: { name: string; version: string; scope: string }[];
    };
    const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
    const locked = lockedPackages(lock).map(([place, { version }]) => `${packageName(place)}@${version}`);
    expect(components.map(({ name, version }) => `${name}@${version}`).sort()).toEqual([...new Set(locked)].sort());
    const required = components.filter(({ scope }) => scope === 'required').map(({ name }) => name);
    expect([...new Set(required)].sort()).toEqual(namesIn(licences).sort());
  } finally {
    await rm(folder, { recursive: true });
  }
});
