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
    // Beside it stands what a server said, and the summary for support.
    const blocks = selectAll('.prose pre:not(.said)', tree).length - selectAll('did-it-work pre', tree).length;
    expect(blocks, address).toBe(labels.length);
    count += labels.length;
  }
  expect(count).toBeGreaterThan(40);
});

test('a guide says which versions it was checked for, when, and where to go next', () => {
  for (const { address, tree } of guides) {
    const text = textIn('main', tree);
    expect(text, address).toContain('Checked for: ');
    expect(text, address).toMatch(/Checked [A-Z][a-z]+ \d+, 20\d\d/u);
    expect(text, address).toContain('If it still fails, ask us');
  }
});

test('home shows the six frequent apps by where one holds them, and leads to all guides, mail apps first', () => {
  const home = pageAt('/', pages).tree;
  expect(selectAll('main app-choice ul', home).map((list) => attributes('a', list, 'href'))).toEqual([
    ['/guides/iphone/', '/guides/android/'],
    ['/guides/outlook/', '/guides/apple-mail/', '/guides/thunderbird/', '/guides/gmail/'],
  ]);
  expect(attributes('main app-choice a.more', home, 'href')).toEqual(['/guides/']);
  const lists = selectAll('main .rows', pageAt('/guides/', pages).tree).map((list) => attributes('a', list, 'href'));
  expect(lists.flat().sort()).toEqual(guides.map(({ address }) => address).sort());
  expect(lists[0]).toContain('/guides/iphone/');
  expect(lists[1]).toContain('/guides/outlook/');
  expect(lists[3]).toContain('/guides/nodemailer/');
});

test('a guide lists its steps, and names the apps that it is easily confused with', () => {
  for (const { address, tree } of guides) {
    const steps = selectAll('li.step', tree).map(({ properties }) => properties['dataTitle']);
    expect(
      selectAll('nav.step-list li', tree).map((item) => toText(item).replace(/^\d+/u, '').trim()),
      address,
    ).toEqual(steps);
    expect(textIn('#step-1 .step-where', tree), address).toMatch(new RegExp(`: step 1 of ${steps.length}$`, 'u'));
  }
  const others = attributes('.guide-start a', pageAt('/guides/outlook/', pages).tree, 'href');
  expect(others).toEqual(expect.arrayContaining(['/guides/outlook/new/', '/guides/outlook/mac/', '/guides/']));
});
