import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { advisoriesIn, auditReport } from '../src/supply/audit.ts';
import type { Lock } from '../src/supply/packages.ts';
import { ROOT } from './run.ts';

/**
 * `npm run audit`: known faults (advisories) of the packages, as npm's registry lists them, and licences that are not
 * allowed. Exit status 1 where there is one, 2 where the registry could not be asked.
 */
const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
const npm = process.env['npm_execpath'];
const [command, ...first] = npm ? [process.execPath, npm] : ['npm'];
const { stdout } = spawnSync(command, [...first, 'audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000'], {
  cwd: ROOT,
  encoding: 'utf8',
  shell: !npm && process.platform === 'win32',
});
const { text, status } = auditReport(lock, advisoriesIn(stdout ?? ''));
console.log(text);
process.exitCode = status;
