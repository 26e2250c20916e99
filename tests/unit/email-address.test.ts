import { describe, expect, test } from 'vitest';
import { emailInFragment, readEmailAddress, userNameOf } from '../../src/lib/email-address.ts';
import en from '../../src/i18n/locales/en.ts';

describe('an address', () => {
  test.each([
    'jane@example.com',
    'jane.doe+news@mail.example.co.uk',
    'андрей@почта.рф',
    '用户@例子.广告',
    'मेल@हिन्दी.भारत',
    "o'neil@example.com",
    'j@x.co',
    'jane@a--b.c3.4d.example',
    `${'a'.repeat(64)}@example.com`,
    `${'д'.repeat(32)}@example.com`,
    `jane@${'a'.repeat(247)}.example`,
    ' jane@example.com ',
  ])('%s is accepted', (typed) => {
    expect(readEmailAddress(typed)).toEqual({ ok: true, email: typed.trim() });
  });

  test.each<[typed: string, problem: string]>([
    ['', 'full email address'],
    [' ', 'full email address'],
    ['jane', 'like jane@example.com'],
    ['jane doe@example.com', 'space'],
    ['jane@@example.com', 'two @'],
    ['@example.com', 'before the @'],
    ['jane@', 'after the @'],
    ['jane@example', 'has a dot'],
    ['jane@example.', 'has a dot'],
    ['jane@.com', 'has a dot'],
    ['jane@example..com', 'has a dot'],
    ['jane@-example.com', 'has a dot'],
    ['jane@example-.com', 'has a dot'],
    ['jane@example.com-', 'has a dot'],
    ['jane@exa_mple.com', 'has a dot'],
    ['jane@!example.com', 'has a dot'],
    ['jane@\u0301xample.com', 'has a dot'],
    ['Jane <jane@example.com>', 'space'],
    ['<jane@example.com>', 'cannot be part of it'],
    ['jane\u202e@example.com', 'cannot be part of it'],
    ['jane\ud83d@example.com', 'cannot be part of it'],
    ['jane\uffff@example.com', 'cannot be part of it'],
    ...[...'<>"(),:;[]\\'].map((sign) => [`ja${sign}ne@example.com`, 'cannot be part of it'] as [string, string]),
    [`${'a'.repeat(65)}@example.com`, 'too long'],
    // Two octets each.
    [`${'д'.repeat(33)}@example.com`, 'too long'],
    [`jane@${'a'.repeat(248)}.example`, 'too long'],
  ])('"%s" is refused, and the reader is told why', (typed, problem) => {
    expect(readEmailAddress(typed)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) as string });
  });

  test('is refused in the reader’s language', () => {
    const texts = { ...en.addressProblems, 'no-at': 'Falta @{typed}' };
    expect(readEmailAddress(' jane ', texts)).toEqual({ ok: false, code: 'no-at', problem: 'Falta @jane' });
  });
});

test('the user name follows the provider’s rule', () => {
  expect(userNameOf('full-email-address', 'jane@a.example')).toBe('jane@a.example');
  expect(userNameOf('mailbox-name', 'jane@a.example')).toBe('jane');
  expect(userNameOf('mailbox-name', '"a@b"@a.example')).toBe('"a@b"');
  expect(userNameOf('mailbox-name', 'jane')).toBe('');
});

describe('the fragment', () => {
  test.each([
    ['#email=jane@example.com', 'jane@example.com'],
    ['#email=jane%40example.com', 'jane@example.com'],
    ['#email=jane+x@example.com', 'jane+x@example.com'],
    ['#step-2&email=jane@example.com', 'jane@example.com'],
    ['#a&b&email=jane@example.com&c', 'jane@example.com'],
    ['#email=', ''],
    ['#my-email=jane@example.com', undefined],
    ['?x#email=jane@example.com', undefined],
    ['#email=%zz', '%zz'],
    ['#step-2', undefined],
    ['', undefined],
  ])('%s', (fragment, email) => {
    expect(emailInFragment(fragment)).toBe(email);
  });
});
