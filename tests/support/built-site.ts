import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { filesIn } from '../../src/lib/files.ts';

export { filesIn };

export { DIST, OTHER_DIST } from './sites.ts';

/** Pages of a site: the address of each and its text. */
export function pagesIn(folder: string): { address: string; html: string; tree: Root }[] {
  return filesIn(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(path.join(folder, file), 'utf8');
      return { address: `/${file.replace(/index\.html$/u, '')}`, html, tree: unified().use(rehypeParse).parse(html) };
    });
}
