import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { collectGarbage } from '../garbage.ts';
import { settingsFile } from '../settings/load.ts';
import { checkContent } from '../content-model/check.ts';
import type { MailSettings } from '../settings/schema.ts';
import { missingForSetupFiles } from '../setup-files/index.ts';
import { finishPages } from './finish-pages.ts';
import { watchBundle, writeLicences } from './licences.ts';
import { shortPreload } from './preload.ts';
import { indexPages, writeSearchIndex } from './search-index.ts';
import { bundleServiceWorker, OFFLINE, writeServiceWorker } from './service-worker.ts';
import { writeSitemap } from './sitemap.ts';

/**
 * The project's own part of a build: content is checked before anything is rendered, and from the finished pages come
 * the search index, the Markdown twins, the images for links shared elsewhere, and the sitemap.
 */
export function helpSite(settings: MailSettings): AstroIntegration {
  let root = process.cwd();
  const packages = new Set<string>();
  return {
    name: 'help-site',
    hooks: {
      'astro:config:setup': async ({ config, command, updateConfig }) => {
        root = fileURLToPath(config.root);
        // `npm run build` has done it already, to say what is wrong in plain words.
        if (command === 'build' && !process.env['CONTENT_IS_CHECKED']) await checkContent(root, settings);
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
      'astro:build:done': async ({ dir, logger }) => {
        const out = fileURLToPath(dir);
        // What rendering took, the threads that finish pages need now.
        collectGarbage();
        const [index, { pages, hashes, words }] = await Promise.all([
          indexPages(out),
          finishPages(out, { root, siteName: settings.site.name }),
        ]);
        await writeSitemap(pages, settings, out);
        const count = await writeSearchIndex(index, { pages, words }, out);
        await writeLicences(packages, root, out);
        await writeServiceWorker(out, hashes);
        await writeFile(path.join(out, '.nojekyll'), '');
        const missing = missingForSetupFiles(settings, path.relative(root, settingsFile(root)));
        if (missing) logger.warn(missing);
        logger.info(`${pages.length} pages, ${count} of them searchable`);
      },
    },
  };
}
