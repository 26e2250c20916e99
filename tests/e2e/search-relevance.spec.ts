import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

/**
 * Searches as people type them, with the page that each should find. Half of them (`held`) are not looked at while the
 * search is tuned: only how many are found is printed, never which.
 */
interface Wanted {
  readonly set: 'tune' | 'held';
  readonly query: string;
  /** Any of these answers the question. */
  readonly pages: readonly string[];
}

const WANTED: readonly Wanted[] = readFileSync(path.join(import.meta.dirname, '../fixtures/search/queries.tsv'), 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line !== '')
  .map((line) => {
    const [set, query = '', pages = ''] = line.split('\t');
    return { set: set === 'held' ? 'held' : 'tune', query, pages: pages.split(' ') };
  });

const FIRST = 0.9;
const FIRST_THREE = 0.98;

test('what people type finds the page they need', async ({ page }) => {
  test.setTimeout(300_000);
  expect(WANTED.length).toBeGreaterThanOrEqual(80);
  await page.goto('/search/');
  const field = page.getByRole('searchbox', { name: 'Search this site' });
  const places: (Wanted & { readonly place: number; readonly first: string })[] = [];
  for (const wanted of WANTED) {
    await field.fill(wanted.query);
    await expect(page.getByRole('search').getByRole('status')).toContainText(`“${wanted.query}”`);
    const found = await page
      .getByRole('search')
      .locator('section > ul > li > a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    places.push({ ...wanted, place: found.findIndex((href) => wanted.pages.includes(href)), first: found[0] ?? '' });
  }

  const share = (list: typeof places, test_: (place: number) => boolean) =>
    list.filter(({ place }) => test_(place)).length / list.length;
  for (const set of ['tune', 'held'] as const) {
    const list = places.filter((one) => one.set === set);
    const first = share(list, (place) => place === 0);
    const firstThree = share(list, (place) => place >= 0 && place < 3);
    console.log(
      `${set}: ${list.length} searches, wanted page first ${(100 * first).toFixed(1)} %, in the first three ${(100 * firstThree).toFixed(1)} %`,
    );
    if (set === 'tune') {
      for (const one of list.filter(({ place }) => place !== 0)) {
        console.log(
          `  "${one.query}": wanted ${one.pages.join(' or ')} at ${one.place + 1 || 'no place'}, first is ${one.first}`,
        );
      }
    }
    expect.soft(first, `${set}: wanted page first`).toBeGreaterThanOrEqual(FIRST);
    expect.soft(firstThree, `${set}: wanted page in the first three`).toBeGreaterThanOrEqual(FIRST_THREE);
  }
  expect(places.filter(({ first }) => first === '').map(({ query }) => query)).toEqual([]);
});
