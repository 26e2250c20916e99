import { expect, test } from 'vitest';
import { checkContent, ContentError } from '../../src/lib/content/check.ts';
import { oldAddressProblem } from '../../src/lib/content/old-addresses.ts';
import provider from '../fixtures/other-provider.ts';
import { ROOT } from '../support/project.ts';

const ARTICLE = '/errors/550-authentication-is-required-for-relay/';

const problemOf = (oldAddresses: Record<string, string>): string | undefined =>
  oldAddressProblem(
    'some/settings.ts',
    { site: { ...provider.site, oldAddresses } },
    {
      guides: ['iphone'],
      content: [ARTICLE, '/guides/iphone/'],
      all: new Set(['/', ARTICLE, '/guides/iphone/', '/es/']),
    },
  );

test.each([
  [
    'a page of content',
    '/guides/iphone/',
    ARTICLE,
    `/guides/iphone/: found "${ARTICLE}"; /guides/iphone/ is a page of`,
  ],
  ['the page that it leads to', ARTICLE, ARTICLE, 'is a page of this site; leave it out, or rename that page'],
  ['a translated page', '/es/', ARTICLE, '/es/ is a page of this site'],
  ['a page that nothing links to', '/es/offline/', ARTICLE, '/es/offline/ is a page of this site'],
  ['a short link', '/go/iphone/', ARTICLE, '/go/iphone/ is the short link to /guides/iphone/; leave it out'],
])('an old address that is %s is refused, with field, value and remedy', (_, from, to, says) => {
  const problem = problemOf({ '/free/': ARTICLE, [from]: to });
  expect(problem).toContain('some/settings.ts: an old address cannot be used.\n  site.oldAddresses./');
  expect(problem).toContain(says);
  expect(problem).not.toContain('/free/');
});

test('one that leads to no page is refused, with the page that is meant', () => {
  expect(problemOf({ '/old/': '/guides/iphnoe/' })).toContain(
    'site.oldAddresses./old/: found "/guides/iphnoe/"; there is no such page; allowed: the address of an error, a guide, an article or a symptom; did you mean /guides/iphone/?',
  );
  expect(problemOf({ '/old/': '/older/', '/older/': ARTICLE })).toContain('found "/older/"; there is no such page');
});

test('others are let through, and so are settings without any', () => {
  expect(problemOf({ '/old/': ARTICLE, '/guides/': ARTICLE })).toBeUndefined();
  expect(problemOf({})).toBeUndefined();
});

test('the check before the build says it, and names the settings file', async () => {
  const settings = { ...provider, site: { ...provider.site, oldAddresses: { '/guides/outlook/new/': ARTICLE } } };
  const check = async (): Promise<unknown> => checkContent(ROOT, settings);
  await expect(check).rejects.toThrow(ContentError);
  await expect(check).rejects.toThrow(
    /mail-settings\.ts: an old address cannot be used\.\n  site\.oldAddresses\.\/guides\/outlook\/new\/: found/u,
  );
});
