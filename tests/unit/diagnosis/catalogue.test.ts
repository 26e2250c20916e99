import { describe, expect, it } from 'vitest';
import { CatalogueError, buildCatalogue } from '../../../src/lib/diagnosis/catalogue.ts';
import { ANSWERABLE_CAUSES } from '../../../src/lib/diagnosis/causes.ts';
import { compileCatalogue } from '../../../src/lib/diagnosis/compile.ts';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { catalogue } from './helpers.ts';

function article(slug: string, cause: string, more: Record<string, unknown> = {}): { slug: string; data: unknown } {
  return {
    slug,
    data: {
      title: slug,
      summary: slug,
      cause,
      permanence: 'permanent',
      whoFixes: 'you',
      firstStep: 'x',
      signals: [`${slug.replaceAll('-', ' ')} words`],
      ...more,
    },
  };
}
const all = ANSWERABLE_CAUSES.map((cause) => article(`about-${cause}`, cause));

describe('the catalogue', () => {
  it('has one main article a cause', () => {
    expect(
      catalogue.entries
        .filter(({ main }) => main)
        .map(({ cause }) => cause)
        .sort(),
    ).toEqual([...ANSWERABLE_CAUSES].sort());
  });

  it('is plain JSON', async () => {
    const copy = JSON.parse(JSON.stringify(catalogue)) as typeof catalogue;
    expect(copy).toEqual(catalogue);
    expect((await diagnose('550 5.1.1 User unknown', copy)).cause).toBe('no-such-user');
  });

  it('is compiled once', () => {
    expect(compileCatalogue(catalogue)).toBe(compileCatalogue(catalogue));
  });

  it('names a cause without an article, and several main articles', () => {
    expect(() => buildCatalogue(all.slice(1))).toThrow(/relay-authentication-required: no article/u);
    expect(() => buildCatalogue([...all, article('second', 'other')])).toThrow(
      /other: several main articles: about-other, second.*main: false/su,
    );
    expect(() => buildCatalogue([article('bad', 'nonsense')])).toThrow(CatalogueError);
    expect(() =>
      buildCatalogue([...all.slice(1), article('dull', 'relay-authentication-required', { signals: [] })]),
    ).toThrow(/no signals/u);
  });

  it('says which signal of which article is wrong', () => {
    expect(() =>
      buildCatalogue([...all, article('second', 'other', { main: false, signals: [{ words: 'a (b' }] })]),
    ).toThrow(/second: signals\.0\.words\.0: .*is missing/u);
  });

  it('leads to the special article where its own signals are found, else to the main one', async () => {
    const two = buildCatalogue([
      ...all,
      article('needs-app-password', 'authentication-failed', {
        main: false,
        signals: [{ words: 'specific password required', strength: 'certain' }],
      }),
    ]);
    expect((await diagnose('534 5.7.9 application specific password required', two)).article).toBe(
      '/errors/needs-app-password/',
    );
    expect((await diagnose('535 about authentication failed words', two)).article).toBe(
      '/errors/about-authentication-failed/',
    );
  });
});
