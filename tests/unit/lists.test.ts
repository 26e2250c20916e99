import { describe, expect, test } from 'vitest';
import { parseGlossary } from '../../src/lib/content/glossary.ts';
import { ListError } from '../../src/lib/content/lists.ts';
import { loadGlossary, loadSymptomGroups } from '../../src/lib/content/load-lists.ts';
import { parseSymptomGroups, symptomGroupProblems } from '../../src/lib/content/symptom-groups.ts';
import { ROOT } from '../support/content.ts';

describe('the glossary', () => {
  test('is read with other names if there are any', () => {
    expect(
      parseGlossary('- {id: smtp, term: SMTP, text: x, also: [Outgoing]}\n- {id: relay, term: Relay, text: y}'),
    ).toEqual([
      { id: 'smtp', term: 'SMTP', text: 'x', also: ['Outgoing'] },
      { id: 'relay', term: 'Relay', text: 'y', also: [] },
    ]);
  });

  test.each([
    ['- {id: a, term: A, txt: x}', '[0].txt: found "x"; did you mean "text"?'],
    ['- {id: a, term: A}', '[0].text: found nothing; expected text in quotes.'],
    ['- {id: a, term: 1, text: x}', '[0].term: found 1; expected text in quotes.'],
    [`- {id: a, term: A, text: ${'x'.repeat(221)}}`, 'expected an explanation of at most 220 characters'],
    ['- {id: App Password, term: A, text: x}', '[0].id: found "App Password"; expected an id in lowercase'],
    [
      '- {id: a, term: A, text: x}\n- {id: a, term: B, text: y}',
      '[1].id: found "a"; another entry has the same id.',
      2,
    ],
    ['smtp: x', 'expected a list of entries'],
    ['[]', 'expected at least one entry'],
    ['', 'the whole file: found nothing; expected a list of entries that begin with "- id:".'],
    ['- id: a\n  term: A\n  also:\n  text: x', '[0].also: found nothing; expected a list, or leave the field out.', 3],
    ['- id: a\n  term:\n    1\n  text: x', '[0].term: found 1; expected text in quotes.', 2],
    [
      '- id: a\n  term: A\n- {',
      "can't be read past this line. Close each [ with ], and each { with }.\n  2 |   term: A\n  3 | - {",
      3,
    ],
    ['- id: a\n  term: Note: A', 'Put text in quotes if it has a colon', 2],
    ["- id: a\n  text: 'x", 'Close each quotation mark.', 2],
    ['- id: a\n\tterm: A', 'Indent with spaces', 2],
    ['- id: a\n  id: b', 'This field is there twice.', 2],
    ['- id: a\n  term: *A', 'begins with a sign such as @, * or {', 2],
  ])('is refused with file, line, field and remedy: %j', (text, says, line = 1) => {
    expect(() => parseGlossary(text)).toThrow(ListError);
    expect(() => parseGlossary(text)).toThrow(`src/content/glossary.yaml:${line}: `);
    expect(() => parseGlossary(text)).toThrow(says);
  });
});

describe('the answers that lead to symptom pages', () => {
  const addresses = new Set(['/check/']);
  const groups = parseSymptomGroups(
    '- {id: one, answer: First, order: 1}\n- {id: two, answer: Second, order: 2, also: [{text: x, to: /chek/}]}',
  );

  test('that lead nowhere are named with the nearest page, and so is a page with an unknown group', () => {
    expect(symptomGroupProblems(groups, [{ file: 'a.mdx', group: 'oen' }], addresses)).toEqual([
      'a.mdx: group: found "oen"; there is no such group of symptoms. Did you mean "one"? The groups in src/content/symptom-groups.yaml are one, two.',
      'src/content/symptom-groups.yaml: [0].id: found "one"; no symptom page has this group, and nothing is listed under also.\n' +
        'src/content/symptom-groups.yaml: [1].also[0].to: found "/chek/"; this site has no such page. Did you mean /check/?',
    ]);
  });
});

test('the lists of this site are right, and the answers few enough to take in', () => {
  expect(loadGlossary(ROOT).length).toBeGreaterThanOrEqual(20);
  expect(loadSymptomGroups(ROOT).length).toBeLessThanOrEqual(6);
});
