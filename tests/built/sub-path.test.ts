import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import settings from '../fixtures/sub-path.ts';
import { filesIn, isAnswered, pagesIn, read, SUB_PATH_DIST } from '../support/built-site.ts';

/** A site that is published below a path: nothing leads out of it. */

const { base, url } = settings.site;

/** The addresses of this site that a text names as links, without the host. */
function* addressesIn(text: string): Generator<string> {
  for (const [, address = ''] of text.matchAll(/https:\/\/guide\.northwind\.example(\/[^\s"'<>)]*)/gu)) yield address;
  for (const [, address = ''] of text.matchAll(/(?:^\d+; *url=|"href_matches":\["|\]\()(\/[^\s"')]*)/gu)) yield address;
}

/** What is wrong with an address, or `undefined`. */
function problem(address: string): string | undefined {
  if (!address.startsWith(base)) return `${address} is outside of ${base}`;
  const path = `/${address.slice(base.length)}`;
  return path.includes('*') || isAnswered(SUB_PATH_DIST, path) ? undefined : `${address} leads nowhere`;
}

test('no link, script, style, picture or form of a page leads out of the path', () => {
  const problems = new Set<string>();
  let count = 0;
  for (const { address: page, tree } of pagesIn(SUB_PATH_DIST)) {
    visit(tree, (node) => {
      const values = node.type === 'element' ? Object.values(node.properties).flat().map(String) : [];
      const texts = node.type === 'text' ? [node.value] : values;
      const plain = values.filter((value) => /^\/(?=\w)/u.test(value));
      for (const address of [...plain, ...texts.flatMap((text) => [...addressesIn(text)])]) {
        count += 1;
        const wrong = problem(address);
        if (wrong) problems.add(`${page}: ${wrong}`);
      }
    });
  }
  expect(count).toBeGreaterThan(10_000);
  expect([...problems]).toEqual([]);
});

test('no file for programs leads out of the path', () => {
  expect(url).toBe('https://guide.northwind.example');
  const files = filesIn(SUB_PATH_DIST).filter((file) => /(?:\.md|\.txt|\.xml|settings\.json)$/u.test(file));
  const problems = files.flatMap((file) =>
    [...addressesIn(read(SUB_PATH_DIST, file))].flatMap((address) => {
      const wrong = problem(address);
      return wrong ? [`${file}: ${wrong}`] : [];
    }),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(problems).toEqual([]);
  const targets = read(SUB_PATH_DIST, '_redirects')
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '');
  expect(targets.flatMap((address) => problem(address) ?? [])).toEqual([]);
  const { pages } = JSON.parse(read(SUB_PATH_DIST, 'search/en.json')) as { pages: { url: string }[] };
  expect(pages.flatMap((page) => problem(page.url) ?? [])).toEqual([]);
});
