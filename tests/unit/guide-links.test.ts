import { expect, test } from 'vitest';
import { guideFragment, shortAddress } from '../../src/lib/guide-links.ts';

test.each([
  [{}, ''],
  [{ step: 3 }, '#step-3'],
  [{ email: 'jane@example.com' }, '#email=jane@example.com'],
  [{ step: 3, email: 'jane@example.com' }, '#step-3&email=jane@example.com'],
])('the fragment of %j is "%s"', (target, fragment) => {
  expect(guideFragment(target)).toBe(fragment);
});

test('a short address can be read out', () => {
  expect(shortAddress('outlook/new')).toBe('/go/outlook/new/');
});
