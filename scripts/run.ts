import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

/** The project's folder. */
export const ROOT = path.dirname(import.meta.dirname);

/** Files of packages that are run with Node directly, so that no shell and no other Node comes between. */
export const TOOLS = {
  astro: 'node_modules/astro/bin/astro.mjs',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
  eslint: 'node_modules/eslint/bin/eslint.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
} as const;

/**
 * Starts one of the project's tools and holds back what it says.
 *
 * @param nodeOptions options of Node's own, such as `--max-semi-space-size=64`
 * @returns `show` lets its output through, what came before included; `stop` ends it; `ended` is its exit code
 */
export function startTool(
  tool: keyof typeof TOOLS,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  nodeOptions: readonly string[],
): { show(): void; stop(): void; readonly ended: Promise<number> } {
  const child = spawn(process.execPath, [...nodeOptions, path.join(ROOT, TOOLS[tool]), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...env },
  });
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  return {
    show: () => {
      child.stdout.pipe(process.stdout);
      child.stderr.pipe(process.stderr);
    },
    stop: () => void child.kill(),
    ended,
  };
}

/** Runs one of the project's tools with its output shown. @returns its exit code */
export async function runTool(
  tool: keyof typeof TOOLS,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(ROOT, TOOLS[tool]), ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Builds the site into `outDir` and shows what was said only where that fails.
 *
 * @param env such as `MAIL_SETTINGS` and `BUILD_DAY`, instead of those of this process
 * @returns whether it was built
 */
export function buildSite(outDir: string, env: NodeJS.ProcessEnv = {}): boolean {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts', '--outDir', outDir], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) console.error(stdout, stderr);
  return status === 0;
}
