import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Leads links to pages of this site below the path that it's published at. Authors write addresses without it. */
export function remarkBase(base = '/') {
  return (tree: Root): void => {
    visit(tree, ['link', 'definition'], (node) => {
      if ('url' in node && node.url.startsWith('/')) node.url = base + node.url.slice(1);
    });
  };
}
