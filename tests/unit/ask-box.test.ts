import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortened } from '../../src/components/tools/paste-shortened.ts';
import { queryFragment, queryIn } from '../../src/components/tools/query-address.ts';

describe('a search in the address', () => {
  const at = (address: string) => queryIn(new URL(address, 'https://help.example/search/'));

  test.each(['outlook', '550 5.7.1 relay & more + #1', '¿qué es?', 'a'.repeat(60)])('comes back: %s', (query) => {
    const { pathname, search, hash } = new URL(queryFragment(query), 'https://help.example/search/');
    // What a server hears of it.
    expect(pathname + search).toBe('/search/');
    expect(queryIn({ hash, search })).toBe(query);
  });

  test.each([
    ['a long text', 'a'.repeat(61)],
    ['an address', 'jane@example.com'],
    ['several lines', 'one\ntwo'],
    ['a half character', 'cut \ud83d'],
    ['nothing', ''],
  ])('is not there for %s', (_, query) => {
    expect(queryFragment(query)).toBe('');
  });

  test('is also read from a link that has it in front of the fragment', () => {
    expect(at('?q=webmail+password')).toBe('webmail password');
    expect(at('?q=webmail#all-pages')).toBe('webmail');
    expect(at('#all-pages')).toBe('');
  });
});

describe('a pasted text', () => {
  test('stays as it is unless it is endless', () => {
    expect(shortened('x'.repeat(100_000))).toHaveLength(100_000);
    expect(shortened(`begin${'x'.repeat(100_000)}end`)).toMatch(/^beginx+\n…\nx+end$/u);
  });

  test('has no half characters where its middle is left out', () => {
    fc.assert(
      fc.property(fc.nat({ max: 3 }), fc.nat({ max: 3 }), (before, after) => {
        const text = 'x'.repeat(before) + '😀'.repeat(60_000) + 'y'.repeat(after);
        expect(shortened(text).isWellFormed()).toBe(true);
      }),
    );
  });
});
