import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { describe, expect, test } from 'vitest';
import { attributes, DIST, pageAt, pagesIn } from '../support/built-site.ts';

/** The table of all errors, as it is without JavaScript, against the front matter of the articles. */

const FOLDER = path.join(import.meta.dirname, '../../src/content/errors');
const articles = readdirSync(FOLDER).map((name) => ({
  href: `/errors/${name.replace(/\.mdx$/u, '')}/`,
  data: parseFrontmatter(readFileSync(path.join(FOLDER, name), 'utf8')).frontmatter as Record<string, unknown>,
}));
const pages = pagesIn(DIST);
const { tree } = pageAt('/errors/', pages);
const rows = selectAll('table.error-table tbody tr', tree).map((element) => ({
  element,
  href: String(select('a', element)?.properties['href']),
  text: toText(element).replace(/\s+/gu, ' '),
}));

function rowOf(href: string): { element: Element; text: string } | undefined {
  return rows.find((row) => row.href === href);
}

describe('the table of all errors', () => {
  test('lists every error article once', () => {
    expect(articles.length).toBeGreaterThanOrEqual(28);
    expect(rows.map(({ href }) => href).sort()).toEqual(articles.map(({ href }) => href).sort());
  });

  test('begins with the error that brings most readers here', () => {
    expect(rows[0]?.href).toBe('/errors/550-authentication-is-required-for-relay/');
  });

  test('gives every code of every article', () => {
    for (const { href, data } of articles) {
      const listed = selectAll('td:first-of-type span', rowOf(href)?.element).map((item) => toText(item));
      const codes = ['codes', 'enhancedCodes', 'appCodes'].flatMap(
        (name) => (data[name] as string[] | undefined) ?? [],
      );
      expect(listed, href).toEqual(codes);
    }
  });

  test('gives the wording, who can fix it and whether it passes', () => {
    for (const { href, data } of articles) {
      const { text } = rowOf(href) ?? { text: '' };
      expect(text.toLowerCase(), href).toContain(String(data['message']).toLowerCase().replace(/\s+/gu, ' '));
      expect(text, href).toMatch(/(?:You|The recipient|An administrator|Nobody: wait)/u);
      expect(text, href).toMatch(/(?:No, it stays|Yes, it passes|Sometimes)$/u);
    }
  });

  test('hides its filter and no row until a script can filter', () => {
    expect(select('search.error-filter', tree)?.properties['hidden']).toBe(true);
    expect(rows.filter(({ element }) => element.properties['hidden'] !== undefined)).toEqual([]);
  });
});

test('an error in one app’s own words offers that app’s guide and no other', () => {
  const guidesOn = (address: string) => attributes('.choice a', pageAt(address, pages).tree, 'href');
  expect(guidesOn('/errors/outlook-0x800ccc79/')).toEqual(['/guides/outlook/']);
  expect(guidesOn('/errors/iphone-does-not-allow-relaying/')).toEqual(['/guides/iphone/']);
  expect(guidesOn('/errors/thunderbird-sending-of-the-message-failed/')).not.toContain('/guides/outlook/');
  expect(guidesOn('/errors/relay-access-denied/').length).toBeGreaterThanOrEqual(3);
  expect(guidesOn('/errors/mailbox-full/')).toEqual([]);
});
