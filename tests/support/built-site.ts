import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { filesIn } from '../../src/lib/files.ts';

export { filesIn };

/** The finished sites that the tests read. `scripts/test.ts` builds them and names them here. */
export const DIST = process.env['TEST_DIST'] ?? 'dist';
export const OTHER_DIST = process.env['TEST_OTHER_DIST'] ?? 'node_modules/.cache/tests/other-provider';

/** Pages of a site: the address of each and its text. */
export function pagesIn(folder: string): { address: string; html: string; tree: Root }[] {
  return filesIn(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(path.join(folder, file), 'utf8');
      return { address: `/${file.replace(/index\.html$/u, '')}`, html, tree: unified().use(rehypeParse).parse(html) };
    });
}
