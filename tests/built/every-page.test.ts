import path from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { HtmlValidate } from 'html-validate';
import sharp from 'sharp';
import { SKIP, visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import own from '../../src/mail-settings.ts';
import {
  attributes,
  type BuiltPage,
  DIST,
  find,
  isAnswered,
  isRedirect,
  pagesIn,
  read,
  textIn,
} from '../support/built-site.ts';

const pages = pagesIn(DIST);
const readable = pages.filter((page) => !isRedirect(page));
/** Whether search engines may list a page. */
const isListed = ({ tree }: Pick<BuiltPage, 'tree'>) =>
  !attributes('meta[name=robots]', tree, 'content').includes('noindex');
const ARTICLE = '/errors/550-authentication-is-required-for-relay/';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  elements: [
    'html5',
    // Astro puts the styles of an island beside it.
    { style: { flow: true, phrasing: true } },
    Object.fromEntries(
      [
        ...new Set(pages.flatMap(({ html }) => [...html.matchAll(/<([a-z]+-[a-z-]+)/gu)].map(([, name = '']) => name))),
      ].map((name) => [name, { flow: true, phrasing: true, transparent: true }]),
    ),
  ],
  rules: {
    'no-inline-style': 'error',
    'long-title': 'off',
    // Lists without markers keep their role in Safari only if it is written.
    'no-redundant-role': 'off',
    // Asks for a name also where a fieldset is no group; see the test below.
    'wcag/h71': 'off',
    // How Astro writes what a browser reads alike.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'no-implicit-button-type': 'off',
  },
});

describe('every page', () => {
  test('links only to what exists, anchors included', () => {
    const anchors = new Map(pages.map(({ address, tree }) => [address, new Set(attributes('[id]', tree, 'id'))]));
    const broken = pages.flatMap(({ address, tree }) =>
      [...attributes('[href]', tree, 'href'), ...attributes('[src]', tree, 'src')]
        .filter((target) => {
          if (/^(?:https:|data:|mailto:|tel:)/u.test(target)) return false;
          const { pathname, hash } = new URL(target, `https://site.invalid${address}`);
          if (!isAnswered(DIST, pathname)) return true;
          const id = decodeURIComponent(hash.slice(1));
          // A part of a drawing.
          if (pathname.endsWith('.svg')) return id !== '' && !read(DIST, pathname).includes(`id="${id}"`);
          return id !== '' && !anchors.get(pathname)?.has(id);
        })
        .map((target) => `${address} -> ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('has no words that run together at a link or a word in bold, with a script or without', () => {
    const faults: string[] = [];
    for (const { address, tree } of pages) {
      visit(tree, 'element', ({ tagName }, index = 0, parent) => {
        if (['pre', 'svg'].includes(tagName)) return SKIP;
        if (!['a', 'b', 'strong', 'em'].includes(tagName)) return undefined;
        const [before, after] = [parent?.children[index - 1], parent?.children[index + 1]];
        if (before?.type === 'text' && /[\p{L}\p{N}.,;:!?]$/u.test(before.value))
          faults.push(`${address} ${before.value}`);
        if (after?.type === 'text' && /^[\p{L}\p{N}]/u.test(after.value)) faults.push(`${address} ${after.value}`);
        return undefined;
      });
    }
    expect(faults).toEqual([]);
  });

  test('is valid HTML', async () => {
    const faults: string[] = [];
    for (const { address, html } of pages) {
      // Astro writes it so on custom elements.
      const { results } = await validator.validateString(html.replaceAll(' hidden="true"', ' hidden'));
      for (const { ruleId, message, line, column } of results.flatMap((result) => result.messages)) {
        faults.push(`${address}:${line}:${column} ${ruleId}: ${message}`);
      }
    }
    expect(faults).toEqual([]);
  });

  test('names its groups of fields', () => {
    for (const { address, tree } of readable) {
      const groups = selectAll('fieldset:not([role=none])', tree);
      expect(groups.filter((group) => !select('legend:first-child', group)).length, address).toBe(0);
    }
  });

  test('has its own title, its description, its canonical address and one main heading', () => {
    const titles = readable.filter(isListed).map(({ tree }) => textIn('title', tree));
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    // The site's name is added where there is room for it in a list of results.
    expect(titles.filter((title) => title.length > 65 && title.includes(own.site.name))).toEqual([]);
    for (const { address, tree } of readable) {
      expect(attributes('meta[name=description]', tree, 'content')[0]?.length, address).toBeGreaterThanOrEqual(50);
      expect(selectAll('h1', tree), address).toHaveLength(1);
      const canonical = isListed({ tree }) ? [`${own.site.url}${address}`] : [];
      expect(attributes('link[rel=canonical]', tree, 'href'), address).toEqual(canonical);
    }
  });

  test('asks no other host for anything, and waits for no file before it is shown', () => {
    for (const { address, tree, html } of pages) {
      const loaded = [...attributes('[src]', tree, 'src'), ...attributes('link[rel=icon]', tree, 'href')];
      expect(
        loaded.filter((target) => /^(?:https?:)?\/\//u.test(target)),
        address,
      ).toEqual([]);
      expect(html, address).not.toMatch(/@import|url\(\s*['"]?https?:/u);
      expect(attributes('link[rel=stylesheet]:not([media=print])', tree, 'href'), address).toEqual([]);
      expect(attributes('script[src]:not([type=module])', tree, 'src'), address).toEqual([]);
    }
  });

  test('describes itself to search engines with what it shows', () => {
    for (const { address, tree } of readable) {
      const text = textIn('main', tree);
      const data = selectAll('script[type="application/ld+json"]', tree).map(
        (script) => JSON.parse(toText(script)) as Record<string, unknown>,
      );
      const types = data.map((item) => item['@type']);
      const isContent = /^\/(?:errors|guides|articles|symptoms)\/./u.test(address);
      if (isContent) expect(types, address).toEqual(expect.arrayContaining(['BreadcrumbList', 'TechArticle']));
      if (address === ARTICLE) expect(types).toContain('FAQPage');
      if (address === '/') expect(types).toEqual(['WebSite']);
      for (const item of data) {
        if (item['@type'] === 'TechArticle') expect(text).toContain(item['headline']);
        if (item['@type'] !== 'FAQPage') continue;
        for (const question of item['mainEntity'] as { name: string; acceptedAnswer: { text: string } }[]) {
          expect(text).toContain(question.name);
          expect(text).toContain(question.acceptedAnswer.text);
        }
      }
    }
  });

  test('that search engines may list is in the sitemap, and has an image to share', async () => {
    const sitemap = read(DIST, 'sitemap-0.xml');
    for (const { address, tree } of readable) {
      const listed = isListed({ tree });
      expect(sitemap.includes(`<loc>${own.site.url}${address}</loc>`), address).toBe(listed);
      if (!listed) continue;
      const [image = ''] = attributes('meta[property="og:image"]', tree, 'content');
      const { width, height } = await sharp(path.join(DIST, new URL(image).pathname)).metadata();
      expect([width, height], address).toEqual([1200, 630]);
    }
  });
});

test('the Markdown of a page has its title and all its steps, and no HTML', () => {
  const withMarkdown = readable.filter(({ tree }) => select('link[rel=alternate][type="text/markdown"]', tree));
  expect(withMarkdown.length).toBeGreaterThan(100);
  for (const page of withMarkdown) {
    const markdown = read(DIST, `${page.address}index.md`);
    expect(markdown, page.address).toContain(`# ${toText(find('h1', page.tree))}`);
    for (const id of attributes('li.step', page.tree, 'id')) {
      expect(
        markdown.match(/Step \d+|Paso \d+/gu)?.map((step) => `step-${step.slice(5)}`),
        page.address,
      ).toContain(id);
    }
    // Quotes and code may hold <>.
    const text = markdown.replaceAll(/^ *```.*?^ *```$/gmsu, '');
    expect(text, page.address).not.toMatch(/<[a-z]|\[object|undefined/u);
    // What only a screen or a script needs.
    expect(text, page.address).not.toMatch(/be loaded|didn’t load|astro:|!\[\]|Yes, it sent|All \d+ steps/u);
  }
});
