import { spawn } from 'node:child_process';
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
