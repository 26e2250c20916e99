import { describe, expect, test } from 'vitest';
import { findPages, type Found } from '../../src/search/find.ts';
import { type NamedPage, nameScores, readNames, writeNames } from '../../src/search/names.ts';
import { attempts, correct, queryWords, type Vocabulary } from '../../src/search/query.ts';
import { buildVocabulary, readVocabulary, writeVocabulary } from '../../src/search/vocabulary.ts';

const WORDS: Vocabulary = new Map([
  ['outlook', 20],
  ['authentication', 15],
  ['iphone', 12],
  ['password', 20],
  ['relay', 10],
  ['relaying', 4],
  ['certificate', 6],
  ['samsung', 3],
  ['server', 30],
  ['settings', 30],
  ['email', 30],
  ['emial', 1],
  ['thunderbird', 4],
  ['receive', 9],
]);

describe('a mistyped word', () => {
  test.each([
    ['outlok', 'outlook'],
    ['otulook', 'outlook'],
    ['authentification', 'authentication'],
    ['autentication', 'authentication'],
    ['pasword', 'password'],
    ['passwrod', 'password'],
    ['certifcate', 'certificate'],
    ['recieve', 'receive'],
    ['samsang', 'samsung'],
    ['thunderbrid', 'thunderbird'],
    // On a page too, because people type it so; still the common word is meant.
    ['emial', 'email'],
  ])('"%s" is taken for "%s"', (typed, meant) => {
    expect(correct(typed, WORDS)).toBe(meant);
  });

  test.each(['relay', 'relaying', 'setti', 'port', 'mx', '0x800ccc79', 'zebra'])('"%s" is left as it is', (word) => {
    expect(correct(word, WORDS)).toBe(word);
  });
});

describe('what is looked for', () => {
  test.each([
    ['outlok cant send', ['outlook', 'send']],
    ['Why can’t I send e-mail?', ['send', 'email']],
    ['sending fails iphone', ['sending', 'iphone']],
    ['550 relay', ['550', 'relay']],
    ['error 0x800ccc79', ['0x800ccc79']],
    ['800CCC79', ['0x800ccc79']],
    ['0x800 ccc 79', ['0x800ccc79']],
    ['550 5-7-1 relaying', ['550', '5.7.1', 'relaying']],
    ['smtp username', ['smtp', 'user', 'name']],
    ['why is it not working', ['why', 'is', 'it', 'not', 'working']],
    ['mail', ['mail']],
  ])('for "%s" it is %j', (typed, words) => {
    expect(queryWords(typed, WORDS)).toEqual(words);
  });
});

describe('the searches made', () => {
  test('begin with all words, and leave out common ones first', () => {
    const made = attempts(['550', 'relay', 'email'], WORDS).map(({ words }) => words.join(' '));
    expect(made[0]).toBe('550 relay email');
    expect(made[1]).toBe('550 relay');
    expect(made).toContain('550');
  });

  test('are few, however much is typed', () => {
    const words = Array.from({ length: 60 }, (_, index) => `word${index}`);
    expect(attempts(words, WORDS).length).toBeLessThanOrEqual(8);
  });
});

/** An index of pages by the words that they hold, scored by how many there are. */
function indexOf(pages: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  return {
    asked,
    search: async (query: string) => {
      asked.push(query);
      const words = query.split(' ');
      const results = Object.entries(pages)
        .filter(([, text]) => words.every((word) => text.split(' ').includes(word)))
        .map(([url]) => ({
          id: url,
          score: words.length,
          data: async (): Promise<Found> =>
            Promise.resolve({ url, title: url, excerpt: '', meta: { title: url }, sub_results: [] }),
        }));
      return Promise.resolve({ results });
    },
  };
}

const NAMES: readonly NamedPage[] = [
  { url: 'relay', kind: 'Errors', title: 'Relay refused', rank: 0, terms: ['550 relay'] },
  {
    url: '/settings/',
    kind: 'Settings',
    title: 'The right settings',
    rank: 0.3,
    terms: ['which port', 'smtp settings'],
  },
  { url: '/guides/iphone/', kind: 'Guides', title: 'iPhone', rank: 0.35, terms: ['iphone cannot send'] },
  { url: '/errors/iphone/', kind: 'Errors', title: 'iPhone: rejected', rank: 0, terms: ['iphone rejected'] },
];

describe('a search', () => {
  const pages = { relay: '550 relay outlook', iphone: 'iphone relay', full: 'mailbox full' };
  const find = async (typed: string) =>
    (await findPages({ pagefind: indexOf(pages), vocabulary: WORDS, names: NAMES }, typed, 5)).map(({ url }) => url);

  test('finds a page that holds all words first, then those that hold fewer', async () => {
    expect(await find('550 relay outlok')).toEqual(['relay', 'iphone']);
  });

  test('is not empty because of one word that is on no page', async () => {
    expect(await find('relay gizmo')).toContain('relay');
  });

  test('finds a page by what it is called, though its text does not say so', async () => {
    expect((await find('smtp settings'))[0]).toBe('/settings/');
  });

  test('puts the guide before the error, unless the error was typed', async () => {
    const byName = (typed: string) =>
      [...nameScores(NAMES)(queryWords(typed, WORDS))].sort(([, a], [, b]) => b - a)[0]?.[0];
    expect(byName('iphone')).toBe('/guides/iphone/');
    expect(byName('iphone rejected')).toBe('/errors/iphone/');
  });

  test('shows the others where one page’s part does not arrive, and fails where none does', async () => {
    const index = indexOf({ one: 'relay', two: 'relay' });
    const losing = (lost: readonly string[]) => ({
      search: async (query: string) => ({
        results: (await index.search(query)).results.map((result) => ({
          ...result,
          data: async () => (lost.includes(result.id) ? Promise.reject(new Error('lost')) : result.data()),
        })),
      }),
    });
    const findWith = async (lost: readonly string[]) =>
      findPages({ pagefind: losing(lost), vocabulary: WORDS, names: [] }, 'relay', 5);
    expect((await findWith(['one'])).map(({ url }) => url)).toEqual(['two']);
    await expect(findWith(['one', 'two'])).rejects.toThrow('lost');
  });

  test('is empty where nothing fits', async () => {
    expect(await find('zebra crossing')).toEqual([]);
  });
});

test('names are read back as they were written, and nothing else is taken for names', () => {
  expect(readNames(writeNames(NAMES.filter(({ url }) => url.startsWith('/'))))).toEqual(
    NAMES.filter(({ url }) => url.startsWith('/')),
  );
  expect(readNames('<!doctype html>\n<p>404')).toEqual([]);
});

describe('the words of the site', () => {
  test('are those of several pages, and those that name one', () => {
    const built = buildVocabulary([
      { text: 'Relay means passing on. Onceonly.', names: 'Greylisting' },
      { text: 'A relay', names: '' },
    ]);
    expect([...built]).toEqual([
      ['greylisting', 1],
      ['relay', 2],
    ]);
  });

  test('are read back as they were written', () => {
    expect(readVocabulary(writeVocabulary(WORDS))).toEqual(WORDS);
    expect(readVocabulary('<!doctype html>\n<p>404')).toEqual(new Map());
  });
});
