/** What is wrong with a typed address. In a file of its own, because it travels to pages where a reader types one. */
export const addressProblems = {
  empty: 'Type your full email address, like name@example.com.',
  space: 'There is a space in the address. Take it out.',
  sign: 'There is a sign in the address that cannot be part of it. Type only the address.',
  'no-at': 'This is only the name of the mailbox. Add the @ and what follows it, like {typed}@example.com.',
  'two-at': 'There are two @ in the address. An address has one.',
  'no-mailbox': 'The part before the @ is missing.',
  'no-domain': 'The part after the @ is not complete. It has a dot in it, like example.com.',
  'too-long': 'The address is too long to be right.',
};
