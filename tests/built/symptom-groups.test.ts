import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { describe, expect, test } from 'vitest';
import { localAddress } from '../../src/i18n/locale.ts';
import { attributes, DIST, find, isRedirect, OTHER_DIST, pageAt, pagesIn, textIn } from '../support/built-site.ts';

const pages = pagesIn(DIST).filter((page) => !isRedirect(page));
const ARTICLE = '/errors/550-authentication-is-required-for-relay/';

describe('symptom pages', () => {
  const symptoms = pages.filter(({ address }) => /^\/symptoms\/./u.test(address));

  test('are each linked from home and from their own list', () => {
    expect(symptoms.length).toBeGreaterThanOrEqual(10);
    for (const list of ['/', '/symptoms/']) {
      const links = attributes('main .symptom-groups a', pageAt(list, pages).tree, 'href');
      expect(links, list).toEqual(expect.arrayContaining(symptoms.map(({ address }) => address)));
    }
  });

  test('give the answer first, then steps, then how to tell the causes apart, and lead on', () => {
    for (const { address, tree } of symptoms) {
      find('.head .lead', tree);
      const text = textIn('main .prose', tree);
      const order = ['Step 1:', 'What’s causing it?', 'Did '].map((words) => text.lastIndexOf(words));
      expect(order, address).not.toContain(-1);
      expect(order, address).toEqual(order.toSorted((a, b) => a - b));
      const links = attributes('main .prose a', tree, 'href');
      expect(links.filter((link) => /^\/(?:errors|articles|symptoms)\/./u.test(link)).length, address).toBeGreaterThan(
        2,
      );
    }
  });
});

test('explained words are buttons that open an explanation, which is also read with the word and is in the glossary', () => {
  const glossary = attributes('h2[id]', pageAt('/glossary/', pages).tree, 'id');
  const explaining = pages.filter(({ tree }) => select('button.term', tree));
  expect(explaining.map(({ address }) => address)).toContain(ARTICLE);
  for (const { address, tree } of explaining) {
    const locale = String(select('html', tree)?.properties['lang']);
    for (const { properties } of selectAll('button.term', tree)) {
      const popover = find(`#${String(properties['popoverTarget'] ?? properties['popovertarget'])}[popover]`, tree);
      expect(textIn(`#${String(properties['ariaDescribedBy'])}`, tree).length, address).toBeGreaterThan(20);
      const [link = ''] = attributes('a', popover, 'href');
      expect(link.startsWith(`${localAddress(locale, '/glossary/')}#`), `${address}: ${link}`).toBe(true);
      expect(glossary, address).toContain(link.replace(/^.*#/u, ''));
    }
  }
});

describe('the question whether a page helped', () => {
  test('is asked exactly once on every page of content', () => {
    const content = pages.filter(({ address }) => /^\/(?:errors|guides|articles|symptoms)\/./u.test(address));
    expect(content.length).toBeGreaterThan(30);
    for (const { address, tree } of content) {
      const asked = selectAll('did-it-work h2', tree).map((heading) => toText(heading));
      expect(asked, address).toEqual([expect.stringMatching(/^Did (?:this help|it work)\?$/u)]);
    }
  });

  test('says nothing of sending on a page that is about something else, in any language', () => {
    const about = (address: string) => textIn('did-it-work', pageAt(address, pages).tree);
    for (const page of ['symptoms/cannot-sign-in-to-webmail', 'errors/iphone-cannot-get-mail']) {
      expect(about(`/${page}/`)).toMatch(/^Did this help\?/u);
      expect(about(`/${page}/`)).not.toMatch(/\bsen[dt]\b|Outbox/u);
      expect(about(`/es/${page}/`)).toMatch(/^¿Te sirvió\?/u);
      expect(about(`/es/${page}/`)).not.toMatch(/envi(?:ar|ó)\b/u);
    }
  });

  test('leads on, and has a message to support ready where there is an address, without a script', () => {
    const linksOn = (site: ReturnType<typeof pagesIn>) =>
      attributes('did-it-work a', pageAt('/symptoms/stuck-in-outbox/', site).tree, 'href');
    expect(linksOn(pages)).toEqual(expect.arrayContaining(['/diagnose/', '/check/']));
    expect(linksOn(pages).filter((link) => link.startsWith('mailto:'))).toEqual([]);
    const message = new URL(linksOn(pagesIn(OTHER_DIST)).find((link) => link.startsWith('mailto:')) ?? '');
    expect(message.searchParams.get('body')).toContain('/symptoms/stuck-in-outbox/');
    const [spanish] = attributes('did-it-work', pageAt('/es/symptoms/stuck-in-outbox/', pages).tree, 'dataName');
    expect(spanish).toMatch(/^“[^“”]+”$/u);
  });
});
