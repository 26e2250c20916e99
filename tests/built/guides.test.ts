import { selectAll } from 'hast-util-select';
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

test('home leads to the frequent guides, and to the list of all', () => {
  const home = pageAt('/', pages).tree;
  expect(attributes('main app-choice ul a', home, 'href')).toEqual(
    expect.arrayContaining(['/guides/iphone/', '/guides/outlook/']),
  );
  expect(attributes('main app-choice a.more', home, 'href')).toEqual(['/guides/']);
  const listed = attributes('main .rows a', pageAt('/guides/', pages).tree, 'href');
  expect(listed.sort()).toEqual(guides.map(({ address }) => address).sort());
});

test('a guide lists its steps, numbered from 1 without a gap, and names the apps that it is easily confused with', () => {
  for (const { address, tree } of guides) {
    const steps = selectAll('li.step', tree).map(({ properties }) => properties['dataTitle']);
    expect(steps.length, address).toBeGreaterThanOrEqual(4);
    const ids = steps.map((_, index) => `step-${index + 1}`);
    expect(attributes('li.step', tree, 'id'), address).toEqual(ids);
    expect(attributes('nav.step-list li a', tree, 'href'), address).toEqual(ids.map((id) => `#${id}`));
    const listed = selectAll('nav.step-list li', tree).map((item) => toText(item).replace(/^\d+/u, '').trim());
    expect(listed, address).toEqual(steps);
    expect(textIn('#step-1 .step-where', tree), address).toMatch(new RegExp(`: step 1 of ${steps.length}$`, 'u'));
  }
  const others = attributes('.guide-start a', pageAt('/guides/outlook/', pages).tree, 'href');
  expect(others).toEqual(expect.arrayContaining(['/guides/outlook/new/', '/guides/outlook/mac/', '/guides/']));
});
