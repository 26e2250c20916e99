import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Element, Nodes, Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { filesIn } from '../../src/lib/files.ts';
import { DIST, OTHER_DIST, SUB_PATH_DIST } from './sites.ts';

export { DIST, filesIn, OTHER_DIST, SUB_PATH_DIST };

export interface BuiltPage {
  readonly address: string;
  readonly html: string;
  readonly tree: Root;
}

const parser = unified().use(rehypeParse);
const sites = new Map<string, readonly BuiltPage[]>();

/** The pages of a site, redirects included. Each is read once, and parsed when a test first looks into it. */
export function pagesIn(folder: string): readonly BuiltPage[] {
  const files = filesIn(folder).filter((file) => file.endsWith('.html'));
  const pages = sites.get(folder) ?? files.map((file) => readPage(folder, file));
  sites.set(folder, pages);
  return pages;
}

function readPage(folder: string, file: string): BuiltPage {
  const html = read(folder, file);
  let tree: Root | undefined;
  return {
    address: `/${file.replace(/index\.html$/u, '')}`,
    html,
    get tree() {
      return (tree ??= parser.parse(html));
    },
  };
}

/** Whether a page only leads on to another one. */
export function isRedirect({ html }: BuiltPage): boolean {
  return html.includes('http-equiv="refresh"');
}

/** The page at an address, which must exist. */
export function pageAt(address: string, pages: readonly BuiltPage[]): BuiltPage {
  const page = pages.find((one) => one.address === address);
  if (!page) throw new Error(`There is no page at ${address}.`);
  return page;
}

/** Whether a file of the site in `folder` answers an address. */
export function isAnswered(folder: string, address: string): boolean {
  const file = path.join(folder, decodeURI(address.replace(/[?#].*$/u, '')));
  return address.endsWith('/') ? existsSync(path.join(file, 'index.html')) : existsSync(file);
}

/** The element that a selector finds, which must exist. */
export function find(selector: string, tree: Nodes): Element {
  const found = select(selector, tree);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

/** The text that a reader sees in an element, in one line. */
export function textIn(selector: string, tree: Nodes): string {
  return toText(find(selector, tree)).replace(/\s+/gu, ' ').trim();
}

/** An attribute of all elements that a selector finds, by its name in hast: `href`, `ariaLabel`. */
export function attributes(selector: string, tree: Nodes, name: string): string[] {
  return selectAll(selector, tree).map((element) => String(element.properties[name] ?? ''));
}

export function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}
