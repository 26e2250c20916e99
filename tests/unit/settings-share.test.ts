import { describe, expect, test } from 'vitest';
import { fromFragment } from '../../src/settings-check/share.ts';

describe('a link to a check', () => {
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
