import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, ViteUserConfig } from 'astro';
import { filesIn } from '../lib/files.ts';

const FILE = 'sw.js';

/**
 * Adds the service worker that keeps pages for reading offline. With `OFFLINE=off` in `.env`, adds one that
 * removes it from readers' devices instead. Comes after every integration that changes pages.
 */
export function serviceWorker(): AstroIntegration {
  const enabled = process.env['OFFLINE'] !== 'off';
  let locales: readonly unknown[] = [];
  let base = '/';
  return {
    name: 'service-worker',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        base = config.base;
        locales = config.i18n?.locales.filter((locale) => locale !== config.i18n?.defaultLocale) ?? [];
        const define = { 'import.meta.env.OFFLINE': String(enabled && command === 'build') };
        updateConfig({ vite: { define, plugins: [bundle(enabled ? 'worker' : 'retire')] } });
      },
      'astro:build:done': async ({ dir }) => {
        if (enabled)
          await addPublish(fileURLToPath(dir), [...locales.map((one) => `${base}${one}/offline/`), `${base}offline/`]);
      },
    },
  };
}

/** Bundles the worker with the pages' scripts, under a name that never changes. */
function bundle(name: string): NonNullable<ViteUserConfig['plugins']>[number] {
  return {
    name: 'service-worker',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    buildStart() {
      const id = fileURLToPath(new URL(`../service-worker/${name}.ts`, import.meta.url));
      this.emitFile({ type: 'chunk', id, fileName: FILE });
    },
  };
}

/** Tells the worker which publish it belongs to, named by what is in its pages: the same site built twice is the same. */
export async function addPublish(folder: string, offlinePages: readonly string[]): Promise<void> {
  const worker = await readFile(path.join(folder, FILE), 'utf8');
  const hash = createHash('sha256').update(worker);
  for (const file of filesIn(folder).filter((one) => one.endsWith('.html'))) {
    hash.update(file).update(await readFile(path.join(folder, file)));
  }
  const offline = { publish: hash.digest('hex').slice(0, 16), pages: offlinePages };
  await writeFile(path.join(folder, FILE), `const OFFLINE=${JSON.stringify(offline)};${worker}`);
}
