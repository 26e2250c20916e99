import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import { selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { describe, expect, test } from 'vitest';
import { attributes, DIST, pageAt, pagesIn, textIn } from '../support/built-site.ts';

/** The list of all errors against the front matter of the articles. */

const FOLDER = path.join(import.meta.dirname, '../../src/content/errors');
const articles = readdirSync(FOLDER).map((name) => ({
  href: `/errors/${name.replace(/\.mdx$/u, '')}/`,
  data: parseFrontmatter(readFileSync(path.join(FOLDER, name), 'utf8')).frontmatter as Record<string, unknown>,
}));
const { tree } = pageAt('/errors/', pagesIn(DIST));
const rows = selectAll('section:has(> h2) .rows a', tree).map((element) => ({
  href: String(element.properties['href']),
  text: toText(element).replace(/\s+/gu, ' '),
}));

describe('the list of all errors', () => {
  test('has every error article once, and first the error that brings most readers here', () => {
    expect(articles.length).toBeGreaterThanOrEqual(28);
    expect(rows.map(({ href }) => href).sort()).toEqual(articles.map(({ href }) => href).sort());
    expect(rows[0]?.href).toBe('/errors/550-authentication-is-required-for-relay/');
  });

  test('groups them by who can fix what, and has a link to each group', () => {
    for (const [who, group] of Map.groupBy(articles, ({ data }) => data['whoFixes'] as string)) {
      const listed = attributes(`section[aria-labelledby=${who}] .rows a`, tree, 'href');
      expect(listed.sort()).toEqual(group.map(({ href }) => href).sort());
      expect(textIn(`nav a[href="#${who}"]`, tree)).toBe(textIn(`h2#${who}`, tree));
    }
  });

  test('gives the first step and every code of every article', () => {
    for (const { href, data } of articles) {
      const text = rows.find((row) => row.href === href)?.text ?? '';
      expect(text, href).toContain(String(data['firstStep']).split(/[{"']/u)[0]);
      for (const code of ['codes', 'enhancedCodes', 'appCodes'].flatMap((name) => (data[name] as string[]) ?? [])) {
        expect(text, href).toContain(code);
      }
    }
  });
});
