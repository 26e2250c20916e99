import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPages, type Found } from '../../src/search/find.ts';
import { type NamedPage, readNames, writeNames } from '../../src/search/names.ts';
import { attempts, queryWords } from '../../src/search/query.ts';
import { buildVocabulary, countWords, noWords, readVocabulary, writeVocabulary } from '../../src/search/vocabulary.ts';
import { wordsOf } from '../../src/error-filter.ts';
import { WORDS } from '../fixtures/search/words.ts';
import { listOf } from '../support/lists.ts';
import { hostileText } from './inputs.ts';
import { holds, type Target } from './target.ts';

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  hostileText,
  fc
    .array(fc.constantFrom('550', '5.7.1', '0x800ccc79', 'relay', 'outlok', 'cant', 'e-mail', 'wi-fi', '-', '"'))
    .map((words) => words.join(' ')),
  // A whole page, or a link made to keep a browser busy.
  fc.integer({ min: 100, max: 20_000 }).map((count) => Array.from({ length: count }, (_, at) => `word${at}`).join(' ')),
);

const line = fc.string({ unit: 'grapheme', maxLength: 20 });
const named: fc.Arbitrary<NamedPage> = fc.record(
  {
    url: fc.webPath().map((path) => `/${path.replace(/^\/+/u, '')}`),
    kind: line,
    title: line,
    id: fc.constantFrom('', 'en_1a2b3c4'),
    rank: fc.constantFrom(0, 0.3, 1),
    terms: fc.array(line, { maxLength: 4 }),
  },
  { noNullPrototype: true },
);
const pagesNamed = fc.uniqueArray(named, { maxLength: 6, selector: ({ url }) => url });
const oneLine = (text: string): string => text.replaceAll(/[\t\n]+/gu, ' ');

export const search: Target = {
  properties: [
    holds(
      'whatever is typed, there is something to look for if it holds a letter or a digit, and it is little',
      { cases: 8_000, few: 60 },
      fc.property(typed, (text) => {
        const words = queryWords(text, WORDS);
        // Compatibility signs may fall apart into none; letters and digits do not.
        if (/[a-z0-9]/iu.test(text.slice(0, 100))) assert.ok(words.length > 0);
        for (const word of words) assert.match(word, /^[\p{L}\p{M}\p{N}.]+$/u);
        assert.equal(new Set(words).size, words.length);
        assert.ok(words.length <= 20, `${words.length} words are looked for`);
        const made = attempts(words, WORDS);
        assert.ok(made.length <= 8);
        for (const { words: some, share } of made) {
          assert.ok(some.length > 0 && some.every((word) => words.includes(word)));
          assert.ok(share > 0 && share <= 1 + 1e-9);
        }
      }),
    ),
    holds(
      'a search asks the index a few times and shows no more pages than fit, whatever is typed',
      { cases: 3_000, few: 30 },
      fc.asyncProperty(
        typed,
        fc.array(named, { maxLength: 12 }),
        fc.integer({ min: 1, max: 8 }),
        async (text, names, most) => {
          let asked = 0;
          const pagefind = {
            search: async (query: string) => {
              asked += 1;
              const results = names
                .filter(({ title }) => query.includes(title))
                .map(({ url, title }) => ({
                  id: url,
                  score: 1,
                  data: async (): Promise<Found> =>
                    Promise.resolve({ url, title, excerpt: '', meta: { title }, sub_results: [] }),
                }));
              return Promise.resolve({ results });
            },
          };
          const found = await findPages(
            { pagefind, words: listOf(writeVocabulary(WORDS)), names: listOf(writeNames(names)) },
            text,
            most,
          );
          assert.ok(asked <= 8);
          assert.ok(found.length <= most);
        },
      ),
    ),
    holds(
      'names and words are read back as they were written',
      { cases: 6_000 },
      fc.asyncProperty(pagesNamed, fc.array(fc.tuple(line, line)), async (pages, texts) => {
        assert.deepEqual(
          (await readNames(listOf(writeNames(pages)), ['x'])).pages,
          pages.map(({ kind, title, terms, ...rest }) => ({
            ...rest,
            kind: oneLine(kind),
            title: oneLine(title),
            terms: terms.map(oneLine),
          })),
        );
        const counts = noWords();
        for (const [text, names] of texts) countWords(counts, { text, names });
        const words = buildVocabulary([counts]);
        assert.deepEqual(await readVocabulary(listOf(writeVocabulary(words)), 'x'), new Map([...words]));
      }),
    ),
    holds(
      'whatever arrives in place of names and words is passed over',
      { cases: 3_000 },
      fc.asyncProperty(hostileText, fc.constantFrom('', '1 3\n', '3 3\n', '1 \n'), async (text, head) => {
        const list = listOf(new Map(['', '.0', '.1', '.2'].map((ending) => [ending, head + text])));
        for (const { url } of (await readNames(list, ['x'])).pages) assert.ok(url.startsWith('/'));
        for (const [word, pages] of await readVocabulary(list, 'x')) assert.ok(word !== '' && pages > 0);
      }),
    ),
    holds(
      'the words of a text are the same words when they are read again',
      { cases: 3_000 },
      fc.property(hostileText, (text) => {
        const words = wordsOf(text);
        assert.ok(words.every((word) => word !== '' && !/\s/u.test(word)));
        assert.deepEqual(wordsOf(words.join(' ')), words);
      }),
    ),
  ],
};
