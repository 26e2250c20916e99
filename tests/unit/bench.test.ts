import { describe, expect, test } from 'vitest';
import { generateArticle } from '../../bench/articles.ts';
import { PEERS } from '../../bench/peers.ts';
import { digits, median, ratio, spread, table } from '../../bench/table.ts';

const link = (slug: string) => `/articles/${slug}/`;

describe('generated articles', () => {
  const article = generateArticle(7, link);

  test('the same number is the same article', () => {
    expect(generateArticle(7, link)).toEqual(article);
    expect(generateArticle(8, link).body).not.toBe(article.body);
  });

  test('about 600 words', () => {
    for (const index of [0, 1, 99, 9999]) {
      const words = generateArticle(index, link).body.match(/[a-z]+/giu)?.length ?? 0;
      expect(words).toBeGreaterThan(500);
      expect(words).toBeLessThan(700);
    }
  });

  test('headings, both kinds of list, a table, code, and a link to an article that is there', () => {
    expect(article.body.match(/^## /gmu)).toHaveLength(4);
    expect(article.body).toMatch(/^1\. /mu);
    expect(article.body).toMatch(/^- /mu);
    expect(article.body).toMatch(/^\| --- \| --- \| --- \|$/mu);
    expect(article.body).toMatch(/^```sh/mu);
    expect(article.body).toContain('](/articles/generated-00006/)');
    expect(generateArticle(0, link).body).toContain('](/articles/generated-00000/)');
  });

  test('nothing that MDX or a template would take for code', () => {
    for (let index = 0; index < 50; index += 1) expect(generateArticle(index, link).body).not.toMatch(/[{}<>]/u);
  });

  test('a description that this site takes', () => {
    for (let index = 0; index < 50; index += 1) {
      const { length } = generateArticle(index, link).description;
      expect(length).toBeGreaterThanOrEqual(50);
      expect(length).toBeLessThanOrEqual(160);
    }
  });
});

test('a peer is pinned to exact versions', () => {
  for (const { packages } of PEERS) {
    for (const version of Object.values(packages)) expect(version).toMatch(/^\d+\.\d+\.\d+$/u);
  }
});

describe('figures', () => {
  test('the median is the middle, or the mean of the two in the middle', () => {
    expect(median([30, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 100])).toBe(3.5);
    expect(median([])).toBeNaN();
  });

  test('three digits that count', () => {
    expect([0, 0.0554, 1.254, 13.46, 1312.4].map(digits)).toEqual(['0', '0.055', '1.25', '13.5', '1,312']);
  });

  test('the spread is said where there is one', () => {
    expect(spread([3, 1, 2])).toBe('2 (1–3)');
    expect(spread([10, 10, 10])).toBe('10');
    expect(spread([])).toBe('–');
  });

  test('a ratio of medians, and none without values', () => {
    expect(ratio([20, 30, 40], [10])).toBe('3×');
    expect(ratio([], [10])).toBe('–');
    expect(ratio([5], [])).toBe('–');
    expect(ratio([5], [0])).toBe('–');
  });

  test('a Markdown table whose columns line up', () => {
    expect(table(['', 'kB'], [['This site', '18'], ['A|B']])).toBe(
      ['|           | kB  |', '| --------- | --- |', '| This site | 18  |', '| A\\|B      |     |'].join('\n'),
    );
  });
});
