import { describe, expect, test } from 'vitest';
import { errorSchema } from '../../src/lib/content/schemas.ts';
import { type ErrorFilter, filterInFragment, fragmentOf, matches, NO_FILTER, wordsOf } from '../../src/lib/error-filter.ts';

const outlook = {
  words: 'Outlook 0x800CCC79 The message could not be sent because one of the recipients was rejected 550 5.7.1',
  seenIn: ['outlook'],
  whoFixes: 'you',
};
const relay = { words: 'Relay access denied 554 5.7.1', seenIn: ['any-app', 'returned-message'], whoFixes: 'you' };
const anyApp = { words: 'Cannot connect', seenIn: ['any-app'], whoFixes: 'you' };
const full = { words: 'Mailbox full 552 5.2.2', seenIn: ['returned-message'], whoFixes: 'recipient' };

function typed(text: string): ErrorFilter {
  return { ...NO_FILTER, text };
}

describe('the filter of the table of errors', () => {
  test('leaves everything where nothing is asked', () => {
    for (const row of [outlook, relay, full]) {
      expect(matches(row, NO_FILTER)).toBe(true);
      expect(matches(row, typed(' – '))).toBe(true);
    }
    expect(matches({ ...full, words: '' }, typed(' – '))).toBe(true);
  });

  test.each(['0x800ccc79', '800CCC79', '0x800CC', '0x', '550', '550-5.7.1', 'outlook recip', '"rejected"'])(
    'finds an error by %s',
    (text) => expect(matches(outlook, typed(text))).toBe(true),
  );

  test.each(['551', '5.7.2', 'ccc79', 'relay', 'outlook zebra'])('does not find it by %s', (text) =>
    expect(matches(outlook, typed(text))).toBe(false),
  );

  const odd = { ...full, words: "Can't reach 0xyz: code ...5.7.1... (４５１) 10x5" };
  test.each(['can’t', 'CANT', '.5.7.1.', '5.7.1...', '451', '４５１', '0xyz', '0xy'])(
    'finds odd spellings by %s',
    (text) => expect(matches(odd, typed(text))).toBe(true),
  );
  // The beginning of a code goes without saying, that of another word does not.
  test.each(['yz', 't', '7.1', '0x5.7.1', '15'])('does not find odd spellings by %s', (text) =>
    expect(matches(odd, typed(text))).toBe(false),
  );

  test('leaves for an app what that app says and what any app shows, but no other app’s words', () => {
    const onPhone: ErrorFilter = { ...NO_FILTER, seenIn: 'iphone' };
    expect([outlook, relay, full].map((row) => matches(row, onPhone))).toEqual([false, true, false]);
    const inOutlook: ErrorFilter = { ...NO_FILTER, seenIn: 'outlook' };
    expect([outlook, relay, full].map((row) => matches(row, inOutlook))).toEqual([true, true, false]);
  });

  test('leaves for a returned message only what comes back in one', () => {
    const returned: ErrorFilter = { ...NO_FILTER, seenIn: 'returned-message' };
    expect([outlook, relay, full, anyApp].map((row) => matches(row, returned))).toEqual([false, true, true, false]);
  });

  test('leaves only what the chosen person can fix', () => {
    const byRecipient: ErrorFilter = { ...NO_FILTER, whoFixes: 'recipient' };
    expect([outlook, relay, full].map((row) => matches(row, byRecipient))).toEqual([false, false, true]);
  });
});

test('the words of a text are without the signs around them', () => {
  expect(wordsOf('550-5.7.1 "Relay denied..."')).toEqual(['550', '5.7.1', 'relay', 'denied']);
  expect(wordsOf(' … – "" 0x ')).toEqual([]);
});

describe('a filter in a link', () => {
  test.each<[filter: ErrorFilter, fragment: string]>([
    [{ text: 'relay 5.7.1', seenIn: 'iphone', whoFixes: 'you' }, '#q=relay+5.7.1&in=iphone&who=you'],
    [{ text: '', seenIn: 'returned-message', whoFixes: '' }, '#in=returned-message'],
    [{ text: '', seenIn: '', whoFixes: 'wait' }, '#who=wait'],
    [typed('#&= "é"'), '#q=%23%26%3D+%22%C3%A9%22'],
  ])('%j comes back as it was sent', (filter, fragment) => {
    expect(fragmentOf(filter)).toBe(fragment);
    expect(filterInFragment(fragment)).toEqual(filter);
  });

  test('holds no space around the words, and no more of them than an error is long', () => {
    expect(fragmentOf(typed(' relay '))).toBe('#q=relay');
    expect(fragmentOf(typed('  '))).toBe('');
    const long = 'x'.repeat(201);
    expect(fragmentOf(typed(` ${long}`))).toBe(`#q=${'x'.repeat(200)}`);
    expect(filterInFragment(`#q=${long}`).text).toBe('x'.repeat(200));
  });

  test('is nothing where nothing is asked', () => {
    expect(fragmentOf(NO_FILTER)).toBe('');
    for (const fragment of ['', '#', '#main', '#in=pegasus&who=nobody', '#in=any-app'])
      expect(filterInFragment(fragment)).toEqual(NO_FILTER);
  });
});

describe('where an error is met', () => {
  const seenIn = errorSchema.shape.seenIn;

  test('is any app unless the article says otherwise', () => {
    expect(seenIn.parse(undefined)).toEqual(['any-app']);
    expect(seenIn.parse(['outlook', 'returned-message'])).toEqual(['outlook', 'returned-message']);
  });

  test('is a known place, at least one, each once', () => {
    for (const wrong of [[], ['pegasus'], ['outlook', 'outlook']]) expect(seenIn.safeParse(wrong).success).toBe(false);
  });
});
