import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Element, Root } from 'hast';
import { select } from 'hast-util-select';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import type { BuiltPage } from './help-site.ts';

/**
 * Writes each page's twin `index.md`: the text of its main part as Markdown, with the values filled in. It is made
 * from the finished page, so that it can never say anything else.
 */
export async function writeMarkdownTwins(pages: readonly BuiltPage[]): Promise<void> {
  await Promise.all(
    pages.map(async ({ file, html }) => writeFile(path.join(path.dirname(file), 'index.md'), await toMarkdown(html))),
  );
}

const fromHtml = unified().use(rehypeParse);
const toMdast = unified().use(rehypeRemark);
const stringify = unified().use(remarkGfm).use(remarkStringify, { bullet: '-', rule: '-' });

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

async function toMarkdown(html: string): Promise<string> {
  const main = select('main', fromHtml.parse(html));
  if (!main) throw new Error('a page has no <main>');
  visit(main, 'element', (element, index, parent) => {
    const title = select(':scope > title', element);
    if (element.tagName === 'svg' && element.properties['role'] === 'img' && title && parent && index !== undefined) {
      parent.children[index] = { type: 'element', tagName: 'p', properties: {}, children: title.children };
      return SKIP;
    }
    if (isControl(element) && parent && index !== undefined) {
      parent.children.splice(index, 1);
      return index;
    }
    if (element.tagName === 'table') giveHeadRow(element);
    return undefined;
  });
  const tree = await toMdast.run({ type: 'root', children: [main] } as Root);
  return stringify.stringify(tree as never);
}

/** Markdown tables have a head row and no caption. */
function giveHeadRow(table: Element): void {
  table.children = table.children.filter((child) => !(child.type === 'element' && child.tagName === 'caption'));
  const body = select('tbody', table);
  if (!body || select('thead', table)) return;
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
