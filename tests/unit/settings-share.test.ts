import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SHOWN_AUTHENTICATION, SHOWN_SECURITY } from '../../src/settings-check/check.ts';
import { fromFragment, type SharedCheck, toFragment } from '../../src/settings-check/share.ts';

const text = fc.string({ maxLength: 320, unit: 'grapheme' }).filter((value) => value.length <= 320);
const shared: fc.Arbitrary<SharedCheck> = fc.record({
  app: fc.constantFrom('', 'iphone', 'outlook/new'),
  shown: fc.record({
    server: text,
    port: text,
    userName: text,
    security: fc.constantFrom('' as const, ...SHOWN_SECURITY),
    authentication: fc.constantFrom('' as const, ...SHOWN_AUTHENTICATION),
  }),
});

describe('a link to a check', () => {
  test('opens with what was entered, whatever it was', () => {
    fc.assert(
      fc.property(shared, (check) => {
        const empty = check.app === '' && Object.values(check.shown).every((value) => value === '');
        expect(fromFragment(toFragment(check))).toEqual(empty ? undefined : check);
      }),
    );
  });

  test('holds no word that is not on the form, and nothing endless', () => {
    expect(fromFragment(`#security=Best&login=maybe&server=${'x'.repeat(5_000)}`)).toEqual({
      app: '',
      shown: { server: 'x'.repeat(320), port: '', userName: '', security: '', authentication: '' },
    });
    expect(fromFragment('#app=<script>')).toBeUndefined();
  });

  test('is none where the fragment is of something else', () => {
    expect(fromFragment('')).toBeUndefined();
    expect(fromFragment('#check-port')).toBeUndefined();
  });
});
