import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerFirst } from '../../src/lib/search/answer-first.ts';
import { findPages, type Pagefind, type PagefindResult, type SearchIndex } from '../../src/lib/search/find.ts';
import { readQuery } from '../../src/lib/search/query.ts';
import { correct } from '../../src/lib/search/spelling.ts';
import { stem } from '../../src/lib/search/text.ts';
import { type TitledPage, TitleIndex } from '../../src/lib/search/title-index.ts';
import { Vocabulary } from '../../src/lib/search/vocabulary.ts';

/** How many pages of a site with a hundred pages each word is on. */
// prettier-ignore
const PAGES_WITH = {
  '550': 30, '5.7.1': 5, '0x800ccc79': 3, bad: 4, credentials: 6, cannot: 50, certificate: 8, email: 90, isp: 4, look: 9,
  outlook: 20, password: 60, receive: 9, relay: 10, samsung: 3, send: 95, settings: 30, terms: 9, word: 30,
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

  test('keeps the address that returned messages come from', () => {
    const words = new Vocabulary(100, { ...PAGES_WITH, postmaster: 3 });
    const { terms } = readQuery('postmaster@outlook.com', words, 'en');
    expect(terms.map(({ forms }) => forms[0])).toEqual(['postmaster']);
  });

  test('is few words, whatever it is', () => {
    const parts = fc.constantFrom(...'550 5.7.1 0x800ccc79 outlok cant e-mail - " <b> a@b ::1'.split(' '));
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

const page = (url: string, title: string, terms: readonly string[] = [], boost = 0): TitledPage => ({
  url,
  kind: '',
  summary: 'In short.',
  title,
  boost,
  terms,
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

  test('counts the pages that answer, not those that are shown', async () => {
    const pagefind = pagefindOf({ relay: [result('/a/', 3), result('/b/', 2), result('/c/', 0.1)] });
    expect(await find('relay', pagefind, untitled, 1)).toEqual({ urls: ['/a/'], total: 2 });
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
});

test('the page of a sure diagnosis comes before errors of another cause, but not before other pages', () => {
  const [blocked, listed, greylisted, symptom] = [
    '/errors/blocked/',
    '/errors/listed/',
    '/errors/greylisted/',
    '/slow/',
  ];
  const entries = [
    { address: blocked, cause: 'ip-blocked' },
    { address: listed, cause: 'ip-blocked' },
    { address: greylisted, cause: 'try-again-later' },
  ] as const;
  const first = (urls: readonly string[], confident = true) => {
    const hits = urls.map((url) => ({ url }));
    return answerFirst(hits, { confident, cause: 'ip-blocked', article: blocked }, entries)[0]?.url;
  };
  expect(first([greylisted, symptom, blocked])).toBe(blocked);
  expect(first([greylisted, symptom, blocked], false)).toBe(greylisted);
  expect(first([symptom, blocked])).toBe(symptom);
  expect(first([listed, blocked])).toBe(listed);
  expect(first([greylisted, symptom])).toBe(greylisted);
});
