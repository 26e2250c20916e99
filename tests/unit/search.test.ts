import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../../src/lib/files.ts';
import { findPages, type PagefindResult } from '../../src/lib/search/find.ts';
import { queryWords, SYNONYMS } from '../../src/lib/search/query.ts';
import { correct } from '../../src/lib/search/spelling.ts';
import { type TitledPage, TitleIndex } from '../../src/lib/search/title-index.ts';
import { buildVocabulary, type Vocabulary } from '../../src/lib/search/vocabulary.ts';

/** How many pages of a small site each word is on. */
const PAGES_WITH = { outlook: 20, password: 20, samsung: 3, receive: 9, email: 30, emial: 1, relay: 10, settings: 30 };
const WORDS: Vocabulary = new Map(Object.entries(PAGES_WITH));

describe('a mistyped word', () => {
  test.each([
    ['a letter is missing', 'outlok', 'outlook'],
    ['a letter is too many', 'outloook', 'outlook'],
    ['a letter is another', 'samsang', 'samsung'],
    ['two letters changed places', 'passwrod', 'password'],
    ['two letters changed places at the end', 'receiev', 'receive'],
    ['a page has the mistake too', 'emial', 'email'],
  ])('is corrected where %s', (_, typed, meant) => {
    expect(correct(typed, WORDS)).toBe(meant);
  });

  test.each([
    ['it is known', 'relay'],
    ['it is the beginning of a known word', 'setti'],
    ['it is short', 'mx'],
    ['it has a digit', '0x800ccc79'],
    ['nothing is like it', 'zebra'],
    ['two letters are others', 'sumsang'],
    ['it begins with another letter', 'putlook'],
  ])('stays as it is where %s', (_, typed) => {
    expect(correct(typed, WORDS)).toBe(typed);
  });

  test('becomes the word that is on most pages, if it is on clearly more than the typed one', () => {
    const words = { sever: 4, seven: 7, server: 8 };
    expect(correct('sever', new Map(Object.entries(words)))).toBe('sever');
    expect(correct('sever', new Map(Object.entries({ ...words, server: 9 })))).toBe('server');
  });
});

describe('the words to search for', () => {
  test.each([
    ['outlok cant send', 'outlook send'],
    ['Why can’t I send e-mail?', 'send email'],
    ['550 relay', '550 relay'],
    ['relay 550 5.7.1 relay', '550 5.7.1 relay'],
    ['550 5-7-1 relaying', '550 5.7.1 relaying'],
    ['5 7 26', '5.7.26'],
    ['error 0x800ccc79', '0x800ccc79'],
    ['800CCC79', '0x800ccc79'],
    ['0x800 ccc 79', '0x800ccc79'],
    // Versions and other numbers are no codes.
    ['ios 15.7.1', 'iphone 15 7 1'],
    ['5 7 2024', '5 7 2024'],
    ['1550', '1550'],
    ['smtp username', 'smtp user name'],
    ['wi-fi', 'network'],
    ['pass word', 'password'],
    ['why is it not working', 'why is it not working'],
    ["can't can’t can‘t can`t can´t relay", 'relay'],
    ['ＯＵＴＬＯＯＫ ５５０', '550 outlook'],
    ['', ''],
  ])('for "%s" are "%s"', (typed, words) => {
    expect(queryWords(typed, WORDS).join(' ')).toBe(words);
  });

  test('are not corrected where they are common or have a synonym', () => {
    const vocabulary: Vocabulary = new Map(['cart', 'sand', 'cent', 'relay'].map((word) => [word, 10]));
    expect(queryWords('cant send cert relay', vocabulary)).toEqual(['send', 'certificate', 'relay']);
  });

  test('are synonyms that pages use', () => {
    const content = path.resolve(import.meta.dirname, '../../src/content');
    const text = filesIn(content)
      .filter((file) => file.endsWith('.mdx') && !file.startsWith('translations/'))
      .map((file) => readFileSync(path.join(content, file), 'utf8').toLowerCase())
      .join(' ');
    const used = new Set(text.match(/[\p{L}\p{N}]+/gu));
    expect([...SYNONYMS.values()].flatMap((words) => words.split(' ')).filter((word) => !used.has(word))).toEqual([]);
  });

  test('are few and of letters and digits, whatever is typed', () => {
    const codes = fc.constantFrom('550', '5.7.1', '0x800ccc79', 'outlok', 'cant', 'e-mail', '-', '"', '<b>');
    const long = fc
      .integer({ min: 100, max: 20_000 })
      .map((count) => Array.from({ length: count }, (_, at) => `w${at}`));
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.oneof(fc.array(codes), long).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const words = queryWords(text, WORDS);
        expect(words.length).toBeLessThanOrEqual(20);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{M}\p{N}.]+$/u);
      }),
    );
  });
});

const PAGES: readonly TitledPage[] = [
  { url: '/errors/relay/', kind: 'Errors', title: 'Relay refused', boost: 0, terms: ['550 relay'] },
  {
    url: '/settings/',
    kind: 'Settings',
    title: 'The right settings',
    boost: 0.3,
    terms: ['which port', 'smtp settings'],
  },
  { url: '/guides/iphone/', kind: 'Guides', title: 'iPhone', boost: 0.35, terms: ['iphone cannot send'] },
  { url: '/errors/iphone/', kind: 'Errors', title: 'iPhone: rejected', boost: 0, terms: ['iphone rejected'] },
];

describe('a page’s titles', () => {
  const titled = (title: string, terms: readonly string[] = [], boost = 0) => ({
    url: `/${terms.length}/${title}/`,
    kind: '',
    title,
    boost,
    terms,
  });
  const scores = (pages: readonly TitledPage[], typed: string) =>
    [...new TitleIndex(pages).scores(queryWords(typed)).values()].map((score) => Number(score.toFixed(2)));

  test('fit best where the title and a term are just what was typed', () => {
    const pages = [titled('Relay', ['relay']), titled('Relay'), titled('Relay refused'), titled('Zebra')];
    expect(scores(pages, 'relay')).toEqual([3, 2, 1, 0]);
  });

  test('fit by words that begin alike', () => {
    expect(scores([titled('Connecting')], 'connection')).toEqual([2]);
    expect(scores([titled('Connecting')], 'control')).toEqual([0]);
  });

  test('fit less by a word that many have', () => {
    expect(scores([titled('iPhone relay'), titled('iPhone quota'), titled('iPhone')], 'iphone quota')).toEqual([
      0.33, 2, 0.33,
    ]);
  });

  test('do not fit by what all mail has in common, unless nothing else was typed', () => {
    expect(scores([titled('Send email'), titled('Send quota')], 'send email quota')).toEqual([0, 2]);
    expect(scores([titled('Send'), titled('Email')], 'send')).toEqual([2, 0]);
  });

  test('put a guide before an error, unless the error was typed', () => {
    const first = (typed: string) =>
      [...new TitleIndex(PAGES).scores(queryWords(typed))].sort(([, a], [, b]) => b - a)[0]?.[0];
    expect(first('iphone')).toBe('/guides/iphone/');
    expect(first('iphone rejected')).toBe('/errors/iphone/');
  });

  test('fit nothing where nothing is typed', () => {
    expect(scores([titled('Relay', [], 0.5)], '')).toEqual([0]);
  });
});

describe('a search', () => {
  const result = (url: string, score: number, lost = false): PagefindResult => ({
    id: url,
    score,
    data: async () => {
      if (lost) throw new Error('lost');
      return { url, excerpt: '', meta: { title: url }, sub_results: [] };
    },
  });
  /** Pagefind with the results of each search, and the searches that were made. */
  const pagefindOf = (results: Readonly<Record<string, readonly PagefindResult[]>>) => {
    const searches: string[] = [];
    const search = async (query: string) => {
      searches.push(query);
      return { results: results[query] ?? [] };
    };
    return { search, searches };
  };
  const find = async (typed: string, pagefind: ReturnType<typeof pagefindOf>, limit = 5, pages = PAGES) => {
    const hits = await findPages({ pagefind, titles: new TitleIndex(pages), vocabulary: WORDS }, typed, limit);
    return hits.map(({ url }) => url);
  };

  test('finds pages with all words first, then those with some', async () => {
    const pagefind = pagefindOf({
      'quota zebra send': [result('/all/', 1)],
      quota: [result('/often/', 1.2), result('/both/', 0.9)],
      zebra: [result('/both/', 0.9)],
    });
    expect(await find('quota zebra send', pagefind, 5, [])).toEqual(['/all/', '/both/', '/often/']);
    // What all mail has in common is not searched for alone.
    expect(pagefind.searches).toEqual(['quota zebra send', 'quota', 'zebra']);
  });

  test('finds only pages with all words where there are six, and shows the best', async () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((url, at) => result(url, at + 1));
    const pagefind = pagefindOf({ 'quota zebra': six, zebra: [result('g', 100)] });
    expect(await find('quota zebra', pagefind, 3, [])).toEqual(['f', 'e', 'd']);
  });

  test('corrects what is mistyped', async () => {
    expect(await find('relya', pagefindOf({ relay: [result('/errors/relay/', 1)] }))).toEqual(['/errors/relay/']);
  });

  test('puts a page that is called what was typed before one that says it more often', async () => {
    const pagefind = pagefindOf({ iphone: [result('/long/', 10), result('/guides/iphone/', 9)] });
    expect(await find('iphone', pagefind)).toEqual(['/guides/iphone/', '/errors/iphone/', '/long/']);
  });

  test('finds a page by its titles alone', async () => {
    expect(await find('which port', pagefindOf({}))).toEqual(['/settings/']);
    expect(await find('which zebra', pagefindOf({}))).toEqual([]);
  });

  test('shows the other pages where one is lost, and fails where all are', async () => {
    const some = pagefindOf({ zebra: [result('/one/', 2, true), result('/two/', 1)] });
    expect(await find('zebra', some)).toEqual(['/two/']);
    await expect(find('zebra', pagefindOf({ zebra: [result('/one/', 2, true)] }))).rejects.toThrow('lost');
  });
});

test('the vocabulary has words of four letters or more that are on several pages or in a title', () => {
  const pages = [
    { body: 'Relay means passing on. Once only, port PORT.', titles: 'Greylisting ssl' },
    { body: 'A relay, two2words', titles: 'words' },
  ];
  expect([...buildVocabulary(pages)]).toEqual([
    ['greylisting', 1],
    ['relay', 2],
    ['words', 1],
  ]);
});
