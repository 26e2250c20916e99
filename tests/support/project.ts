import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Outcome {
  readonly status: number;
  readonly output: string;
}

/** Without what Vitest sets for tests: a build would take it for its own. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !['DEV', 'PROD', 'MODE', 'SSR', 'BASE_URL', 'TEST', 'VITEST'].includes(name),
  ),
);

/** Runs `astro build` in `folder`. */
export async function build(folder: string, env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    // On Windows, only a shell finds `astro`.
    const child = spawn('astro build', {
      cwd: folder,
      shell: true,
      env: { ...environment, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
    });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    child.on('close', (code) => resolve({ status: code ?? 1, output }));
  });
}

/** Runs `astro dev` in `folder`, and waits until it serves pages. */
export async function startDev(
  folder: string,
  port: number,
): Promise<{ output: () => string; stop: () => Promise<void> }> {
  const child = spawn('astro', ['dev', '--port', String(port)], {
    cwd: folder,
    shell: process.platform === 'win32',
    env: { ...environment, NODE_ENV: 'development', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => output.includes('watching for file changes') && resolve());
    child.on('close', () => reject(new Error(`Dev has ended.\n${output}`)));
  });
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.on('close', resolve));
    child.kill();
    await ended;
  };
  return { output: () => output, stop };
}

/** A copy of the project to change, with the packages of this one. */
export async function copyProject(): Promise<{ folder: string; remove: () => Promise<void> }> {
  // On Windows and macOS, the folder for temporary files has two names, and Vite would mix them.
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'mail-help-')));
  for (const name of ['src', 'public', 'package.json', 'astro.config.mjs', 'tsconfig.json']) {
    await cp(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  // One by one: what Astro keeps beside them, such as its content store, is each project's own.
  await mkdir(path.join(folder, 'node_modules'));
  for (const name of await readdir(path.join(ROOT, 'node_modules'))) {
    if (name.startsWith('.')) continue;
    await symlink(path.join(ROOT, 'node_modules', name), path.join(folder, 'node_modules', name), 'junction');
  }
  return { folder, remove: async () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
