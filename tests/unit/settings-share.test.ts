import { describe, expect, test } from 'vitest';
import { settingsCheckLink } from '../../src/lib/settings-check/link.ts';
import { fromFragment, type SharedCheck, toFragment } from '../../src/lib/settings-check/share.ts';

describe('a link to a check', () => {
  test('names each field that was filled in, and opens with it', () => {
    const check: SharedCheck = {
      app: 'outlook/new',
      shown: { server: 'a b', port: '465', userName: 'jane+x@a.example', security: 'SSL', authentication: 'same' },
    };
    const fragment = '#app=outlook/new&host=a%20b&port=465&user=jane%2Bx@a.example&security=SSL&login=same';
    expect(toFragment(check)).toBe(fragment);
    expect(fromFragment(fragment)).toEqual(check);
    const empty = { server: '', port: '', userName: '', security: '', authentication: '' } as const;
    expect(toFragment({ app: '', shown: empty })).toBe('#');
    expect(fromFragment('#app=iphone')).toEqual({ app: 'iphone', shown: empty });
    expect(fromFragment('#app=a<b&port=1')?.app).toBe('');
  });

  test('can be written by hand, or made from what an error says', () => {
    const link = '/check/#host=mail.a.example&port=25&security=none&user=jane+x@a.example';
    const shown = {
      server: 'mail.a.example',
      port: '25',
      security: 'None',
      authentication: '',
      userName: 'jane+x@a.example',
    };
    expect(fromFragment(new URL(link, 'https://b.example').hash)).toEqual({ app: '', shown });
    const made = settingsCheckLink({ host: 'mail.a.example', port: 25, security: 'none', user: 'jane+x@a.example' });
    expect(fromFragment(new URL(made, 'https://b.example').hash)).toEqual({ app: '', shown });
    expect(settingsCheckLink({ host: 'mail.a.example' })).toBe('/check/#host=mail.a.example');
    expect(fromFragment('#server=mail.a.example')?.shown.server).toBe('mail.a.example');
  });

  test('fills in nothing that is not on the form, endless or unprintable', () => {
    expect(
      fromFragment(`#security=Best&login=maybe&host=${'x'.repeat(321)}&user=a%0Ab&port=%E2%80%AE52`),
    ).toBeUndefined();
    expect(fromFragment('#app=<script>')).toBeUndefined();
  });

  test('is none if the fragment is for something else', () => {
    expect(fromFragment('')).toBeUndefined();
    expect(fromFragment('#check-port')).toBeUndefined();
  });
});
