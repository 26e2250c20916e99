import type { Root } from 'mdast';
import { typographic } from '../lib/settings/wording.ts';
import { visitJsx } from './jsx.ts';

/** Gives the titles of components, such as those of steps, the quotes and apostrophes that Markdown text gets. */
export function remarkTitles() {
  return (tree: Root): void =>
    visitJsx(tree, undefined, (node) => {
      for (const item of node.attributes) {
        if (item.type === 'mdxJsxAttribute' && item.name === 'title' && typeof item.value === 'string')
          item.value = typographic(item.value);
      }
    });
}
