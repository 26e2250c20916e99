import { describe, expect, test } from 'vitest';
import { parseGlossary } from '../../src/lib/content/glossary.ts';
import { ListError } from '../../src/lib/content/lists.ts';
import { loadGlossary, loadSymptomGroups } from '../../src/lib/content/load-lists.ts';
import { parseSymptomGroups, symptomGroupProblems } from '../../src/lib/content/symptom-groups.ts';
import { ROOT } from '../support/content.ts';

describe('the glossary', () => {
  test('is read in alphabetical order, with other names if there are any', () => {
    expect(
      parseGlossary('- {id: smtp, term: SMTP, text: x, also: [Outgoing]}\n- {id: relay, term: Relay, text: y}'),
    ).toEqual([
      { id: 'relay', term: 'Relay', text: 'y', also: [] },
      { id: 'smtp', term: 'SMTP', text: 'x', also: ['Outgoing'] },
    ]);
  });

  test.each([
    ['- {id: a, term: A, txt: x}', '[0].txt: found "x"; did you mean "text"?'],
    ['- {id: a, term: A}', '[0].text: found nothing; expected text in quotes.'],
    ['- {id: a, term: 1, text: x}', '[0].term: found 1; expected text in quotes.'],
    [`- {id: a, term: A, text: ${'x'.repeat(221)}}`, 'expected an explanation of at most 220 characters'],
    ['- {id: App Password, term: A, text: x}', '[0].id: found "App Password"; expected an id in lowercase'],
    ['- {id: a, term: A, text: x}\n- {id: a, term: B, text: y}', 'The id "a" is used twice.'],
    ['smtp: x', 'expected a list of entries'],
    ['[]', 'expected at least one entry'],
    ['- {', "This isn't YAML."],
  ])('is refused with file, field and remedy: %s', (text, says) => {
    expect(() => parseGlossary(text)).toThrow(ListError);
    expect(() => parseGlossary(text)).toThrow('src/content/glossary.yaml: ');
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
      'a.mdx: There is no such group of symptoms.\n  group: found "oen"; did you mean "one"? The groups in src/content/symptom-groups.yaml are one, two.',
      'src/content/symptom-groups.yaml: An answer leads nowhere.\n' +
        '  [0].id: found "one"; no symptom page has this group, and nothing is listed under also.\n' +
        '  [1].also: found "/chek/"; this site has no such page; did you mean /check/?',
    ]);
  });
});

test('the lists of this site are right, and the answers few enough to take in', () => {
  expect(loadGlossary(ROOT).length).toBeGreaterThanOrEqual(20);
  expect(loadSymptomGroups(ROOT).length).toBeLessThanOrEqual(6);
});
