import path from 'node:path';
import { expect, test } from 'vitest';
import { findPages } from '../../src/lib/search/find.ts';
import { openBuiltCatalogue, openBuiltIndex } from '../../tools/search/built-index.ts';
import { readSearches, score, type Search, shares } from '../../tools/search/score.ts';
import { DIST } from '../support/sites.ts';

const LISTS = path.resolve(import.meta.dirname, '../fixtures/search');
/** Searches in the site's words, and in the words of public forums. */
const OURS = readSearches(path.join(LISTS, 'queries.tsv'));
const OTHERS = readSearches(path.join(LISTS, 'open.tsv'));
const english = await openBuiltIndex(DIST, 'en');
const spanish = await openBuiltIndex(DIST, 'es');

/** Swaps two letters in the middle of the longest word; a query of codes and short words stays as it is. */
function mistyped(query: string): string {
  const [word = ''] = (query.match(/\p{L}{4,}/gu) ?? []).sort((a, b) => b.length - a.length);
  const letters = [...word];
  const start = Math.floor(word.length / 2) - 1;
  const at = letters.findIndex((letter, index) => index >= start && letter !== letters[index + 1]);
  const wrong = [...letters.slice(0, at), letters[at + 1], letters[at], ...letters.slice(at + 2)].join('');
  return word === '' ? query : query.replace(word, wrong);
}

test.each<[name: string, searches: readonly Search[], index: typeof english, first: number, three: number]>([
  ['what people type', OURS, english, 0.97, 0.98],
  ['what people mistype', OURS.map((one) => ({ ...one, query: mistyped(one.query) })), english, 0.95, 0.98],
  ['what people ask elsewhere', OTHERS.filter(({ language }) => language === 'en'), english, 0.88, 0.95],
  ['what people ask in Spanish', OTHERS.filter(({ language }) => language === 'es'), spanish, 0.75, 0.88],
])('%s finds the page they need', async (_, searches, index, first, three) => {
  const catalogue = await openBuiltCatalogue(DIST, index.language);
  const found = shares(await score(index, catalogue, searches));
  expect.soft(found.first, 'first').toBeGreaterThanOrEqual(first);
  expect.soft(found.three, 'in the first three').toBeGreaterThanOrEqual(three);
  expect.soft(found.empty, 'nothing found').toBe(0);
});

test('a pasted error finds its page, and misses none of its addresses and ids', async () => {
  const line =
    '550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to ' +
    'authenticate with either SPF or DKIM. DKIM = did not pass SPF [example.com] with ip: [2001:db8::25] = did not pass ' +
    '550-5.7.26 https://support.google.com/mail/answer/81126 d9443c01a7336-1f9b5sm12345678pla.90 - gsmtp';
  const { hits, unknown } = await findPages(english, line, 3);
  expect(hits[0]?.url).toBe('/errors/550-5-7-26-gmail-unauthenticated/');
  expect(unknown).toEqual(['gsmtp']);
});

test('a name that no page has is not taken for another word', async () => {
  for (const word of ['verizon', 'mailjet', 'sendgrid']) {
    expect(await findPages(english, word, 3)).toMatchObject({ corrected: [], unknown: [word] });
  }
});

test('Spanish on the English site is noticed, and English on the Spanish one', async () => {
  expect((await findPages(english, 'buzón lleno', 1)).otherLanguage).toBe('es');
  expect((await findPages(english, 'outlook 550 relay', 1)).otherLanguage).toBeUndefined();
  expect((await findPages(spanish, 'my mailbox is full', 1)).otherLanguage).toBe('en');
  expect((await findPages(spanish, 'outlook no envía', 1)).otherLanguage).toBeUndefined();
});

test('a Spanish search finds English pages where no Spanish page answers', async () => {
  const { hits } = await findPages(spanish, 'registros DNS', 5);
  expect(hits.map(({ url, language }) => [language, url])).toContainEqual(['en', '/settings/dns/']);
});
