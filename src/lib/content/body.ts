import { rehypeHeadingIds } from '@astrojs/markdown-remark';
import type { Element, Root as HastRoot, RootContent as HastContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';
import { SKIP, visit } from '../../visit.ts';
import type { MailSettings } from '../settings/schema.ts';
import { markOriginals } from './foreign.ts';
import { type BodyFacts, PLAIN_HTML, prepareBody, readBody } from './mdx.ts';
import { remarkTypography } from '../../content-model/typography.ts';

/**
 * The body of an MDX file, made into what a page shows.
 *
 * Bodies hold no code, only text and components with texts as attributes, so they are data: HTML, and between it the
 * components by name. Nothing of them becomes a program that must be bundled, run and kept in memory, which is what a
 * build of thousands of articles would spend most of its time on.
 */

/** A stretch of HTML, or a component with what stands in it. */
export type BodyPart = string | BodyComponent;

export interface BodyComponent {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: readonly BodyPart[];
}

export interface Heading {
  /** 2 to 6. */
  readonly depth: number;
  /** The anchor, without `#`. */
  readonly slug: string;
  readonly text: string;
}

export interface Body {
  readonly facts: BodyFacts;
  /** Empty where the facts name problems: a broken body is not shown. */
  readonly parts: readonly BodyPart[];
  readonly headings: readonly Heading[];
}

/** What a body may refer to. */
export interface BodyContext {
  readonly settings: MailSettings;
  /** Ids of the glossary. */
  readonly terms: readonly string[];
  /** The language of a translation; left out for an original. */
  readonly language?: string | undefined;
}

/** What stands in a text in which an address becomes a link by itself, by the names of remark-gfm's parts. */
const ADDRESSES = { emailAutolink: /@/u, protocolAutolink: /:\/\//u, wwwAutolink: /www\./iu };

const reader = unified().use(remarkParse).use(remarkGfm);
const readers = new Map<string, Processor<Root>>();

/**
 * Reads a text as {@link reader} and remark-mdx do, without asking of each letter whether an address begins with it
 * where the text can hold none: that is half of the time of reading.
 */
function read(text: string): Root {
  const needless = Object.entries(ADDRESSES).flatMap(([name, sign]) => (sign.test(text) ? [] : [name]));
  const key = needless.join(' ');
  const known = readers.get(key) ?? (reader().use(without, needless).use(remarkMdx) as unknown as Processor<Root>);
  readers.set(key, known);
  return known.parse(text);
}

/** remark plugin, after remark-gfm: some or all of the kinds of {@link ADDRESSES} are not looked for. */
function without(this: Processor, needless: readonly string[]): void {
  const { micromarkExtensions = [], fromMarkdownExtensions = [] } = this.data();
  for (const [at, extension] of micromarkExtensions.entries()) {
    const text = Object.entries(extension.text ?? {}).flatMap(([code, constructs]) => {
      const kept = [constructs ?? []].flat().filter(({ name }) => !needless.includes(name ?? ''));
      return kept.length > 0 ? [[code, kept]] : [];
    });
    micromarkExtensions[at] = { ...extension, text: Object.fromEntries(text) };
  }
  if (needless.length < Object.keys(ADDRESSES).length) return;
  for (const extension of fromMarkdownExtensions.flat()) delete extension.transforms;
}

const writer = unified()
  .use(remarkTypography)
  .use(remarkRehype, { passThrough: ['mdxJsxFlowElement', 'mdxJsxTextElement'] })
  .use(rehypeHeadingIds);

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

/**
 * @param text the MDX text without its front matter
 * @returns the body; lines in it count from the first line of `text`, which is 1
 * @throws {Error} where the text is not valid MDX; its `line` says where
 */
export function compileBody(text: string, { settings, terms, language }: BodyContext): Body {
  const tree = read(text);
  const facts = readBody(tree, settings, terms);
  if (facts.problems.length > 0) return { facts, parts: [], headings: [] };
  unravel(tree);
  if (language !== undefined) markOriginals(tree);
  prepareBody(tree, facts, settings);
  // The name tells the plugin for headings that braces are text.
  const file = { path: 'body.mdx', data: {} as { astro?: { headings: Heading[] } } };
  const html = writer.runSync(tree, file);
  return { facts, parts: partsOf(html), headings: file.data.astro?.headings ?? [] };
}

/** A paragraph that holds nothing but components is none: its author wrote a component on a line of its own. */
function unravel(tree: Root): void {
  visit(tree, 'paragraph', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const children = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
    if (children.length === 0 || !children.every((child) => child.type === 'mdxJsxTextElement')) return undefined;
    const components = children.map((child) => ({ ...child, type: 'mdxJsxFlowElement' }) as MdxJsxFlowElement);
    parent.children.splice(index, 1, ...components);
    return index;
  });
}

/** Stands in the HTML where a component begins or ends. No text holds it: HTML knows no such character. */
const MARK = '\0';

/** The tree as HTML, cut where its components begin and end. */
function partsOf(tree: HastRoot): BodyPart[] {
  const components: Jsx[] = [];
  const mark = (value: string) => ({ type: 'raw', value: `${MARK}${value}${MARK}` }) as HastContent;
  visit(tree, (node, index, parent) => {
    if (!isJsx(node) || !parent || index === undefined) return undefined;
    const children = node.children as unknown as Element['children'];
    if (PLAIN_HTML.includes(node.name ?? '')) {
      parent.children[index] = { type: 'element', tagName: node.name ?? '', properties: {}, children };
      return index;
    }
    components.push(node);
    // The children stand between the marks and are visited next.
    parent.children.splice(index, 1, mark(String(components.length - 1)), ...children, mark(''));
    return [SKIP, index + 1];
  });

  const root: BodyPart[] = [];
  const open: BodyPart[][] = [root];
  for (const [at, piece] of toHtml(tree, {
    allowDangerousHtml: true,
    characterReferences: { useNamedReferences: true },
  })
    .split(MARK)
    .entries()) {
    const here = open.at(-1) ?? root;
    // Pieces of HTML and marks take turns.
    if (at % 2 === 0) {
      if (piece !== '') here.push(piece);
    } else if (piece === '') {
      open.pop();
    } else {
      const node = components[Number(piece)];
      const parts: BodyPart[] = [];
      here.push({ name: node?.name ?? '', attributes: attributesOf(node), parts });
      open.push(parts);
    }
  }
  return root;
}

function isJsx(node: { type: string }): node is Jsx {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function attributesOf(node: Jsx | undefined): Record<string, string> {
  const pairs = (node?.attributes ?? []).flatMap((item) =>
    item.type === 'mdxJsxAttribute' && typeof item.value === 'string' ? [[item.name, item.value] as const] : [],
  );
  return Object.fromEntries(pairs);
}
