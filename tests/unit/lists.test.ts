import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseGlossary } from '../../src/lib/content/glossary.ts';
import { ListError } from '../../src/lib/content/lists.ts';
import { loadGlossary, loadWaysIn } from '../../src/lib/content/load-lists.ts';
import { parseWaysIn, waysInProblems } from '../../src/lib/content/symptom-groups.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The message for a list that cannot be used. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ListError) return error.message;
    throw error;
  }
  throw new Error('the list was accepted');
}

describe('the glossary', () => {
  test('is read in alphabetical order', () => {
    const terms = parseGlossary('- {id: smtp, term: SMTP, text: x}\n- {id: relay, term: Relay, text: y}');
    expect(terms.map(({ id }) => id)).toEqual(['relay', 'smtp']);
  });

  test('keeps each term as it was written, other names being optional', () => {
    const longest = 'x'.repeat(220);
    expect(
      parseGlossary(`- {id: app-password-2, term: A, text: ${longest}, also: [B, C]}\n- {id: b, term: D, text: x}`),
    ).toEqual([
      { id: 'app-password-2', term: 'A', text: longest, also: ['B', 'C'] },
      { id: 'b', term: 'D', text: 'x', also: [] },
    ]);
  });

  test.each([
    [
      'an id that begins with a hyphen',
      '- {id: -a, term: A, text: x}',
      '[0].id: found "-a"; allowed: an id in small letters, such as user-name',
    ],
    [
      'an id that ends with one',
      '- {id: a-, term: A, text: x}',
      '[0].id: found "a-"; allowed: an id in small letters, such as user-name',
    ],
    [
      'an id that is a number',
      '- {id: 1, term: A, text: x}',
      '[0].id: found 1; allowed: an id in small letters, such as user-name',
    ],
    ['a text that is a number', '- {id: a, term: 1, text: x}', '[0].term: found 1; allowed: a text in quotes.'],
    ['an empty text', '- {id: a, term: "", text: x}', '[0].term: found ""; allowed: a text that is not empty'],
    [
      'a text of two lines',
      '- {id: a, term: "A\\nB", text: x}',
      'one line of text, without characters that cannot be seen',
    ],
    [
      'a long explanation',
      `- {id: a, term: A, text: ${'x'.repeat(221)}}`,
      'an explanation of at most 220 characters: it is shown beside the word',
    ],
  ])('%s is refused', (_, text, says) => {
    expect(refusal(() => parseGlossary(text))).toContain(says);
  });

  test('that is not YAML is refused with what the parser said', () => {
    try {
      parseGlossary('- {');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ name: 'ListError', cause: { name: 'YAMLParseError' } });
      expect(String(error)).toMatch(/this is not YAML\. \S/u);
    }
  });

  test.each([
    ['a field that does not exist', '- {id: a, term: A, txt: x}', ['[0].txt', 'did you mean "text"?']],
    ['an explanation that is missing', '- {id: a, term: A}', ['[0].text', 'found missing']],
    ['an explanation that does not fit', `- {id: a, term: A, text: ${'x'.repeat(300)}}`, ['[0].text', 'at most 220']],
    ['an id that makes no address', '- {id: App Password, term: A, text: x}', ['[0].id', 'such as user-name']],
    ['an id given twice', '- {id: a, term: A, text: x}\n- {id: a, term: B, text: y}', ['"a" stands here twice']],
    ['no list', 'smtp: x', ['a list of entries']],
    ['nothing', '[]', ['at least one entry']],
    ['no YAML', '- {', ['not YAML']],
  ])('%s is refused with file, field and remedy', (_name, text, says) => {
    const message = refusal(() => parseGlossary(text));
    for (const words of ['src/content/glossary.yaml', ...says]) expect(message).toContain(words);
  });

  test('of this site explains no expert’s word with another', () => {
    const terms = loadGlossary(ROOT);
    expect(terms.length).toBeGreaterThanOrEqual(20);
    const jargon = /\b(?:protocol|authenticate|client|host name|encrypt(?:ed)? tunnel|header|payload|MTA|daemon)\b/iu;
    expect(terms.filter(({ text }) => jargon.test(text)).map(({ id }) => id)).toEqual([]);
  });
});

describe('the answers on the way to a symptom page', () => {
  const ways = parseWaysIn('- id: one\n  answer: First\n- id: two\n  answer: Second\n  also: [{text: x, to: /check/}]');
  const addresses = new Set(['/check/', '/diagnose/']);

  test('keep the order of the file', () => {
    expect(ways.map(({ id }) => id)).toEqual(['one', 'two']);
  });

  test('have nothing wrong where every page has its answer and every answer its page', () => {
    expect(waysInProblems(ways, [{ file: 'a.mdx', group: 'one' }], addresses)).toEqual([]);
  });

  test('a page with a group that is none is named with the nearest', () => {
    const problems = waysInProblems(
      ways,
      [
        { file: 'a.mdx', group: 'one' },
        { file: 'b.mdx', group: 'tow' },
      ],
      addresses,
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^b\.mdx: .*\n {2}group: found "tow"; did you mean "two"\?/u);
  });

  test('an answer that leads nowhere, and a link to no page, are named', () => {
    const wrong = parseWaysIn(
      '- id: one\n  answer: First\n- id: two\n  answer: Second\n  also: [{text: x, to: /chek/}]',
    );
    const [message] = waysInProblems(wrong, [], addresses);
    expect(message).toContain('src/content/ways-in.yaml');
    expect(message).toContain('[0].id: found "one"; no symptom page has this group');
    expect(message).toContain('[1].also: found "/chek/"; that is no page of this site; did you mean /check/?');
  });

  test('may lead to a place on a page, and to a page with a question', () => {
    const [way] = parseWaysIn(
      '- id: one\n  answer: First\n  also: [{text: x, to: /check/#a?b}, {text: y, to: "/diagnose/?q=a#b"}]',
    );
    expect(way).toEqual({
      id: 'one',
      answer: 'First',
      also: [
        { text: 'x', to: '/check/#a?b' },
        { text: 'y', to: '/diagnose/?q=a#b' },
      ],
    });
    expect(waysInProblems(way ? [way] : [], [], addresses)).toEqual([]);
    expect(parseWaysIn('- id: one\n  answer: First')[0]?.also).toEqual([]);
  });

  test('that are wrong are named each in a line of its own, without a guess where none is near', () => {
    const both = parseWaysIn(
      '- {id: one, answer: A}\n- {id: two, answer: B, also: [{text: x, to: /nothing-like-it/}]}',
    );
    expect(waysInProblems(both, [{ file: 'a.mdx', group: 'far-away' }], addresses)).toEqual([
      'a.mdx: the page belongs to no answer.\n  group: found "far-away"; Known in src/content/ways-in.yaml: one, two.',
      'src/content/ways-in.yaml: an answer leads nowhere.\n' +
        '  [0].id: found "one"; no symptom page has this group, so the answer leads nowhere.\n' +
        '  [1].also: found "/nothing-like-it/"; that is no page of this site.',
    ]);
  });

  test('of this site are few enough to take in at once', () => {
    expect(loadWaysIn(ROOT).length).toBeLessThanOrEqual(6);
  });
});
