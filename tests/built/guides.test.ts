import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { expect, test } from 'vitest';
import {
  attributes,
  type BuiltPage,
  DIST,
  filesIn,
  find,
  isRedirect,
  OTHER_DIST,
  pageAt,
  pagesIn,
  textIn,
} from '../support/built-site.ts';

const pages = pagesIn(DIST);
const isGuide = (page: BuiltPage) => /^\/guides\/./u.test(page.address) && !isRedirect(page);
const guides = pages.filter(isGuide);

test('there is a guide for each file', () => {
  const files = filesIn('src/content/guides').map((file) => `/guides/${file.replace(/\.mdx$/u, '')}/`);
  expect(guides.map(({ address }) => address).sort()).toEqual(files.sort());
});

test('steps are numbered from 1 without a gap, and each can be linked', () => {
  for (const { address, tree } of guides) {
    const ids = attributes('li.step', tree, 'id');
    expect(ids.length, address).toBeGreaterThanOrEqual(4);
    expect(ids).toEqual(ids.map((_, index) => `step-${index + 1}`));
    for (const id of ids) expect(select(`a[href="#${id}"]`, tree), `${address}#${id}`).toBeDefined();
  }
});

test('code is filled in, has a name of its own, can be copied and scrolled with the keyboard', () => {
  let count = 0;
  for (const { address, tree } of [...guides, ...pagesIn(OTHER_DIST).filter(isGuide)]) {
    const labels = selectAll('.code-block', tree).map((block) => {
      const region = find('section[tabindex="0"]:has(> pre > code)', block);
      const label = String(region.properties['ariaLabel']);
      expect(toText(region), address).not.toMatch(/\{(?:outgoing|provider|userName|email)\./u);
      expect(textIn('copy-text button', block), address).toBe(`Copy ${label}`);
      return label;
    });
    expect(new Set(labels).size, address).toBe(labels.length);
    expect(selectAll('.prose pre:not(.said)', tree).length, address).toBe(labels.length);
    count += labels.length;
  }
  expect(count).toBeGreaterThan(40);
});

test('a guide says which versions it was checked for, when, and where to go next', () => {
  for (const { address, tree } of guides) {
    const text = textIn('main', tree);
    expect(text, address).toContain('Checked for: ');
    expect(text, address).toMatch(/Checked [A-Z][a-z]+ \d+, 20\d\d/u);
    expect(text, address).toContain('Still not working?');
  }
});

test('home shows mail apps first, then what else sends mail', () => {
  const lists = selectAll('main client-choice ul', pageAt('/', pages).tree).map((list) =>
    attributes('a', list, 'href'),
  );
  expect(lists).toHaveLength(2);
  expect(lists[0]).toContain('/guides/outlook/');
  expect(lists[1]).toEqual(expect.arrayContaining(['/guides/printer/', '/guides/wordpress/', '/guides/nodemailer/']));
});
