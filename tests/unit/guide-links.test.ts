import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emailInFragment } from '../../src/email-address.ts';
import { guideFragment, shortAddress } from '../../src/guide-links.ts';

test.each([
  [{}, ''],
  [{ step: 3 }, '#step-3'],
  [{ email: 'jane@example.com' }, '#email=jane@example.com'],
  [{ step: 3, email: 'jane@example.com' }, '#step-3&email=jane@example.com'],
])('the fragment of %j is "%s"', (target, fragment) => {
  expect(guideFragment(target)).toBe(fragment);
});

test('whatever the address, the guide reads the same one back', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.nat({ max: 20 }), (email, step) => {
      const fragment = guideFragment({ step, email });
      expect(emailInFragment(fragment)).toBe(email);
      expect(fragment).toMatch(new RegExp(`^#step-${step}&`, 'u'));
      expect(fragment).not.toMatch(/[\s<>"]/u);
    }),
  );
});

test('a short address can be read out', () => {
  expect(shortAddress('outlook/new')).toBe('/go/outlook/new/');
});
