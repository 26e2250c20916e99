import { describe, expect, test } from 'vitest';
import { emailInFragment, readEmailAddress, userNameOf } from '../../src/email-address.ts';

describe('an address', () => {
  test.each([
    'jane@example.com',
    'jane.doe+news@mail.example.co.uk',
    'андрей@почта.рф',
    '用户@例子.广告',
    "o'neil@example.com",
    ' jane@example.com ',
  ])('%s is accepted', (typed) => {
    expect(readEmailAddress(typed)).toEqual({ ok: true, email: typed.trim() });
  });

  test.each([
    ['', 'full email address'],
    ['jane', 'only the name of the mailbox'],
    ['jane doe@example.com', 'space'],
    ['jane@@example.com', 'two @'],
    ['@example.com', 'before the @'],
    ['jane@', 'after the @'],
    ['jane@example', 'has a dot'],
    ['jane@example.', 'has a dot'],
    ['jane@.com', 'has a dot'],
    ['Jane <jane@example.com>', 'space'],
    ['<jane@example.com>', 'cannot be part of it'],
    ['jane\u202e@example.com', 'cannot be part of it'],
    ['jane\ud83d@example.com', 'cannot be part of it'],
    ['jane\uffff@example.com', 'cannot be part of it'],
    [`${'a'.repeat(65)}@example.com`, 'too long'],
  ])('"%s" is refused, and the reader is told why', (typed, problem) => {
    expect(readEmailAddress(typed)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) as string });
  });
});

test('the user name follows the provider’s rule', () => {
  expect(userNameOf('full-email-address', 'jane@a.example')).toBe('jane@a.example');
  expect(userNameOf('mailbox-name', 'jane@a.example')).toBe('jane');
});

describe('the fragment', () => {
  test.each([
    ['#email=jane@example.com', 'jane@example.com'],
    ['#email=jane%40example.com', 'jane@example.com'],
    ['#email=jane+x@example.com', 'jane+x@example.com'],
    ['#step-2&email=jane@example.com', 'jane@example.com'],
    ['#email=%zz', '%zz'],
    ['#step-2', undefined],
    ['', undefined],
  ])('%s', (fragment, email) => {
    expect(emailInFragment(fragment)).toBe(email);
  });
});
