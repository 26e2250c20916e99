import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { settingsFile } from '../settings/load.ts';
import { type CheckedPage, checkContent } from '../content-model/check.ts';
import { buildDay, overdueWarning, reviewsOf } from '../review.ts';
import type { MailSettings } from '../settings/schema.ts';
import { missingForSetupFiles } from '../setup-files/index.ts';
import { watchBundle, writeLicences } from './licences.ts';
import { writeMarkdownTwins } from './markdown-twins.ts';
import { writeSearchIndex } from './search-index.ts';
import { slimPages } from './slim-pages.ts';
import { drawShareImages } from './share-images.ts';
import { writeSitemap } from './sitemap.ts';

/** A page of the finished site: its address and the file that holds it. */
export interface BuiltPage {
  /** Address with a slash at both ends. */
  readonly href: string;
  readonly file: string;
  readonly html: string;
}

/**
 * The project's own part of a build: content is checked before anything is rendered, and from the finished pages come
 * the search index, the Markdown twins, the images for links shared elsewhere, and the sitemap.
 */
export function helpSite(settings: MailSettings): AstroIntegration {
  let root = process.cwd();
  let content: readonly CheckedPage[] = [];
  const packages = new Set<string>();
  return {
    name: 'help-site',
    hooks: {
      'astro:config:setup': async ({ config, command, updateConfig }) => {
        root = fileURLToPath(config.root);
        const isClient = (context: unknown) =>
          (context as { environment: { name: string } }).environment.name === 'client';
        updateConfig({
          vite: {
            plugins: [watchBundle(packages, isClient)],
            // Workers are bundled apart, with plugins of their own.
            worker: { plugins: () => [watchBundle(packages)] },
          },
        });
        if (command === 'build') content = await checkContent(root, settings);
      },
      'astro:build:done': async ({ dir, pages, logger }) => {
        const out = fileURLToPath(dir);
        await slimPages(out);
        const built = (await readPages(out, pages)).sort((a, b) => a.href.localeCompare(b.href));
        await writeMarkdownTwins(built);
        await writeSitemap(built, settings, out);
        await drawShareImages(built, settings, out, path.join(root, 'node_modules/.cache/share-images'));
        const count = await writeSearchIndex(built, out);
        await writeLicences(packages, root, out);
        await writeFile(path.join(out, '.nojekyll'), '');
        const missing = missingForSetupFiles(settings, path.relative(root, settingsFile(root)));
        if (missing) logger.warn(missing);
        logger.info(`${built.length} pages, ${count} of them searchable`);
        const warning = overdueWarning(reviewsOf(content, buildDay()));
        if (warning) logger.warn(warning);
      },
    },
  };
}

/** The pages that are pages: not the ones that only lead on to another. */
async function readPages(out: string, pages: readonly { pathname: string }[]): Promise<BuiltPage[]> {
  const read = pages.map(async ({ pathname }) => {
    const file = pathname.startsWith('404') ? path.join(out, '404.html') : path.join(out, pathname, 'index.html');
    return { href: `/${pathname}`, file, html: await readFile(file, 'utf8') };
  });
  return (await Promise.all(read)).filter(({ html }) => html.includes('rel="alternate" type="text/markdown"'));
}

/** A page's metadata as its head gives it. */
export function headOf(html: string): { title: string; indexed: boolean; modified: string | undefined } {
  const title = /<meta property="og:title" content="([^"]*)"/u.exec(html)?.[1] ?? '';
  return {
    title: title
      .replaceAll('&quot;', '"')
      .replaceAll('&#34;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&'),
    indexed: !html.includes('<meta name="robots" content="noindex"'),
    modified: /"dateModified":"([\d-]+)"/u.exec(html)?.[1],
  };
}
