import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './run.ts';

/**
 * `npm run mutate -- [GROUP…]`: changes the pure modules in small ways, one at a time, and counts how many of the
 * changes the unit tests notice (Stryker). Without a group all are run, one after the other: that takes an hour or more.
 * `--survivors` shows each change that no test noticed; `--only=FILE`, which may be given several times, changes that
 * file of the group alone, or lines of it with `--only=FILE:10-20`. Nothing is built, and the properties of
 * `tests/fuzz` do not count: they would take hours; the table is for `docs/mutation.md`.
 *
 * Stryker is some 180 packages that nothing else here needs, so it is installed on first use into a folder of its own
 * below `node_modules/.cache` and not with the project. Its vitest runner finds the project's vitest above it.
 */
const STRYKER = ['@stryker-mutator/core@10.1.1', '@stryker-mutator/vitest-runner@10.1.1'];
const home = path.join(ROOT, 'node_modules/.cache/stryker');

interface Group {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

/** What is measured, and by which tests. */
const GROUPS: Readonly<Record<string, Group>> = {
  small: {
    mutate: ['src/{email-address,guide-links,error-filter,review,structured-data}.ts', 'src/i18n/fill.ts'],
    tests: ['tests/unit/{email-address,guide-links,error-filter,review,structured-data,i18n}.test.ts'],
  },
  check: {
    mutate: ['src/settings-check/*.ts'],
    tests: ['tests/unit/settings-{check,share}.test.ts'],
  },
  support: { mutate: ['src/support/*.ts'], tests: ['tests/unit/support/*.test.ts'] },
  search: { mutate: ['src/search/*.ts'], tests: ['tests/unit/{search,excerpt}.test.ts'] },
  settings: {
    mutate: ['src/settings/{schema,parse,published,wording,load}.ts'],
    tests: ['tests/unit/{settings,settings-wording,settings-load,published-settings}.test.ts'],
  },
  'setup-files': {
    mutate: ['src/setup-files/*.ts'],
    tests: ['tests/unit/setup-files/*.test.ts'],
  },
  'slim-pages': {
    mutate: ['src/finishing/slim-pages.ts', 'src/content-model/typography.ts'],
    tests: ['tests/unit/{slim-pages,typography}.test.ts'],
  },
  content: {
    mutate: ['src/content-model/{code,glossary,lists,mdx,plain-text,problems,screens,ways-in}.ts'],
    tests: ['tests/unit/{code,lists,mdx,problems,screens}.test.ts'],
  },
  reading: {
    mutate: ['src/diagnosis/{read,html,visible}.ts'],
    tests: ['tests/unit/diagnosis/{read,notices,html}.test.ts'],
  },
  patterns: {
    mutate: ['src/diagnosis/{pattern,signals,compile,excerpts,prose}.ts'],
    tests: ['tests/unit/diagnosis/{pattern,signals,excerpts,prose,catalogue}.test.ts'],
  },
  diagnosis: {
    mutate: ['src/diagnosis/{diagnose,evidence,score,app-repair}.ts'],
    tests: ['tests/unit/diagnosis/{answer,app-repair,framing,score,special-articles,weighing}.test.ts'],
  },
};

interface Report {
  readonly files: Readonly<
    Record<string, { readonly mutants: readonly { readonly status: string; readonly id: string }[] }>
  >;
}

const only = process.argv.flatMap((name) => (name.startsWith('--only=') ? [name.slice('--only='.length)] : []));
const asked = process.argv.slice(2).filter((name) => !name.startsWith('--'));
const unknown = asked.filter((name) => !(name in GROUPS));
if (unknown.length > 0) {
  console.error(`No group is called ${unknown.join(', ')}. Groups: ${Object.keys(GROUPS).join(', ')}`);
  process.exit(2);
}

if (!existsSync(path.join(home, 'node_modules/@stryker-mutator/vitest-runner'))) {
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'package.json'), '{ "private": true }\n');
  // Without its peers: vitest is the project's.
  const npm = ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', '--save-exact', ...STRYKER];
  if (spawnSync('npm', npm, { cwd: home, stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0) {
    process.exit(1);
  }
}

const rows: string[] = [];
for (const [name, { mutate, tests }] of Object.entries(GROUPS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  // Outside of the project, so that no tool takes the copy for a part of it.
  const folder = mkdtempSync(path.join(tmpdir(), 'mutate-'));
  const report = path.join(folder, 'report.json');
  const config = path.join(folder, 'stryker.json');
  writeFileSync(
    config,
    JSON.stringify({
      plugins: [path.join(home, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js')],
      testRunner: 'vitest',
      // Its own search for related tests finds none in vitest 5, and a change that no test is run for survives.
      vitest: { configFile: 'tests/support/mutation.config.ts', related: false },
      coverageAnalysis: 'perTest',
      concurrency: 1,
      // Generous, so that a busy machine is not taken for an endless loop.
      timeoutMS: 60_000,
      tempDirName: path.join(folder, 'copy'),
      mutate: only.length > 0 ? only : mutate,
      reporters: ['json', 'progress-append-only', ...(process.argv.includes('--survivors') ? ['clear-text'] : [])],
      clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
      jsonReporter: { fileName: report },
    }),
  );
  const core = path.join(home, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const { status } = spawnSync(process.execPath, [core, 'run', config], {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      MUTATION_TESTS: JSON.stringify(tests),
    },
  });
  if (status !== 0 || !existsSync(report)) process.exit(1);
  for (const [file, { mutants }] of Object.entries((JSON.parse(readFileSync(report, 'utf8')) as Report).files)) {
    const counted = mutants.filter(({ status: found }) => !/^(?:Ignored|CompileError|RuntimeError)$/u.test(found));
    if (counted.length === 0) continue;
    const killed = counted.filter(({ status: found }) => found === 'Killed' || found === 'Timeout').length;
    rows.push(`| \`${file}\` | ${counted.length} | ${((100 * killed) / counted.length).toFixed(1)} |`);
  }
  rmSync(folder, { recursive: true, force: true });
}
console.log(`\n| module | mutants | killed % |\n| --- | ---: | ---: |\n${rows.join('\n')}`);
