import type { Nodes } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { visit } from 'unist-util-visit';

/** Helpers for the JSX nodes of an MDX tree. */

export type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

export function isJsx(node: { type: string } | undefined): node is Jsx {
  return node?.type === 'mdxJsxFlowElement' || node?.type === 'mdxJsxTextElement';
}

/**
 * Calls a visitor with each JSX element of a tree, in order, and with its parent.
 *
 * @param name visits only elements with this name; `undefined` visits all
 */
export function visitJsx(
  tree: Nodes,
  name: string | undefined,
  visitor: (node: Jsx, parent: Nodes | undefined) => void,
): void {
  visit(tree, (node, _, parent) => {
    if (isJsx(node) && (name === undefined || node.name === name)) visitor(node, parent);
  });
}

/** The text of an attribute in quotes; `undefined` if it is missing or an expression. */
export function attribute(node: Jsx, name: string): string | undefined {
  const found = node.attributes.find(
    (item): item is MdxJsxAttribute => item.type === 'mdxJsxAttribute' && item.name === name,
  );
  return typeof found?.value === 'string' ? found.value : undefined;
}

export function setAttribute(node: Jsx, name: string, value: string): void {
  node.attributes.push({ type: 'mdxJsxAttribute', name, value });
}
