import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { describe, expect, test } from 'vitest';
import { DIST, filesIn, OTHER_DIST, pagesIn } from '../support/built-site.ts';

const pages = pagesIn(DIST).filter(({ html }) => !html.includes('http-equiv="refresh"'));
const ARTICLE = '/errors/550-authentication-is-required-for-relay/';

function pageAt(address: string, from = pages) {
  const found = from.find((page) => page.address === address);
  if (!found) throw new Error(`no page at ${address}`);
  return found;
}

const href = (element: Element) => String(element.properties['href'] ?? '');

/** All that the search knows, as text. */
const index = filesIn(DIST)
  .filter((file) => file.startsWith('pagefind/fragment/'))
  .map((file) => gunzipSync(readFileSync(path.join(DIST, file))).toString('utf8'));

describe('symptom pages', () => {
  const symptoms = pages.filter(({ address }) => /^\/symptoms\/./u.test(address));

  test('are each led to from home and from their own list', () => {
    expect(symptoms.length).toBeGreaterThanOrEqual(10);
    for (const list of ['/', '/symptoms/']) {
      const links = selectAll('main .way-pages a', pageAt(list).tree).map(href);
      for (const { address } of symptoms) expect(links, list).toContain(address);
    }
  });

  test('give the answer first, then steps, then how to tell the causes apart, and lead on', () => {
    for (const { address, tree } of symptoms) {
      const main = select('main', tree) as Element;
      const text = toText(main);
      const places = [toText(select('.lead', main) as Element), 'Step 1:', 'How do I tell the causes apart?'].map(
        (words) => text.indexOf(words),
      );
      expect(places, address).not.toContain(-1);
      expect(places, address).toEqual(places.toSorted((a, b) => a - b));
      const links = selectAll('.prose a', main).map(href);
      expect(links.filter((link) => /^\/(?:errors|articles|symptoms)\/./u.test(link)).length, address).toBeGreaterThan(
        2,
      );
    }
  });

  test('can be found', () => {
    for (const { address } of symptoms) {
      expect(
        index.some((page) => page.includes(`"url":"${address}"`)),
        address,
      ).toBe(true);
    }
  });
});

describe('explained words', () => {
  test('are buttons that open an explanation, which is also read with the word and stands in the glossary', () => {
    const anchors = selectAll('h2[id]', pageAt('/glossary/').tree).map((heading) => heading.properties['id']);
    const explaining = pages.filter(({ html }) => html.includes('popovertarget'));
    expect(explaining.map(({ address }) => address)).toContain(ARTICLE);
    for (const { address, tree } of explaining) {
      for (const word of selectAll('button.term', tree)) {
        const target = select(`#${String(word.properties['popoverTarget'] ?? word.properties['popovertarget'])}`, tree);
        expect(target?.properties['popover'], address).toBeDefined();
        const described = select(`#${String(word.properties['ariaDescribedBy'])}`, tree) as Element;
        expect(toText(described).length, address).toBeGreaterThan(20);
        const more = href(select('a', target) as Element);
        expect(anchors, address).toContain(more.replace('/glossary/#', ''));
      }
    }
  });

  test('stay part of their sentence, in the text of the page, in the search and as Markdown', () => {
    const sentence = 'Apps also write SMTP or outgoing server.';
    expect(toText(select('.prose', pageAt(ARTICLE).tree) as Element)).toContain(sentence);
    expect(index.find((page) => page.includes(`"url":"${ARTICLE}"`))).toContain(sentence);
    expect(readFileSync(path.join(DIST, ARTICLE, 'index.md'), 'utf8')).toContain(
      'Apps also write [SMTP](/glossary/#smtp) or [outgoing server](/glossary/#outgoing-server).',
    );
  });
});

describe('the question whether a page helped', () => {
  const asks = (tree: (typeof pages)[number]['tree']) =>
    selectAll('h2, h3', tree).filter((heading) =>
      /^Did (?:this help|your test message arrive)\?$/u.test(toText(heading)),
    ).length;

  test('is asked exactly once on every page of content', () => {
    const content = pages.filter(({ address }) => /^\/(?:errors|guides|articles|symptoms)\/./u.test(address));
    expect(content.length).toBeGreaterThan(30);
    expect(content.filter(({ tree }) => asks(tree) !== 1).map(({ address }) => address)).toEqual([]);
  });

  test('leads on and has a message to support ready, without a script', () => {
    const { tree } = pageAt('/symptoms/stuck-in-outbox/');
    const helped = select('.helped', tree) as Element;
    const links = selectAll('a', helped).map(href);
    expect(links).toEqual(expect.arrayContaining(['/diagnose/', '/check/', ARTICLE]));
    const message = new URL(links.find((link) => link.startsWith('mailto:')) ?? '');
    expect(message.searchParams.get('body')).toContain('/symptoms/stuck-in-outbox/');
    expect(toText(select('pre', helped) as Element)).toContain('Messages stay in the Outbox');
  });

  test('is no part of the text that is taken along or searched', () => {
    const markdown = readFileSync(path.join(DIST, 'symptoms/stuck-in-outbox/index.md'), 'utf8');
    expect(markdown).not.toContain('Did this help?');
    expect(index.filter((page) => page.includes('Did this help?'))).toEqual([]);
  });
});

describe('the page for the owner', () => {
  test('lists every page of content, the longest overdue first, as of the day of the build', () => {
    const { tree } = pageAt('/review/', pagesIn(OTHER_DIST));
    const rows = selectAll('.reviews tbody tr', tree);
    const content = pagesIn(OTHER_DIST).filter(
      ({ address, html }) =>
        /^\/(?:errors|guides|articles|symptoms)\/./u.test(address) && !html.includes('http-equiv="refresh"'),
    );
    expect(rows.map((row) => href(select('a', row) as Element)).sort()).toEqual(
      content.map(({ address }) => address).sort(),
    );
    expect(toText(select('.lead', tree) as Element)).toContain(
      `${rows.length} of ${rows.length} pages are overdue. As of January 1, 2040`,
    );
    const days = rows.map((row) => Number(/overdue for (\d+) days/u.exec(toText(row))?.[1]));
    expect(days).toEqual(days.toSorted((a, b) => b - a));
  });

  test('is in no list, no search and no sitemap', () => {
    expect(pages.filter(({ address, tree }) => address !== '/review/' && select('a[href="/review/"]', tree))).toEqual(
      [],
    );
    expect(readFileSync(path.join(DIST, 'sitemap-0.xml'), 'utf8')).not.toContain('/review/');
    expect(readFileSync(path.join(DIST, 'llms.txt'), 'utf8')).not.toContain('/review/');
    expect(index.filter((page) => page.includes('"url":"/review/"'))).toEqual([]);
    expect(pageAt('/review/').html).toContain('content="noindex"');
  });
});

test('a page says what changed on it, with the day', () => {
  const about = toText(select('.about', pageAt(ARTICLE).tree) as Element);
  expect(about).toMatch(/What changed\s+November 24, 2026: /u);
});
