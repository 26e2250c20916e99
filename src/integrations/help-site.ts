import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { watchBundle, writeLicences } from './licences.ts';
import { shortPreload } from './preload.ts';
import { bundleServiceWorker, OFFLINE } from './service-worker.ts';

/** Set by `scripts/build.ts`, which checks all content before Astro writes anything and finishes what it wrote. */
export const IS_WHOLE_BUILD = 'IS_WHOLE_BUILD';

/** The project's own part of what Astro does: the bundling of scripts. */
export function helpSite(): AstroIntegration {
  let root = process.cwd();
  const packages = new Set<string>();
  return {
    name: 'help-site',
    hooks: {
      'astro:config:setup': ({ config, command, updateConfig }) => {
        root = fileURLToPath(config.root);
        if (command === 'build' && !process.env[IS_WHOLE_BUILD]) {
          throw new Error('Astro alone checks no content and makes no search. Build the site with: npm run build');
        }
        const isClient = (context: unknown) =>
          (context as { environment: { name: string } }).environment.name === 'client';
        updateConfig({
          vite: {
            define: { 'import.meta.env.OFFLINE': JSON.stringify(OFFLINE && command === 'build') },
            plugins: [shortPreload(), bundleServiceWorker(), watchBundle(packages, isClient)],
            // Workers are bundled apart, with plugins of their own.
            worker: { plugins: () => [watchBundle(packages)] },
          },
        });
      },
      'astro:build:done': async ({ dir }) => writeLicences(packages, root, fileURLToPath(dir)),
    },
  };
}
