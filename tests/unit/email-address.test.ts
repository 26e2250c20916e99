import { describe, expect, test } from 'vitest';
import en from '../../src/i18n/locales/en.ts';
import { emailInFragment, readEmailAddress, userNameOf } from '../../src/lib/email-address.ts';

describe('an address', () => {
  test.each([
    'jane.doe+news@mail.example.co.uk',
    'андрей@почта.рф',
    'मेल@हिन्दी.भारत',
    '홍길동@한국.kr',
    '田中・一郎@例え.jp',
    "a!#$%&'*+/=?^_`{|}~-b@example.com",
    "o'neil@a--b.c3.4d.example",
    `${'д'.repeat(32)}@example.com`,
    ' jane@example.com ',
  ])('%s is accepted', (typed) => {
    expect(readEmailAddress(typed)).toEqual({ ok: true, email: typed.trim() });
  });

  test.each<[problem: string, typed: string[]]>([
    ['empty', ['', ' ']],
    ['no-at', ['jane']],
    ['space', ['jane doe@example.com', 'Jane <jane@example.com>']],
    ['two-at', ['jane@@example.com']],
    ['no-mailbox', ['@example.com']],
    [
      'no-domain',
      ['jane@', 'jane@example', 'jane@.com', 'jane@example..com', 'jane@-a.com', 'jane@a-.com', 'jane@a_b.com'],
    ],
    ['sign', ['<jane@example.com>', 'jane\u202e@example.com', 'jane\ud83d@example.com', '"jane"@example.com']],
    // What looks like a blank, and pictures: an address that comes with a link could be a whole sentence.
    [
      'sign',
      ['\u2800', '\u3164', '\u115f', '\u1160', '\uffa0', '\u034f', '\ufe0f', '\ue000', '☎', '👍', '🇪🇸', '1⃣', '‼'].map(
        (sign) => `call${sign}us@example.com`,
      ),
    ],
    ['sign', ['jane@exam\u3164ple.com']],
    ['too-long', [`${'д'.repeat(33)}@example.com`, `jane@${'a'.repeat(248)}.example`]],
  ])('is refused because of "%s", and the reader is told in their language', (code, typed) => {
    const texts = { ...en.addressProblems, [code]: 'No: {typed}' };
    for (const one of typed) {
      expect(readEmailAddress(one, texts), one).toEqual({ ok: false, code, problem: `No: ${one.trim()}` });
    }
  });
});

test('the user name follows the provider’s rule', () => {
  expect(userNameOf('full-email-address', 'jane@a.example')).toBe('jane@a.example');
  expect(userNameOf('mailbox-name', 'jane@a.example')).toBe('jane');
});

test.each([
  ['#email=jane@example.com', 'jane@example.com'],
  ['#step-2&email=jane%40example.com', 'jane@example.com'],
  ['#email=jane+x@example.com&c', 'jane+x@example.com'],
  ['#email=%zz', '%zz'],
  ['#my-email=jane@example.com', undefined],
  ['#step-2', undefined],
  ['', undefined],
])('the fragment "%s" holds the address %s', (fragment, email) => {
  expect(emailInFragment(fragment)).toBe(email);
});
