import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../../src/lib/diagnosis/catalogue.ts';
import { ANSWERABLE_CAUSES } from '../../../src/lib/diagnosis/causes.ts';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { loadCatalogue } from '../../../src/lib/diagnosis/load-catalogue.ts';
import { catalogueOf } from './helpers.ts';

const catalogue = loadCatalogue();

const articles = catalogueOf(Object.fromEntries(ANSWERABLE_CAUSES.map((cause) => [cause, [`${cause} words`]]))).entries;
const build = (entries: typeof articles) => buildCatalogue(entries.map(({ slug, ...data }) => ({ slug, data })));

describe('the catalogue', () => {
  it('has an entry for each article, and can be fetched as JSON', async () => {
    expect(build(articles.toReversed()).entries.map(({ slug }) => slug)).toEqual([...ANSWERABLE_CAUSES].sort());
    const copy = JSON.parse(JSON.stringify(catalogue)) as typeof catalogue;
    expect(copy).toEqual(catalogue);
    expect((await diagnose('550 5.1.1 User unknown', copy)).cause).toBe('no-such-user');
  });

  const [first, ...others] = articles as [(typeof articles)[number], ...typeof articles];
  it.each([
    ['no article', others, `${first.cause}: no article in src/content/errors has this cause.`],
    [
      'several main articles',
      [...articles, { ...first, slug: 'second' }],
      `${first.cause}: several main articles: ${first.slug}, second. Add "main: false" to all but one.`,
    ],
    [
      'an article without signals',
      [...others, { ...first, signals: [] }],
      `${first.cause}: ${first.slug} has no signals, so the diagnosis can't name it.`,
    ],
  ])('is refused for a cause with %s', (_, entries, problem) => {
    expect(() => build(entries)).toThrow(`The diagnosis can't use the error articles.\n  ${problem}`);
  });
});
