import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../../src/lib/files.ts';
import { findPages, type Found } from '../../src/lib/search/find.ts';
import { type NamedPage, nameScores, namesOf, readNames, writeNames } from '../../src/lib/search/names.ts';
import { partCount, partOf, Parts, writeParts } from '../../src/search/parts.ts';
import { attempts, correct, queryWords, SYNONYMS, type Vocabulary } from '../../src/lib/search/query.ts';
import {
  buildVocabulary,
  countWords,
  noWords,
  type PageWords,
  readVocabulary,
  writeVocabulary,
} from '../../src/lib/search/vocabulary.ts';
import { WORDS } from '../fixtures/search/words.ts';
import { listOf, served } from '../support/lists.ts';

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

describe('a word is corrected', () => {
  const known = (...words: string[]): Vocabulary => new Map(words.map((word) => [word, 10]));

  test.each([
    ['by a letter too many', 'poort', 'port'],
    ['by a letter too many, and not to a shorter word', 'prtt', 'prt'],
    ['by one other letter in the middle', 'poet', 'port'],
    ['by one other letter at the end', 'porc', 'port'],
    ['by two swapped at the end', 'potr', 'port'],
  ])('only %s, from four letters on', (_, typed, meant) => {
    expect(correct(typed, known(meant))).toBe(meant.length >= 4 ? meant : typed);
  });

  test.each([
    ['of three letters', 'prt', 'port'],
    ['that begins with another letter', 'sort', 'port'],
    ['with two other letters', 'paxt', 'port'],
    ['with two swapped and one other', 'otpx', 'optx'.replace('x', 'z')],
    ['with a letter that is elsewhere in the word', 'pxot', 'port'],
    ['with a letter that comes later in the word', 'prxt', 'port'],
    ['with two letters more', 'poxxrt', 'port'],
    ['with a digit in it', 'por7', 'port'],
    ['that is known', 'ports', 'ports'],
    ['of which only the vowels are like another', 'poe', 'pie'],
  ])('not one %s', (_, typed, word) => {
    expect(correct(typed, known(word))).toBe(typed);
  });

  test('that sounds like a known one, however it is spelled', () => {
    expect(correct('sertifficut', known('sertificate'))).toBe('sertificate');
    expect(correct('outtlluuk', known('outlook'))).toBe('outlook');
    expect(correct('poorttti', known('port'))).toBe('port');
    expect(correct('eemaiil', known('email'))).toBe('email');
    expect(correct('poortaam', known('portal'))).toBe('portal');
    // Few consonants are like too many words: two at all, and three where one of them is another.
    expect(correct('aeiouta', known('aieet'))).toBe('aeiouta');
    expect(correct('poorim', known('port'))).toBe('poorim');
    expect(correct('poorit', known('portal'))).toBe('poorit');
    // What sounds alike is not looked for where the typed word is on a page.
    expect(correct('relayiing', new Map([...known('relaeengi'), ['relayiing', 1]]))).toBe('relayiing');
  });

  test('to the one on most pages, and a near one before one that sounds alike', () => {
    expect(
      correct(
        'serer',
        new Map([
          ['sever', 3],
          ['server', 9],
        ]),
      ),
    ).toBe('server');
    expect(
      correct(
        'outlok',
        new Map([
          ['outlook', 3],
          ['outelik', 9],
        ]),
      ),
    ).toBe('outlook');
  });

  test('only where another is far more common than the typed one', () => {
    expect(
      correct(
        'forma',
        new Map([
          ['forma', 1],
          ['form', 1],
          ['format', 1],
        ]),
      ),
    ).toBe('forma');
    expect(
      correct(
        'sever',
        new Map([
          ['sever', 4],
          ['server', 8],
        ]),
      ),
    ).toBe('sever');
    expect(
      correct(
        'sever',
        new Map([
          ['sever', 4],
          ['server', 9],
        ]),
      ),
    ).toBe('server');
  });

  test('not while it is being typed', () => {
    expect(
      correct(
        'thunde',
        new Map([
          ['thunder', 9],
          ['thunderbird', 9],
        ]),
      ),
    ).toBe('thunde');
    expect(
      correct(
        'sende',
        new Map([
          ['sender', 9],
          ['send', 9],
          ['other', 3],
        ]),
      ),
    ).toBe('sende');
  });
});

/** On how many of the site's own pages of content a word stands. */
const CONTENT = path.resolve(import.meta.dirname, '../../src/content');
const wordsOfPages = filesIn(CONTENT)
  .filter((file) => file.endsWith('.mdx') && !file.startsWith('translations/'))
  .map((file) => readFileSync(path.join(CONTENT, file), 'utf8').toLowerCase())
  .map((text) => new Set(text.match(/[\p{L}\p{N}]+/gu)));
const pagesWith = (word: string): number => wordsOfPages.filter((words) => words.has(word)).length;

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
    ['send mail', ['send', 'mail']],
    ['email password', ['email', 'password']],
    ['wi-fi', ['network']],
    ['pass word', ['password']],
    ['pass code', ['password']],
    ['email and e-mail', ['email']],
    ['0x 8004210B', ['0x8004210b']],
    ['0 x8004210b', ['0x8004210b']],
    ['0x800ccc 79', ['0x800ccc79']],
    ['5 7 26', ['5.7.26']],
    ['5,7,1', ['5.7.1']],
    ['relay550', ['relay550']],
    ['relay 550 5.7.1 relay', ['550', '5.7.1', 'relay']],
    ['5.7.1relay', ['5.7.1', 'relay']],
    ['code0x800ccc79outlook', ['0x800ccc79', 'code', 'outlook']],
    ['800 ccc 79', ['0x800ccc79']],
    ['0x8004 210b', ['0x8004210b']],
    // The version of a system is no code, and neither are other numbers.
    ['ios 15.7.1', ['iphone', '15', '7', '1']],
    ['version 4.15.2', ['version', '4', '15', '2']],
    ['5.7.1 5.7.509 2.1.10', ['5.7.1', '5.7.509', '2.1.10']],
    ['15 7 1', ['15', '7', '1']],
    ['5 7 2024', ['5', '7', '2024']],
    ['4 9 1', ['4', '9', '1']],
    ['18004210b', ['18004210b']],
    ['80042', ['80042']],
    ['1550', ['1550']],
    // Each sign that stands for an apostrophe on some keyboard.
    ["can't can’t can‘t can`t can´t relay", ['relay']],
    ['ＯＵＴＬＯＯＫ ５５０', ['550', 'outlook']],
    ['bypass code', ['bypass', 'code']],
    // Synonyms of what was mistyped count too.
    ['usernaem', ['user', 'name']],
    ['about outlok', ['outlook']],
    ['', []],
  ])('for "%s" it is %j', (typed, words) => {
    expect(queryWords(typed, new Map([...WORDS, ['username', 9]]))).toEqual(words);
  });

  test('is not what is common or known by another name, taken for a slip', () => {
    const known: Vocabulary = new Map(['cart', 'sand', 'cent', 'relay'].map((word) => [word, 10]));
    expect(queryWords('cant relay', known)).toEqual(['relay']);
    expect(queryWords('send', known)).toEqual(['send']);
    expect(queryWords('cert', known)).toEqual(['certificate']);
    expect(queryWords('carts', known)).toEqual(['cart']);
  });

  test.each([...SYNONYMS.keys()])('for "%s", which people say, are words that the pages say', (said) => {
    const words = queryWords(said, new Map());
    expect(words).not.toEqual([said]);
    for (const word of words) expect(pagesWith(word), word).toBeGreaterThan(1);
  });

  test('is little of a text that goes on and on', () => {
    const typed = Array.from({ length: 5_000 }, (_, at) => `word${at}`).join(' ');
    expect(queryWords(typed, WORDS)).toEqual(Array.from({ length: 20 }, (_, at) => `word${at}`));
    expect(queryWords(`${' '.repeat(1_000)}relay`, WORDS)).toEqual([]);
  });
});

describe('the searches made', () => {
  test('begin with all words, and leave out common ones first', () => {
    const made = attempts(['550', 'relay', 'email'], WORDS).map(({ words }) => words.join(' '));
    expect(made[0]).toBe('550 relay email');
    expect(made[1]).toBe('550 relay');
    expect(made).toContain('550');
  });

  const made = (words: readonly string[], vocabulary: Vocabulary = new Map()) =>
    attempts(words, vocabulary).map((one) => `${one.words.join('+')} ${one.share.toFixed(2)}`);

  test('are one for one word, and none for none', () => {
    expect(made(['relay'])).toEqual(['relay 1.00']);
    expect(made([])).toEqual([]);
  });

  test('are all words, then all but one, then each alone', () => {
    // A code weighs 3, a rare word 2, one on a page 1.5, a common one 0.25.
    expect(made(['550', 'relay', 'email'], new Map([['relay', 1]]))).toEqual([
      '550+relay+email 1.00',
      '550+relay 0.95',
      '550+email 0.68',
      '550 0.63',
      'relay+email 0.37',
      'relay 0.32',
      'email 0.05',
    ]);
  });

  test('leave two out where there are four words, and the least telling ones first', () => {
    expect(made(['550', 'relay', 'send', 'email'])).toEqual([
      '550+relay+send+email 1.00',
      '550+relay+email 0.95',
      '550+relay+send 0.95',
      '550+relay 0.91',
      '550+send+email 0.64',
      '550+email 0.59',
      '550+send 0.59',
      '550 0.55',
    ]);
  });

  test.each(['mail', 'mails', 'email', 'emails', 'message', 'messages', 'send', 'sending', 'sent'])(
    'leave out "%s" before anything else',
    (word) => {
      expect(made(['zebra', word, 'relay', 'quota'])[1]).toBe('zebra+relay+quota 0.96');
    },
  );

  test('are told apart where the same letters are cut into other words', () => {
    const some = attempts(['web', 'mail', 'webmail'], new Map()).map(({ words }) => words);
    expect(some).toContainEqual(['web', 'mail']);
    expect(some).toContainEqual(['webmail']);
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
  { url: 'relay', id: '', kind: 'Errors', title: 'Relay refused', rank: 0, terms: ['550 relay'] },
  {
    url: '/settings/',
    id: 'en_5e77195',
    kind: 'Settings',
    title: 'The right settings',
    rank: 0.3,
    terms: ['which port', 'smtp settings'],
  },
  { url: '/guides/iphone/', id: '', kind: 'Guides', title: 'iPhone', rank: 0.35, terms: ['iphone cannot send'] },
  { url: '/errors/iphone/', id: '', kind: 'Errors', title: 'iPhone: rejected', rank: 0, terms: ['iphone rejected'] },
];

describe('a search', () => {
  const held = { relay: '550 relay outlook', iphone: 'iphone relay', full: 'mailbox full' };
  const find = async (typed: string) =>
    (
      await findPages(
        { pagefind: indexOf(held), words: listOf(writeVocabulary(WORDS)), names: listOf(writeNames(NAMES)) },
        typed,
        5,
      )
    ).map(({ url }) => url);

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
      [...nameScores(namesOf(NAMES))(queryWords(typed, WORDS))].sort(([, a], [, b]) => b - a)[0]?.[0];
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
      findPages({ pagefind: losing(lost), words: listOf(new Map()), names: listOf(new Map()) }, 'relay', 5);
    expect((await findWith(['one'])).map(({ url }) => url)).toEqual(['two']);
    await expect(findWith(['one', 'two'])).rejects.toThrow('lost');
  });

  /** An index that gives each search of several words its own results. */
  const scored = (results: Readonly<Record<string, Readonly<Record<string, number>>>>) => {
    const asked: string[] = [];
    return {
      asked,
      search: async (query: string) => {
        asked.push(query);
        return Promise.resolve({
          results: Object.entries(results[query] ?? {}).map(([id, score]) => ({
            id,
            score,
            data: async (): Promise<Found> =>
              Promise.resolve({ url: id, title: id, excerpt: '', meta: { title: id }, sub_results: [] }),
          })),
        });
      },
    };
  };

  test('puts a page that holds all that was asked before one that holds less of it more often', async () => {
    const pagefind = scored({ 'relay zebra': { all: 1 }, zebra: { often: 2, all: 9 }, relay: { some: 1.5 } });
    const found = await findPages(
      { pagefind, words: listOf(new Map()), names: listOf(writeNames([])) },
      'relay zebra',
      5,
    );
    expect(found.map(({ url }) => url)).toEqual(['all', 'often', 'some']);
    expect(pagefind.asked).toEqual(['relay zebra', 'zebra', 'relay']);
  });

  test('keeps the better of two scores of a page', async () => {
    const pagefind = scored({
      'relay zebra': { one: 1, two: 0.9 },
      relay: { two: 3.9 },
      zebra: { one: 0.1, two: 0.1 },
    });
    const found = await findPages(
      { pagefind, words: listOf(new Map()), names: listOf(writeNames([])) },
      'relay zebra',
      5,
    );
    expect(found.map(({ url }) => url)).toEqual(['one', 'two']);
  });

  test('asks no more once there are six pages, and shows as many as fit, best first', async () => {
    const pagefind = scored({ 'relay zebra': { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 } });
    const found = await findPages(
      { pagefind, words: listOf(new Map()), names: listOf(writeNames([])) },
      'relay zebra',
      3,
    );
    expect(found.map(({ url }) => url)).toEqual(['f', 'e', 'd']);
    expect(pagefind.asked).toEqual(['relay zebra']);
  });

  test('loads nothing of a page whose name is known until it is shown', async () => {
    const loaded: string[] = [];
    const pagefind = {
      search: async () =>
        Promise.resolve({
          results: ['en_5e77195', 'en_0000000'].map((id) => ({
            id,
            score: 1,
            data: async (): Promise<Found> => {
              loaded.push(id);
              return Promise.resolve({
                url: '/text/',
                title: 't',
                excerpt: 'e',
                meta: { title: 't' },
                sub_results: [],
              });
            },
          })),
        }),
    };
    const names = listOf(writeNames(NAMES));
    const found = await findPages({ pagefind, words: listOf(new Map()), names }, 'smtp settings', 5);
    expect(found.map(({ url }) => url)).toEqual(['/settings/', '/text/']);
    expect(loaded).toEqual(['en_0000000']);
    expect((await found[0]?.load())?.excerpt).toBe('e');
    expect(loaded).toEqual(['en_0000000', 'en_5e77195']);
  });

  test('looks for the longer forms of a word where they may stand in the index', async () => {
    const preloaded: string[] = [];
    const pagefind = {
      preload: async (query: string) => Promise.resolve(void preloaded.push(query)),
      search: async () => Promise.resolve({ results: [] }),
    };
    const index = { pagefind, words: listOf(new Map()), names: listOf(new Map()) };
    await findPages(index, 'port', 5);
    await findPages(index, 'port relay', 5);
    expect(preloaded).toEqual(['port portzzzz', 'relay relayzzzz']);
  });

  test('adds a page that is found by its name alone, with its name', async () => {
    const found = await findPages(
      { pagefind: scored({}), words: listOf(new Map()), names: listOf(writeNames(NAMES)) },
      'which port',
      5,
    );
    expect(found).toMatchObject([{ url: '/settings/', title: 'The right settings', kind: 'Settings' }]);
    expect(await found[0]?.load()).toBeUndefined();
    expect(
      await findPages(
        { pagefind: scored({}), words: listOf(new Map()), names: listOf(writeNames(NAMES)) },
        'which zebra',
        5,
      ),
    ).toEqual([]);
  });

  test('puts a page that is called what was typed before one that says it more', async () => {
    const pagefind = scored({ iphone: { '/long/': 10, '/guides/iphone/': 9 } });
    const find = async (most: number) =>
      (await findPages({ pagefind, words: listOf(new Map()), names: listOf(writeNames(NAMES)) }, 'iphone', most)).map(
        ({ url }) => url,
      );
    expect(await find(5)).toEqual(['/guides/iphone/', '/errors/iphone/', '/long/']);
    expect(await find(1)).toEqual(['/guides/iphone/']);
  });

  test('is empty where nothing fits', async () => {
    expect(await find('zebra crossing')).toEqual([]);
  });
});

const NOT_FOUND = new Map([['', '<!doctype html>\n<p>404']]);

describe('the names of a site', () => {
  const own = NAMES.filter(({ url }) => url.startsWith('/'));

  test('are read back as they were written, and nothing else is taken for names', async () => {
    expect(await readNames(listOf(writeNames(own)), ['iphone'])).toEqual(namesOf(own));
    expect(await readNames(listOf(NOT_FOUND), ['iphone'])).toEqual(namesOf([]));
  });

  // As many pages as fill several parts, each with a word of its own among common ones.
  const many = Array.from({ length: 3_000 }, (_, index): NamedPage => {
    const own_ = String.fromCodePoint(...[...String(index + 1_000)].map((digit) => 97 + Number(digit)));
    return {
      url: `/p/${index}/`,
      kind: 'Articles',
      title: `Settings for ${own_} devices`,
      id: '',
      rank: 0,
      terms: [`${own_} fails`],
    };
  });
  const files = writeNames(many);

  test('of a large site are asked for by part, and score as if all were there', async () => {
    expect(files.size).toBeGreaterThan(4);
    for (const page of [many[0], many[1_234], many.at(-1)]) {
      const word = /for (\w+)/u.exec(page?.title ?? '')?.[1] ?? '';
      const { list, asked } = served(files);
      const names = await readNames(list, [word]);
      expect(asked.length).toBe(2);
      expect(names.pages.length).toBeLessThan(many.length / 4);
      expect(nameScores(names)([word]).get(page?.url ?? '')).toBe(
        nameScores(namesOf(many))([word]).get(page?.url ?? ''),
      );
    }
  });

  test('cost one query no more on ten times as many pages', async () => {
    const bytes = async (pages: readonly NamedPage[]) => {
      const written = writeNames(pages);
      const { list, asked } = served(written);
      await readNames(list, ['settings', 'bcde']);
      return asked.reduce((sum, ending) => sum + (written.get(ending)?.length ?? 0), 0);
    };
    expect(await bytes(many)).toBeLessThan(2 * (await bytes(many.slice(0, 300))) + 64_000);
  });
});

describe('how well a name fits', () => {
  const page = (url: string, title: string, terms: readonly string[] = [], rank = 0): NamedPage => ({
    url,
    kind: 'x',
    title,
    id: '',
    rank,
    terms,
  });
  const score = (pages: readonly NamedPage[], typed: string) =>
    Object.fromEntries(
      [...nameScores(namesOf(pages))(queryWords(typed, new Map()))].map(([url, one]) => [url, Number(one.toFixed(2))]),
    );

  test('is 3 for a page that is called just so and is searched so, and 0 for one that is not', () => {
    expect(score([page('/a/', 'Relay', ['relay']), page('/b/', 'Zebra')], 'relay')).toEqual({ '/a/': 3, '/b/': 0 });
  });

  test('counts a title or a term that is just that, and less one that holds it beside others', () => {
    const pages = [page('/a/', 'Relay'), page('/b/', 'Relay refused'), page('/c/', 'Zebra', ['x', 'relay'])];
    expect(score(pages, 'relay')).toEqual({ '/a/': 2, '/b/': 1, '/c/': 2 });
  });

  test('takes words that begin alike for the same', () => {
    expect(score([page('/a/', 'Connecting')], 'connection')).toEqual({ '/a/': 2 });
    expect(score([page('/a/', 'Connecting')], 'control')).toEqual({ '/a/': 0 });
  });

  test('weighs a word in few names more than one in many', () => {
    const pages = [page('/a/', 'iPhone relay'), page('/b/', 'iPhone quota'), page('/c/', 'iPhone')];
    const found = score(pages, 'iphone quota');
    expect(found['/a/']).toBe(0.33);
    expect(found['/b/']).toBe(2);
    expect(score([page('/a/', 'One', ['quota relay']), page('/b/', 'Two', ['relay'])], 'quota relay')['/b/']).toBe(
      0.39,
    );
  });

  test('does not count what all mail has in common, where something else is asked', () => {
    expect(score([page('/a/', 'Send email'), page('/b/', 'Send quota')], 'send email quota')).toEqual({
      '/a/': 0,
      '/b/': 2,
    });
    expect(score([page('/a/', 'Send'), page('/b/', 'Email')], 'send')).toEqual({ '/a/': 2, '/b/': 0 });
  });

  test('is a little more for a page that fixes, as far as its name fits', () => {
    expect(score([page('/a/', 'Relay', [], 0.5), page('/b/', 'Zebra', ['relay quota'], 0.5)], 'relay')).toEqual({
      '/a/': 2.5,
      '/b/': 1.5,
    });
    expect(score([page('/a/', 'Zebra', [], 0.5)], 'relay')).toEqual({ '/a/': 0 });
  });

  test('is nothing where nothing is asked', () => {
    expect(score([page('/a/', 'Relay', [], 0.5)], '')).toEqual({ '/a/': 0 });
  });
});

test('a line break or a tab in a name is a space', async () => {
  const files = writeNames([{ url: '/a/', id: '', kind: 'A\n\tB', title: 'C\tD', rank: 1, terms: ['e\n\nf'] }]);
  const { pages } = await readNames(listOf(files), ['e']);
  expect(pages).toEqual([{ url: '/a/', id: '', kind: 'A B', title: 'C D', rank: 1, terms: ['e f'] }]);
});

test.each(['', 'x\tkind\ttitle\t1', '/a/', '/a/\tkind', '/a/\tkind\ttitle', '/a/\tkind\ttitle\t1', '\t\t\t\t'])(
  'a line of names that says too little is passed over: %j',
  async (text) => {
    expect((await readNames(listOf(new Map([['', `1 1\n${text}`]])), ['x'])).pages).toEqual([]);
  },
);

test.each([
  '',
  '1',
  '1 1',
  '0 5\n/a/\tk\tt\t1\ti',
  '4097 5\n',
  'x 5\n/a/\tk\tt\t1\ti',
  'x1 5\n/a/\tk\tt\t1\ti',
  '1 5 7\n/a/\tk\tt\t1\ti',
])('a list whose head says nothing that can be is empty: %j', async (text) => {
  const { list, asked } = served(new Map([['', text]]));
  expect((await readNames(list, ['x'])).pages).toEqual([]);
  expect(asked).toEqual(['']);
});

describe('a list in parts', () => {
  test('has as few as hold it, one at the least and 4,096 at the most', () => {
    expect([0, 1, 32_000, 32_001, 320_000, 1e12].map(partCount)).toEqual([1, 1, 1, 2, 10, 4_096]);
  });

  test('says in which part a key stands by the published checks of FNV-1a', () => {
    // RFC 9923 gives them for 32 bits: of nothing, "a" and "foobar".
    expect(['', 'a', 'foobar'].map((key) => partOf(key, 2 ** 32))).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
    expect(partOf('foobar', 1)).toBe(0);
  });

  test('is read back as it was written: the parts of the keys, each once, with what is said of the whole', async () => {
    const parts = Array.from({ length: 4_096 }, (_, part) => `part ${part}`);
    const { list, asked } = served(writeParts(parts, '7:x'));
    const places = ['a', 'foobar'].map((key) => partOf(key, parts.length));
    expect(await list.for(['a', 'foobar', 'a'])).toEqual({ facts: '7:x', texts: places.map((at) => `part ${at}`) });
    expect(await list.for(['a'])).toEqual({ facts: '7:x', texts: [`part ${places[0]}`] });
    expect(asked).toEqual(['', ...places.map((at) => `.${at}`)]);
  });

  test('of one part is one file, whatever is asked for', async () => {
    const { list, asked } = served(writeParts(['a line\nanother'], '7'));
    expect(await list.for(['a', 'b'])).toEqual({ facts: '7', texts: ['a line\nanother'] });
    expect(asked).toEqual(['']);
  });

  test('of no parts holds nothing', async () => {
    expect(await listOf(writeParts([])).for(['a'])).toEqual({ facts: '', texts: [] });
  });
});

test('a part that did not arrive is asked for again, and one that did is not', async () => {
  const asked: string[] = [];
  const list = new Parts(async (ending) => {
    asked.push(ending);
    return Promise.resolve(asked.length === 1 ? '' : '1 1\n/a/\tk\tt\t1\ti');
  });
  expect((await readNames(list, ['x'])).pages).toEqual([]);
  expect((await readNames(list, ['x'])).pages).toHaveLength(1);
  expect((await readNames(list, ['x'])).pages).toHaveLength(1);
  expect(asked).toHaveLength(2);
});

describe('the words of the site', () => {
  /** Counted in two shares, as by two threads. */
  const vocabularyOf = (pages: readonly PageWords[]): Vocabulary => {
    const shares = [noWords(), noWords()] as const;
    for (const [index, page] of pages.entries()) countWords(shares[index % 2 === 0 ? 0 : 1], page);
    return buildVocabulary(shares);
  };

  test('are those of several pages, and those that name one', () => {
    const built = vocabularyOf([
      { text: 'Relay means passing on. Onceonly.', names: 'Greylisting' },
      { text: 'A relay', names: '' },
    ]);
    expect([...built]).toEqual([
      ['greylisting', 1],
      ['relay', 2],
    ]);
  });

  test('are read back as they were written, and nothing else is taken for words', async () => {
    expect(await readVocabulary(listOf(writeVocabulary(WORDS)), 'outlok')).toEqual(WORDS);
    expect(await readVocabulary(listOf(NOT_FOUND), 'outlok')).toEqual(new Map());
  });

  test('of a large site are asked for by first letter, and correct the same', async () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const large = new Map(
      Array.from({ length: 20_000 }, (_, index): [string, number] => [
        `${letters[index % 26]}${[...String(index)].map((digit) => letters[Number(digit)]).join('')}word`,
        1 + (index % 9),
      ]),
    );
    for (const [word, pages] of WORDS) large.set(word, pages * 1_000);
    const { list, asked } = served(writeVocabulary(large));
    const some = await readVocabulary(list, 'why outlok relayng');
    expect(asked.length).toBe(3);
    expect(some.size).toBeLessThan(large.size / 2);
    expect(queryWords('why outlok relayng', some)).toEqual(queryWords('why outlok relayng', large));
    expect(queryWords('why outlok relayng', some)).toEqual(['outlook', 'relaying']);
  });

  test('are of four letters at least, and stand once a page', () => {
    const built = vocabularyOf([
      { text: 'Port port PORT, ssl. two2words', names: 'ssl port x' },
      { text: 'words', names: '' },
    ]);
    expect([...built]).toEqual([
      ['port', 1],
      ['words', 2],
    ]);
  });

  test('stand in a line a count, and lines that are not of that form are passed over', async () => {
    const few = new Map([
      ['b', 2],
      ['a', 1],
      ['c', 2],
    ]);
    expect([...writeVocabulary(few)]).toEqual([['', '1 \n1 a\n2 b c']]);
    const odd = new Map([['', '1 \n0 none\n-1 less\n1.5 half\n2 two  three\n']]);
    expect(await readVocabulary(listOf(odd), 'two')).toEqual(
      new Map([
        ['two', 2],
        ['three', 2],
      ]),
    );
  });
});
