import path from 'node:path';
import * as pagefind from 'pagefind';
import type { BuiltPage } from './help-site.ts';

/**
 * Writes Pagefind's index of all pages with `data-pagefind-body` into `pagefind/`.
 *
 * @returns the number of pages that can be searched
 * @throws {Error} where Pagefind reports a fault: a site without search is not published
 */
export async function writeSearchIndex(pages: readonly BuiltPage[], out: string): Promise<number> {
  const { index, errors } = await pagefind.createIndex({ includeCharacters: '._' });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  let count = 0;
  for (const { href, html } of pages) {
    if (!html.includes('data-pagefind-body')) continue;
    const added = await index.addHTMLFile({ url: href, content: html });
    if (added.errors.length > 0) throw new Error(`Pagefind could not read ${href}: ${added.errors.join('; ')}`);
    count += 1;
  }
  const written = await index.writeFiles({ outputPath: path.join(out, 'pagefind') });
  if (written.errors.length > 0) throw new Error(`Pagefind could not write its index: ${written.errors.join('; ')}`);
  await pagefind.close();
  return count;
}
