import { describe, expect, test } from 'vitest';
import { fromFragment, type SharedCheck, toFragment } from '../../src/lib/settings-check/share.ts';

describe('a link to a check', () => {
  test('names each field that was filled in, and opens with it', () => {
    const check: SharedCheck = {
      app: 'outlook/new',
      shown: { server: 'a b', port: '465', userName: 'jane@a.example', security: 'SSL', authentication: 'same' },
    };
    const fragment = '#app=outlook%2Fnew&server=a+b&port=465&user=jane%40a.example&security=SSL&login=same';
    expect(toFragment(check)).toBe(fragment);
    expect(fromFragment(fragment)).toEqual(check);
    const empty = { server: '', port: '', userName: '', security: '', authentication: '' } as const;
    expect(toFragment({ app: '', shown: empty })).toBe('#');
    expect(fromFragment('#app=iphone')).toEqual({ app: 'iphone', shown: empty });
    expect(fromFragment('#app=a<b&port=1')?.app).toBe('');
  });

  test('holds no word that is not on the form, and nothing endless', () => {
    expect(fromFragment(`#security=Best&login=maybe&server=${'x'.repeat(5_000)}`)).toEqual({
      app: '',
      shown: { server: 'x'.repeat(320), port: '', userName: '', security: '', authentication: '' },
    });
    expect(fromFragment('#app=<script>')).toBeUndefined();
  });

  test('is none if the fragment is for something else', () => {
    expect(fromFragment('')).toBeUndefined();
    expect(fromFragment('#check-port')).toBeUndefined();
  });
});
