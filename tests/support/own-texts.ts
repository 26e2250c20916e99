import type { Element, Nodes } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { SKIP, visit } from 'unist-util-visit';

const BLOCKS = 'p,li,th,td,dt,dd,h1,h2,h3,h4,figcaption,caption,summary,label,legend,blockquote,pre,button,a,option';
const NO_TEXT = ['script', 'style', 'code', 'template'];

/** The body of a page without what is marked as being in another language, and without elements that `skip` names. */
export function ownBody(tree: Nodes, skip: (element: Element) => boolean = () => false): Element {
  const copy = structuredClone(select('body', tree) as Element);
  visit(copy, 'element', (element, index, parent) => {
    const skipped = element.properties['lang'] !== undefined || NO_TEXT.includes(element.tagName) || skip(element);
    if (!skipped || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return copy;
}

/** The texts of a page in its own language, block by block. */
export function ownTexts(tree: Nodes, skip?: (element: Element) => boolean): string[] {
  return (
    selectAll(BLOCKS, ownBody(tree, skip))
      // An address is in no language.
      .map((block) =>
        toText(block)
          .replaceAll(/\S+\/\S*/gu, '')
          .replaceAll(/\s+/gu, ' ')
          .trim(),
      )
      .filter((text) => text !== '')
  );
}
