import { describe, expect, test } from 'vitest';
import { type ErrorFilter, filterInFragment, fragmentOf, matches, NO_FILTER } from '../../src/lib/error-filter.ts';

const outlook = {
  words: 'Outlook 0x800CCC79 The message could not be sent because one of the recipients was rejected 550 5.7.1',
  seenIn: ['outlook'],
  whoFixes: 'you',
};
const relay = { words: 'Relay access denied 554 5.7.1', seenIn: ['any-app', 'returned-message'], whoFixes: 'you' };
const anyApp = { words: "Can't reach 0xyz: code ...5.7.1... (４５１)", seenIn: ['any-app'], whoFixes: 'you' };
const full = { words: 'Mailbox full 552 5.2.2', seenIn: ['returned-message'], whoFixes: 'recipient' };
const rows = { outlook, relay, anyApp, full };

/** The names of the rows that a filter leaves. */
function left(filter: Partial<ErrorFilter>): string[] {
  return Object.entries(rows).flatMap(([name, row]) => (matches(row, { ...NO_FILTER, ...filter }) ? [name] : []));
}

describe('the filter of the table of errors', () => {
  test('leaves everything if nothing is asked', () => {
    expect(left({})).toEqual(Object.keys(rows));
    expect(left({ text: ' – ' })).toEqual(Object.keys(rows));
  });

  test.each(['0x800ccc79', '800CCC79', '0x800CC', '550-5.7.1', 'outlook recip', '"rejected"'])(
    'finds an error by %s, with words half typed and signs around them',
    (text) => expect(left({ text })).toContain('outlook'),
  );
  test.each(['can’t', 'CANT', '5.7.1...', '451', '0xyz'])('finds odd spellings by %s', (text) =>
    expect(left({ text })).toContain('anyApp'),
  );
  test.each(['551', '5.7.2', 'ccc79', 'outlook zebra', 'yz', '7.1'])('finds nothing by %s', (text) =>
    expect(left({ text })).toEqual([]),
  );

  test('leaves an app what it says itself and what any app says', () => {
    expect(left({ seenIn: 'iphone' })).toEqual(['relay', 'anyApp']);
    expect(left({ seenIn: 'outlook' })).toEqual(['outlook', 'relay', 'anyApp']);
    expect(left({ seenIn: 'returned-message' })).toEqual(['relay', 'full']);
  });

  test('leaves what the chosen person can fix', () => {
    expect(left({ whoFixes: 'recipient' })).toEqual(['full']);
  });
});

describe('a filter in a link', () => {
  test.each<[filter: Partial<ErrorFilter>, fragment: string]>([
    [{ text: 'relay 5.7.1', seenIn: 'iphone', whoFixes: 'you' }, '#q=relay+5.7.1&in=iphone&who=you'],
    [{ seenIn: 'returned-message' }, '#in=returned-message'],
    [{ text: '#&= "é"' }, '#q=%23%26%3D+%22%C3%A9%22'],
    [{}, ''],
  ])('%j comes back as it was sent', (filter, fragment) => {
    expect(fragmentOf({ ...NO_FILTER, ...filter })).toBe(fragment);
    expect(filterInFragment(fragment)).toEqual({ ...NO_FILTER, ...filter });
  });

  test('holds no more than an error is long, and nothing that can’t be chosen', () => {
    expect(filterInFragment(`#q=${'x'.repeat(201)}`).text).toBe('x'.repeat(200));
    for (const fragment of ['#main', '#in=pegasus&who=nobody', '#in=any-app']) {
      expect(filterInFragment(fragment)).toEqual(NO_FILTER);
    }
  });
});
