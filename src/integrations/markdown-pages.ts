import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Element, Parents, Root } from 'hast';
import { select } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { filesIn } from '../lib/files.ts';

/**
 * Writes `index.md`, the page as Markdown, beside every page that links to one. It's made from the finished page, so the
 * two can't say different things.
 */
export function markdownPages(): AstroIntegration {
  return {
    name: 'markdown-pages',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const out = fileURLToPath(dir);
        for (const name of filesIn(out).filter((file) => file.endsWith('.html'))) {
          const file = path.join(out, name);
          const html = await readFile(file, 'utf8');
          if (!html.includes('rel="alternate" type="text/markdown"')) continue;
          await writeFile(path.join(path.dirname(file), 'index.md'), toMarkdown(html, name));
        }
      },
    },
  };
}

/**
 * The text of a page's `<main>` as Markdown.
 *
 * @param file where the page is, for messages
 */
export function toMarkdown(html: string, file: string): string {
  return String(processor.processSync({ value: html, path: file }));
}

const processor = unified()
  .use(rehypeParse)
  .use(() => cleanMain)
  .use(rehypeRemark)
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', rule: '-' });

/** Reduces a page to its `<main>`, without what means nothing as text. */
function cleanMain(page: Root, { path: file }: VFile): Root {
  const main = select('main', page);
  if (!main) throw new Error(`${file} can't have a Markdown page because it has no <main>.`);
  const search = select('.search-open', page)?.properties['href'];
  const own = select('link[type="text/markdown"]', page)?.properties['href'];
  visit(main, (node, index, parent) => {
    // On the page of the search its field would link to itself.
    const isOwn = node.type === 'element' && node.tagName === 'ask-box' && own === `${String(search)}index.md`;
    if (node.type === 'comment' || isOwn || (node.type === 'element' && isLeftOut(node))) {
      parent?.children.splice(index ?? 0, 1);
      return index;
    }
    if (node.type !== 'element') return undefined;
    const { role } = node.properties;
    if (hasClass(node, 'term')) {
      // The explanation opens from a button. In Markdown, the term links to where the explanation leads.
      node.tagName = 'a';
      node.properties = { href: select(`#${String(node.properties['popoverTarget'])} a`, page)?.properties['href'] };
    } else if (node.tagName === 'ask-box') {
      // The field for errors and words becomes a link to the page that has it.
      const label = select('label', node)?.children ?? [];
      node.tagName = 'p';
      node.properties = {};
      node.children = [{ ...element('a', label), properties: { href: search } }];
    } else if (node.tagName === 'summary') {
      node.tagName = 'p';
      node.children = [element('strong', node.children)];
    } else if (role === 'img' && node.tagName === 'svg') {
      node.tagName = 'p';
      node.children = child(node, 'title')?.children ?? [];
    } else if (node.tagName === 'table' && !child(node, 'thead')) {
      node.children.unshift(headRow());
    } else if (hasClass(node, 'steps')) {
      // A heading in an item of a list is no heading for most readers of Markdown.
      node.tagName = 'div';
      for (const step of node.children) if (step.type === 'element') step.tagName = 'section';
    } else if (node.tagName === 'dl') {
      pairsAsList(node);
    } else if (hasClass(node, 'field-note')) {
      node.children.unshift({ type: 'text', value: '. ' });
    } else if (hasClass(node, 'app-hint')) {
      node.children.unshift({ type: 'text', value: '(' });
      node.children.push({ type: 'text', value: ')' });
    } else if (LISTS.some((name) => hasClass(node, name))) {
      visit(node, { tagName: 'b' }, nameWithColon);
    } else if (hasClass(node, 'note-title')) {
      node.children = [element('strong', node.children)];
    } else if (node.tagName === 'figure' && hasClass(node, 'screen')) {
      // Its caption says that the reader's own may differ.
      node.children.unshift(element('p', [{ type: 'text', value: `${String(node.properties['ariaLabel'])}:` }]));
    }
    return undefined;
  });
  return { type: 'root', children: [main] };
}

/** Tools, what needs a script, and what finds its way about a page that is seen. */
const TAGS = ['astro-island', 'button', 'copy-link', 'fieldset', 'form', 'noscript', 'wbr'];
/** The place of a copy button, the ways about the page, what a step's heading says too, and what fails to load. */
const CLASSES = ['act', 'crumbs', 'script-failed', 'side', 'side-fold', 'step-list-link', 'step-where', 'worked-yes'];

/** Lists whose entries begin with a name in bold. */
const LISTS = ['rows', 'worked-list'];

/** Sets a name off from what follows it. */
function nameWithColon(name: Element, _index?: number, parent?: Parents): void {
  const followed = parent?.children.some((node) => node !== name && toText(node).trim() !== '');
  if (followed) name.children.push({ type: 'text', value: ':' });
}

function hasClass({ properties }: Element, name: string): boolean {
  return [properties['className']].flat().includes(name);
}

/** Each name with its value in a line of a list: Markdown has no other form for pairs. */
function pairsAsList(list: Element): void {
  list.tagName = 'ul';
  for (const pair of list.children) {
    if (pair.type !== 'element') continue;
    pair.tagName = 'li';
    let before = ': ';
    pair.children = pair.children.flatMap((part): Element['children'] => {
      if (part.type !== 'element' || isLeftOut(part)) return [];
      if (part.tagName === 'dt') {
        if (toText(part).trimEnd().endsWith('?')) before = ' ';
        return part.children;
      }
      const value: Element['children'] = [{ type: 'text', value: before }, ...part.children];
      before = '. ';
      return value;
    });
  }
}

function isLeftOut(node: Element): boolean {
  const { tagName, properties } = node;
  return (
    (TAGS.includes(tagName) && !hasClass(node, 'term')) ||
    CLASSES.some((name) => hasClass(node, name)) ||
    // A decoration.
    (tagName === 'img' && properties['alt'] === '') ||
    // Astro writes hidden="true" on custom elements.
    properties['hidden'] !== undefined ||
    properties['ariaHidden'] === 'true' ||
    properties['dataScreenOnly'] !== undefined
  );
}

function child(parent: Element, tagName: string): Element | undefined {
  return parent.children.find((node): node is Element => node.type === 'element' && node.tagName === tagName);
}

/** Markdown tables need a head row. It's empty, as the page shows none, and so fits every language. */
function headRow(): Element {
  return element('thead', [element('tr', [element('th', []), element('th', [])])]);
}

function element(tagName: string, children: Element['children']): Element {
  return { type: 'element', tagName, properties: {}, children };
}
