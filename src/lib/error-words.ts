/** Who fixes an error, how long it lasts and where it is met: the choices of the front matter, and their words. */

export const PERMANENCE = ['permanent', 'temporary', 'either'] as const;
export const WHO_FIXES = ['you', 'recipient', 'administrator', 'wait', 'depends'] as const;
/**
 * Where people meet an error: in any mail app, in one app's own words, or in a message that came back. The ids of apps
 * are those of guide families; an app may stand here before it has a guide.
 */
export const SEEN_IN = [
  'any-app',
  'outlook',
  'iphone',
  'apple-mail',
  'android',
  'thunderbird',
  'returned-message',
] as const;

export type Permanence = (typeof PERMANENCE)[number];
export type WhoFixes = (typeof WHO_FIXES)[number];

export const PERMANENCE_WORDS: Readonly<Record<Permanence, string>> = {
  permanent: 'Permanent',
  temporary: 'Temporary',
  either: 'Permanent or temporary',
};

export const WHO_FIXES_WORDS: Readonly<Record<WhoFixes, string>> = {
  you: 'You can fix this',
  recipient: 'The recipient has to fix this',
  administrator: 'Your provider or administrator has to fix this',
  wait: 'Wait',
  depends: 'It depends on the exact words',
};
