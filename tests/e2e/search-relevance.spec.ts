import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

/**
 * Searches as people type them, with the pages that answer each. Those of the `held` set are never printed, so that
 * nobody tunes the search on them.
 */
const SEARCHES = readFileSync(new URL('../fixtures/search/queries.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [set = '', query = '', pages = ''] = line.split('\t');
    return { set, query, pages: pages.split(' ') };
  });

/** Swaps two letters in the middle of the longest word; a query of codes and short words stays as it is. */
function mistyped(query: string): string {
  const [word = ''] = (query.match(/\p{L}{4,}/gu) ?? []).sort((a, b) => b.length - a.length);
  const start = Math.floor(word.length / 2) - 1;
  const at = [...word].findIndex((letter, index) => index >= start && letter !== word[index + 1]);
  const wrong =
    word.slice(0, at) +
    word
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('') +
    word.slice(at + 2);
  return word === '' ? query : query.replace(word, wrong);
}

for (const [name, change, first, firstThree] of [
  ['what people type', (query: string) => query, 0.95, 0.98],
  ['what people mistype', mistyped, 0.95, 0.98],
] as const) {
  test(`${name} finds the page they need`, async ({ page }) => {
    await page.goto('/search/?q=relay');
    await expect(page.getByRole('search').getByRole('status')).toContainText('relay');
    const found = await page.evaluate(
      async (queries) => {
        const field = document.querySelector<HTMLInputElement>('#search-page-input')!;
        const status = field.closest('[role=search]')!.querySelector('[role=status]')!;
        const addresses: string[][] = [];
        for (const query of queries) {
          field.value = query;
          field.dispatchEvent(new Event('input', { bubbles: true }));
          while (!status.textContent?.includes(`“${query}”`)) await new Promise((resolve) => setTimeout(resolve, 5));
          const links = document.querySelectorAll<HTMLAnchorElement>('[data-result] > a');
          addresses.push([...links].map((link) => link.pathname));
        }
        return addresses;
      },
      SEARCHES.map(({ query }) => change(query)),
    );

    const results = SEARCHES.map(({ set, query, pages }, index) => {
      const place = found[index]?.findIndex((address) => pages.includes(address)) ?? -1;
      return { set, query, place, instead: found[index]?.[0] };
    });
    const share = (places: number) =>
      results.filter(({ place }) => place >= 0 && place < places).length / results.length;
    console.log(`${name}: first ${share(1).toFixed(3)}, in the first three ${share(3).toFixed(3)}`);
    for (const { set, query, place, instead } of results) {
      if (set === 'tune' && place !== 0) console.log(`  "${query}": place ${place + 1}, first is ${instead}`);
    }
    expect.soft(share(1), 'first').toBeGreaterThanOrEqual(first);
    expect.soft(share(3), 'in the first three').toBeGreaterThanOrEqual(firstThree);
  });
}
