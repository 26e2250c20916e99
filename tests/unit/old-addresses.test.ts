import { expect, test } from 'vitest';
import { oldAddressProblem } from '../../src/lib/content/old-addresses.ts';
import provider from '../fixtures/other-provider.ts';

const ARTICLE = '/errors/550-authentication-is-required-for-relay/';

const problemOf = (oldAddresses: Record<string, string>): string | undefined =>
  oldAddressProblem(
    () => 'some/settings.ts:9',
    { site: { ...provider.site, oldAddresses } },
    {
      content: [ARTICLE, '/guides/iphone/'],
      taken: new Set(['/', ARTICLE, '/guides/iphone/', '/es/', '/es/guides/iphone/']),
    },
  );

test.each([
  ['a guide', '/guides/iphone/', '/guides/iphone/ is a page of this site'],
  ['the page it leads to', ARTICLE, 'is a page of this site; leave it out, or rename that page'],
  ['a translated page', '/es/', '/es/ is a page of this site'],
  ['a short link', '/go/iphone/', '/go/iphone/ is the short link to /guides/iphone/; leave it out'],
  ['a short link in another language', '/es/go/iphone/', '/es/go/iphone/ is the short link to /es/guides/iphone/'],
  ['a short link to a step', '/go/iphone/3/', '/go/iphone/3/ is the short link to /guides/iphone/; leave it out'],
])("an old address can't be %s", (_, from, says) => {
  const problem = problemOf({ '/free/': ARTICLE, [from]: ARTICLE });
  expect(problem).toContain(`some/settings.ts:9: site.oldAddresses.${from}: found`);
  expect(problem).toContain(says);
  expect(problem).not.toContain('/free/');
});

test('an old address has to lead to a page; the message names the page that was probably meant', () => {
  expect(problemOf({ '/old/': '/guides/iphnoe/' })).toMatch(
    /site\.oldAddresses\.\/old\/: found "\/guides\/iphnoe\/"; there is no such page\. Did you mean \/guides\/iphone\/\? Write the/u,
  );
  expect(problemOf({ '/old/': '/older/', '/older/': ARTICLE })).toContain('found "/older/"; there is no such page. ');
});

test('other old addresses are fine', () => {
  expect(problemOf({ '/old/': ARTICLE, '/guides/': ARTICLE })).toBeUndefined();
  expect(problemOf({})).toBeUndefined();
});
