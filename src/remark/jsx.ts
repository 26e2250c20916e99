import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';

/** Helpers for the JSX nodes of an MDX tree. */

export type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

export function isJsx(node: { type: string } | undefined): node is Jsx {
  return node?.type === 'mdxJsxFlowElement' || node?.type === 'mdxJsxTextElement';
}

/** A test for `visit`: JSX elements with this name. */
export function named(name: string) {
  return (node: { type: string }): node is Jsx => isJsx(node) && node.name === name;
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
