import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MailSettings } from '../settings/schema.ts';
import type { FinishedPage } from './worker.ts';

/** Writes `sitemap-index.xml` and its one part (sitemaps.org 0.9), with the day on which each page was last checked. */
export async function writeSitemap(pages: readonly FinishedPage[], { site }: MailSettings, out: string): Promise<void> {
  const entries = pages
    .filter(({ indexed }) => indexed)
    .map(
      ({ href, modified }) =>
        `<url><loc>${site.url}${href}</loc>${modified ? `<lastmod>${modified}</lastmod>` : ''}</url>`,
    );
  const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  await writeFile(path.join(out, 'sitemap-0.xml'), `${head}<urlset ${namespace}>\n${entries.join('\n')}\n</urlset>\n`);
  await writeFile(
    path.join(out, 'sitemap-index.xml'),
    `${head}<sitemapindex ${namespace}><sitemap><loc>${site.url}/sitemap-0.xml</loc></sitemap></sitemapindex>\n`,
  );
}
