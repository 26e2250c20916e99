import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { checkContent, ContentError, translationsOf } from '../src/content-model/check.ts';
import { contentFindings } from '../src/doctor/content.ts';
import { exitCode, type Finding, report } from '../src/doctor/findings.ts';
import { linkFindings } from '../src/doctor/links.ts';
import { type Machine, machineFindings } from '../src/doctor/machine.ts';
import { differingPackages, type Lock } from '../src/supply/packages.ts';
import { settingsFindings } from '../src/doctor/settings.ts';
import { buildDay, BuildDayError } from '../src/review.ts';
import { loadSettings, settingsFile } from '../src/settings/load.ts';
import { SettingsError } from '../src/settings/parse.ts';
import { chromiumHere } from './browser.ts';
import { mailToolsMissing } from './mail-tools.ts';
import { isFree } from './port.ts';
import { ROOT } from './run.ts';

/**
 * `npm run doctor -- [--online] [--all]`: what is missing on this machine, in the settings and in the content, ordered by
 * the harm to a reader, each with what to do. `--online` asks every source of the content whether it is still there, and
 * `--all` names every place. Exit status 1 where a build would stop or publish something wrong, 2 for wrong use.
 */
const given = process.argv.slice(2);
const unknown = given.find((argument) => !['--online', '--all'].includes(argument));
if (unknown !== undefined) {
  console.error(`"${unknown}" is not known. Usage: npm run doctor -- [--online] [--all]`);
  process.exit(2);
}

const findings: Finding[] = [...machineFindings(await lookAround()), ...(await readProject())];
console.log(report(findings, given.includes('--all')));
process.exitCode = exitCode(findings);

async function lookAround(): Promise<Machine> {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
  const { bavail, bsize } = await statfs(ROOT);
  const port = Number(process.env['PORT'] ?? 4321);
  return {
    // This script runs on the Node that package.json pins; npm says which one it runs on itself.
    node: / node\/v(\S+)/u.exec(process.env['npm_config_user_agent'] ?? '')?.[1],
    nodeWanted: (read('package.json') as { engines: { node: string } }).engines.node,
    git: spawnSync('git', ['--version'], { stdio: 'ignore' }).status === 0,
    browser: chromiumHere(),
    mailToolsMissing: mailToolsMissing(),
    freeBytes: bavail * bsize,
    port,
    portFree: await isFree(port),
    packages: differingPackages(read('package-lock.json') as Lock, (place) => {
      const file = path.join(place, 'package.json');
      return existsSync(path.join(ROOT, file)) ? (read(file) as { version: string }).version : undefined;
    }),
  };
}

/** What the settings and the content lack; a fault in the settings keeps content from being read. */
async function readProject(): Promise<Finding[]> {
  try {
    const settings = await loadSettings();
    const own = settingsFindings(settings, path.relative(ROOT, settingsFile(ROOT)));
    const today = buildDay();
    const found: Finding[] = [];
    try {
      const pages = await checkContent(ROOT, settings);
      found.push(...contentFindings(pages, await translationsOf(ROOT, pages), today));
      if (given.includes('--online')) found.push(...(await linkFindings(pages)));
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      found.push({ harm: 'stops', what: error.message, where: [], remedy: 'Correct what is named there.' });
    }
    return [...own, ...found];
  } catch (error) {
    if (!(error instanceof SettingsError || error instanceof BuildDayError)) throw error;
    return [
      { harm: 'stops', what: error.message, where: [], remedy: 'Correct what is named there, then run this again.' },
    ];
  }
}
