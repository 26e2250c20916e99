/** What is wrong with a typed address. In a file of its own, because it travels to pages where a reader types one. */
export const addressProblems = {
  empty: 'Enter your full email address, like name@example.com.',
  space: 'The address has a space in it. Remove the space.',
  sign: 'The address has a character that can’t be part of it. Enter only the address.',
  'no-at': 'This is only the first part of the address. Add the @ and what follows it, like {typed}@example.com.',
  'two-at': 'The address has more than one @. It should have only one.',
  'no-mailbox': 'The part before the @ is missing.',
  'no-domain': 'The part after the @ isn’t complete. It has a dot in it, like example.com.',
  'too-long': 'This is too long for an email address.',
};
