import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPages, type Pagefind, type PagefindResult, type SearchIndex } from '../../src/lib/search/find.ts';
import { readQuery } from '../../src/lib/search/query.ts';
import { correct } from '../../src/lib/search/spelling.ts';
import { SYNONYMS } from '../../src/lib/search/synonyms.ts';
import { stem, tokens } from '../../src/lib/search/text.ts';
import { type TitledPage, TitleIndex } from '../../src/lib/search/title-index.ts';
import { languageOf, toEnglish } from '../../src/lib/search/translate.ts';
import { countWords, Vocabulary } from '../../src/lib/search/vocabulary.ts';

/** How many pages of a site with a hundred pages each word is on. */
const PAGES_WITH = {
  '550': 30,
  '5.7.1': 5,
  '0x800ccc79': 3,
  bad: 4,
  credentials: 6,
  cannot: 50,
  certificate: 8,
  email: 90,
  isp: 4,
  look: 9,
  outlook: 20,
  password: 60,
  receive: 9,
  relay: 10,
  samsung: 3,
  send: 95,
  settings: 30,
  terms: 9,
  word: 30,
};
const WORDS = new Vocabulary(100, PAGES_WITH);

describe('a mistyped word', () => {
  test.each([
    ['a letter is missing', 'outlok', 'outlook'],
    ['a letter is too many', 'outloook', 'outlook'],
    ['a letter of a long word is another', 'outlock', 'outlook'],
    ['two letters changed places', 'passwrod', 'password'],
    ['two letters changed places at the end', 'receiev', 'receive'],
  ])('is corrected where %s', (_, typed, meant) => {
    expect(correct(typed, WORDS)).toBe(meant);
  });

  test.each([
    ['it is short', 'mx'],
    ['it has a digit', '0x800ccc78'],
    ['nothing is like it', 'zebra'],
    ['two letters are others', 'sumsang'],
    ['it begins with another letter', 'putlook'],
    ['it may be a word of its own', 'teams'],
  ])('stays as it is where %s', (_, typed) => {
    expect(correct(typed, WORDS)).toBeUndefined();
  });

  test('becomes the word that is on most pages', () => {
    expect(correct('recieve', new Vocabulary(100, { relieve: 8, receive: 9 }))).toBe('receive');
    expect(correct('recieve', new Vocabulary(100, { relieve: 9, receive: 8 }))).toBe('relieve');
  });
});

describe('what was typed', () => {
  const read = (typed: string) => readQuery(typed, WORDS, 'en');
  const names = (typed: string) => read(typed).terms.map(({ forms }) => forms[0]);

  test.each([
    ['Why can’t I send e-mail?', ['email', 'send']],
    ['550 relay', ['relay', '550']],
    ['550 5-7-1 relaying', ['5.7.1', 'relaying', '550']],
    ['error 800CCC79', ['0x800ccc79']],
    ['0x800 ccc 79', ['0x800ccc79']],
    ['pass word', ['password']],
    ['can not send', ['send']],
    ['ＯＵＴＬＯＯＫ ５５０', ['outlook', '550']],
    ['relay relay', ['relay']],
    // Without other words, those that every question has are all there is.
    ['why cannot i', ['cannot']],
    ['', []],
  ])('"%s" is searched for by %j, the rarest first', (typed, expected) => {
    expect(names(typed)).toEqual(expected);
  });

  test('is searched for by what pages call it', () => {
    expect(read('verizon pwd').terms.map(({ forms }) => forms)).toEqual([['isp'], ['password', 'credentials']]);
  });

  test('tells which words were taken for slips, and which no page has', () => {
    expect(read('outlok badcredentials verizon 5.7.139 teams relayed')).toMatchObject({
      corrected: [
        { typed: 'outlok', used: 'outlook' },
        { typed: 'badcredentials', used: 'bad credentials' },
      ],
      unknown: ['verizon', '5.7.139', 'teams'],
    });
  });

  test('misses nothing that is the reader’s own', () => {
    const line = `550 relay <jane.doe@example.com> [192.0.2.1] 2001:db8::25 mx1.example.net https://example.org/x?y=1
      10:42:07 2026-11-29 d9443c01a7336 15.7.1 x`;
    expect(read(line).unknown).toEqual([]);
    expect(names(line)).toEqual(['relay', '550']);
    // Unless it is all there is.
    expect(read('mx1.example.net').unknown).toEqual(['mx1.example.net']);
  });

  test('is few words, whatever it is', () => {
    const parts = fc.constantFrom(
      '550',
      '5.7.1',
      '0x800ccc79',
      'outlok',
      'cant',
      'e-mail',
      '-',
      '"',
      '<b>',
      'a@b',
      '::1',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.array(parts).map((words) => words.join(' ')),
      fc
        .integer({ min: 100, max: 20_000 })
        .map((count) => Array.from({ length: count }, (_, at) => `send${at}`).join(' ')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const { terms } = read(text);
        expect(terms.length).toBeLessThanOrEqual(16);
        for (const { forms, weight } of terms) {
          expect(weight).toBeGreaterThanOrEqual(0);
          for (const form of forms) expect(form).toMatch(/^[\p{L}\p{M}\p{N}. ]+$/u);
        }
      }),
    );
  });
});

test.each([
  ['en', ['relays', 'relayed', 'relaying', 'relay']],
  ['es', ['llegan', 'llegaban', 'llega', 'llegar', 'llegado']],
  ['es', ['enviar', 'envió', 'enviando', 'enviarlo']],
  ['es', ['lleno', 'llena', 'llenó', 'llenas']],
])('in %s, %s is one word', (language, [first = '', ...others]) => {
  for (const other of others) expect(stem(other, language)).toBe(stem(first, language));
});

test('a word in another form is the same word, and a code is not', () => {
  expect(stem('contraseñas')).toBe(stem('contrasena'));
  expect(stem('0x800ccc79')).not.toBe(stem('0x800ccc78'));
  expect(stem('internet')).not.toBe(stem('interrupted'));
});

test('synonyms are single words or names of up to three', () => {
  expect([...SYNONYMS.keys()].filter((name) => tokens(name).join(' ') !== name || name.split(' ').length > 3)).toEqual(
    [],
  );
});

test('the vocabulary counts pages, and knows what authors expect to be typed', () => {
  const pages = [
    { body: 'Relay means passing on. Port PORT 550 5.7.1', terms: 'relay denied' },
    { body: 'A relay', terms: '' },
  ];
  const counts = countWords(pages);
  expect(counts).toMatchObject({ '5.7.1': 1, '550': 1, denied: 0, port: 1, relay: 2 });
  const vocabulary = new Vocabulary(2, counts);
  expect(['denied', 'relays', 'zebra'].map((word) => vocabulary.knows(word))).toEqual([true, true, false]);
  expect(vocabulary.weight('port')).toBeGreaterThan(vocabulary.weight('relay'));
});

describe('Spanish', () => {
  test('is told from English by words that only one of them has', () => {
    expect(languageOf('no puedo enviar correos', WORDS)).toBe('es');
    expect(languageOf('outlook bloqueado', WORDS)).toBe('es');
    expect(languageOf('cannot send email', WORDS)).toBe('en');
    expect(languageOf('550 5.7.1', WORDS)).toBeUndefined();
  });

  test('is read in the English pages’ words', () => {
    expect(toEnglish('¿Por qué mi buzón está lleno?', 'es', WORDS)).toBe('mailbox full');
    expect(toEnglish('atascado en la bandeja de salida de Outlook', 'es', WORDS)).toBe('stuck outbox outlook');
  });
});

const page = (url: string, title: string, terms: readonly string[] = [], boost = 0): TitledPage => ({
  url,
  kind: '',
  summary: 'In short.',
  title,
  boost,
  terms,
});

describe('a page’s titles', () => {
  const ranking = (pages: readonly TitledPage[], typed: string) => {
    const words = Object.fromEntries(
      pages.flatMap(({ title, terms }) => tokens([title, ...terms].join(' '))).map((w) => [w, 1]),
    );
    const { terms } = readQuery(typed, new Vocabulary(pages.length, words), 'en');
    const scores = [...new TitleIndex(pages, 'en').scores(terms)].filter(([, score]) => score > 0);
    return scores.sort(([, a], [, b]) => b - a).map(([url]) => url);
  };

  test('fit best where they are just what was typed', () => {
    const pages = [page('none', 'Zebra'), page('part', 'Relay refused'), page('all', 'Relay')];
    expect(ranking(pages, 'relay')).toEqual(['all', 'part']);
  });

  test('fit by words that are together in one search term', () => {
    const pages = [page('apart', 'Quota', ['full', 'mailbox gone']), page('together', 'Quota', ['mailbox full'])];
    expect(ranking([...pages, page('other', 'Relay')], 'mailbox full')).toEqual(['together', 'apart']);
  });

  test('fit less by a word that many have, and by a synonym', () => {
    const many = [page('a', 'iPhone one'), page('b', 'iPhone two'), page('quota', 'Quota')];
    expect(ranking(many, 'iphone quota')[0]).toBe('quota');
    expect(ranking([page('b', 'Login'), page('a', 'Sign in'), page('c', 'Relay')], 'sign in')).toEqual(['a', 'b']);
  });

  test('put the page that fixes first, unless the other was typed', () => {
    const pages = [
      page('error', 'iPhone rejected', ['iphone rejected']),
      page('guide', 'iPhone', ['iphone cannot send'], 0.3),
      page('other', 'Relay'),
    ];
    expect(ranking(pages, 'iphone')[0]).toBe('guide');
    expect(ranking(pages, 'iphone rejected')[0]).toBe('error');
  });
});

describe('a search', () => {
  const result = (url: string, score: number, lost = false): PagefindResult => ({
    id: url,
    score,
    data: async () => {
      if (lost) throw new Error('lost');
      return { url, content: '', excerpt: '', meta: {}, sub_results: [] };
    },
  });
  /** Pagefind with the pages that each word is on. */
  const pagefindOf = (results: Readonly<Record<string, readonly PagefindResult[]>>): Pagefind => ({
    search: async (query) => ({ results: results[query] ?? [] }),
  });
  const indexOf = (pagefind: Pagefind, pages: readonly TitledPage[]): SearchIndex => ({
    language: 'en',
    pagefind,
    titles: new TitleIndex(pages, 'en'),
    vocabulary: WORDS,
  });
  const find = async (typed: string, pagefind: Pagefind, pages: readonly TitledPage[], limit = 5) => {
    const { hits, total } = await findPages(indexOf(pagefind, pages), typed, limit);
    return { urls: hits.map(({ url }) => url), total };
  };
  const untitled = ['/a/', '/b/', '/c/'].map((url) => page(url, ''));

  test('puts the page with more of the rare words first, and needs no page with all', async () => {
    const pagefind = pagefindOf({
      send: [result('/a/', 9), result('/b/', 9)],
      samsung: [result('/b/', 1)],
      relay: [result('/c/', 1)],
    });
    expect(await find('samsung relay send', pagefind, untitled)).toEqual({ urls: ['/b/', '/c/'], total: 2 });
  });

  test('counts the pages that answer, not those that are shown', async () => {
    const pagefind = pagefindOf({ relay: [result('/a/', 3), result('/b/', 2), result('/c/', 0.1)] });
    expect(await find('relay', pagefind, untitled, 1)).toEqual({ urls: ['/a/'], total: 2 });
  });

  test('finds a page by its titles alone, before one that only says it', async () => {
    const pages = [page('/long/', 'Samsung'), page('/relay/', 'Relay')];
    expect((await find('relay', pagefindOf({ relay: [result('/long/', 10)] }), pages)).urls).toEqual([
      '/relay/',
      '/long/',
    ]);
  });

  test('finds nothing where no page has a word of it', async () => {
    expect(await find('zebra', pagefindOf({ zebra: [result('/a/', 1)] }), untitled)).toEqual({ urls: [], total: 0 });
  });

  test('shows the other pages where one is lost, and fails where all are', async () => {
    const some = pagefindOf({ relay: [result('/a/', 2, true), result('/b/', 1)] });
    expect((await find('relay', some, untitled)).urls).toEqual(['/b/']);
    await expect(find('relay', pagefindOf({ relay: [result('/a/', 2, true)] }), untitled)).rejects.toThrow('lost');
  });

  test('works in a language that the search has no words of', async () => {
    const english = { titles: new TitleIndex([page('/relay/', 'Relay')], 'en'), vocabulary: WORDS };
    const index: SearchIndex = {
      language: 'pt',
      pagefind: pagefindOf({ senha: [result('/pt/senha/', 1)] }),
      titles: new TitleIndex([page('/pt/senha/', 'Senha errada')], 'pt'),
      vocabulary: new Vocabulary(20, { a: 20, errada: 1, minha: 2, senha: 1 }),
      english,
    };
    const search = async (typed: string) => {
      const { hits, ...found } = await findPages(index, typed, 5);
      return { ...found, urls: hits.map(({ url }) => url) };
    };
    expect(await search('a minha senha')).toMatchObject({ urls: ['/pt/senha/'], unknown: [] });
    expect(await search('relay')).toMatchObject({ urls: ['/relay/'] });
    expect(await search('a minha senha')).not.toHaveProperty('otherLanguage');
    expect(await search('cannot receive email')).toHaveProperty('otherLanguage', 'en');
  });

  test('in Spanish shows an English page only where it has no translation', async () => {
    const pages = [page('/relay/', 'Relay'), page('/quota/', 'Quota')];
    const english = { titles: new TitleIndex(pages, 'en'), vocabulary: new Vocabulary(2, { relay: 1, quota: 1 }) };
    const translated = new TitleIndex([page('/es/relay/', 'Reenvío')], 'es');
    const index: SearchIndex = {
      language: 'es',
      pagefind: pagefindOf({}),
      titles: translated,
      vocabulary: WORDS,
      english,
    };
    const { hits } = await findPages(index, 'relay', 5);
    expect(hits.map(({ url }) => url)).toEqual(['/es/relay/']);
    expect((await findPages(index, 'quota', 5)).hits).toMatchObject([
      { url: '/quota/', language: 'en', excerpt: [{ text: 'In short.', marked: false }] },
    ]);
  });
});
