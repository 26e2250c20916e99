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

  const share = (list: typeof places, fits: (place: number) => boolean) =>
    list.filter(({ place }) => fits(place)).length / list.length;
  const first = (list: typeof places) => share(list, (place) => place === 0);
  const firstThree = (list: typeof places) => share(list, (place) => place >= 0 && place < 3);
  for (const [name, list] of [
    ['tune', places.filter(({ set }) => set === 'tune')],
    ['held', places.filter(({ set }) => set === 'held')],
    ['all', places],
  ] as const) {
    console.log(
      `${name}: ${list.length} searches, wanted page first ${(100 * first(list)).toFixed(1)} %, in the first three ${(100 * firstThree(list)).toFixed(1)} %`,
    );
  }
  for (const one of places.filter(({ set, place }) => set === 'tune' && place !== 0)) {
    console.log(
      `  "${one.query}": wanted ${one.pages.join(' or ')} at ${one.place + 1 || 'no place'}, first is ${one.first}`,
    );
  }
  expect.soft(first(places), 'wanted page first').toBeGreaterThanOrEqual(FIRST);
  expect.soft(firstThree(places), 'wanted page in the first three').toBeGreaterThanOrEqual(FIRST_THREE);
  expect(places.filter(({ first: page_ }) => page_ === '').map(({ query }) => query)).toEqual([]);
});
