import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Keeps browsers that translate a page away from bold text, which is what a screen shows word for word, and from code. */
export function remarkNoTranslate() {
  return (tree: Root): void =>
    visit(tree, ['strong', 'inlineCode'], (node) => {
      node.data = { ...node.data, hProperties: { translate: 'no' } };
    });
}
