import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseGlossary } from '../../src/content-model/glossary.ts';
import { ListError } from '../../src/content-model/lists.ts';
import { loadGlossary, loadWaysIn } from '../../src/content-model/load-lists.ts';
import { parseWaysIn, waysInProblems } from '../../src/content-model/ways-in.ts';

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

  test('of this site are few enough to take in at once', () => {
    expect(loadWaysIn(ROOT).length).toBeLessThanOrEqual(6);
  });
});
