import type { Element, Root } from 'hast';
import type { Text } from 'mdast';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { SKIP, visit } from '../visit.ts';

const toMdast = unified().use(rehypeRemark);
const stringify = unified()
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    rule: '-',
    // Most texts hold nothing that Markdown could take for a sign of its own, and need not be looked through for each.
    handlers: { text: ({ value }: Text, _, state, info) => (isPlain(value) ? value : state.safe(value, info)) },
  });

/**
 * Whether a text stands for itself anywhere in Markdown: it begins with a letter, ends with no space, and holds letters,
 * digits and such signs as mean nothing. A dot behind `www` makes a link.
 */
export function isPlain(text: string): boolean {
  return /^\p{L}(?:[\p{L}\p{N},;’‘“”–—%]|[ ](?=\S)|(?<![wW])\.)*$/u.test(text);
}

/** Parts of a page that mean nothing as text. */
function isControl(element: Element): boolean {
  const { properties, tagName } = element;
  const classes = Array.isArray(properties['className']) ? properties['className'] : [];
  return (
    ['script', 'template', 'dialog', 'button', 'form', 'noscript', 'copy-link'].includes(tagName) ||
    // Astro writes hidden="true" on custom elements.
    properties['hidden'] !== undefined ||
    // Means nothing away from the screen, such as the way to another device.
    properties['dataScreenOnly'] !== undefined ||
    properties['ariaHidden'] === 'true' ||
    classes.some((name) => ['crumbs', 'contents'].includes(String(name)))
  );
}

/**
 * A page's twin, `index.md`: the text of its main part as Markdown, with the values filled in. It is made from the
 * finished page, so that it can never say anything else.
 *
 * @param main the page's `<main>`; it is changed
 */
export function toMarkdown(main: Element): string {
  visit(main, 'element', (element, index, parent) => {
    if (element.tagName === 'svg' && element.properties['role'] === 'img' && parent && index !== undefined) {
      const title = child(element, 'title');
      if (title) {
        parent.children[index] = { type: 'element', tagName: 'p', properties: {}, children: title.children };
        return SKIP;
      }
    }
    const { dataTerm } = element.properties;
    if (dataTerm && parent && index !== undefined) {
      // The explanation is shown by a button; in a text, a link leads to it.
      const properties = { href: `/glossary/#${String(dataTerm)}` };
      parent.children[index] = { type: 'element', tagName: 'a', properties, children: element.children };
      return SKIP;
    }
    if (isControl(element) && parent && index !== undefined) {
      parent.children.splice(index, 1);
      return index;
    }
    if (element.tagName === 'table') giveHeadRow(element);
    return undefined;
  });
  const tree = toMdast.runSync({ type: 'root', children: [main] } as Root);
  return stringify.stringify(tree as never);
}

function child(parent: Element, tagName: string): Element | undefined {
  return parent.children.find((node): node is Element => node.type === 'element' && node.tagName === tagName);
}

/** Markdown tables have a head row and no caption. */
function giveHeadRow(table: Element): void {
  table.children = table.children.filter((child) => !(child.type === 'element' && child.tagName === 'caption'));
  if (!child(table, 'tbody') || child(table, 'thead')) return;
  const cell = (text: string): Element => ({
    type: 'element',
    tagName: 'th',
    properties: {},
    children: [{ type: 'text', value: text }],
  });
  table.children.unshift({
    type: 'element',
    tagName: 'thead',
    properties: {},
    children: [{ type: 'element', tagName: 'tr', properties: {}, children: [cell('Field'), cell('Value')] }],
  });
}
