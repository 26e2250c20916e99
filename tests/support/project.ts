import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** What is dear to make is made once for all copies. */
const BUILD_CACHE = path.join(ROOT, 'node_modules/.cache');

export interface Outcome {
  readonly status: number;
  readonly output: string;
}

/** Runs the build script of the project in `folder`, as `npm run build` does. */
export async function build(
  folder: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(folder, 'scripts/build.ts'), ...args], {
      cwd: folder,
      env: { ...process.env, BUILD_CACHE, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
    });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    child.on('close', (code) => resolve({ status: code ?? 1, output }));
  });
}

/** A copy of the project to break, with the packages of this one. */
export async function copyProject(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mail-help-'));
  for (const name of [
    'src',
    'scripts',
    'public',
    'package.json',
    'package-lock.json',
    'astro.config.mjs',
    'tsconfig.json',
  ]) {
    await cp(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  // One by one: what Astro keeps beside them, such as its list of all content, is each project's own.
  await mkdir(path.join(folder, 'node_modules'));
  for (const name of await readdir(path.join(ROOT, 'node_modules'))) {
    if (name.startsWith('.')) continue;
    await symlink(path.join(ROOT, 'node_modules', name), path.join(folder, 'node_modules', name), 'junction');
  }
  return { folder, remove: async () => rm(folder, { recursive: true, force: true }) };
}
