/**
 * The words for who fixes an error, how long it lasts and where it is met. Plain data, because the table's filter needs
 * the ids in the browser and the content's schema must stay out of there.
 */

export const PERMANENCE = ['permanent', 'temporary', 'either'] as const;
export const WHO_FIXES = ['you', 'recipient', 'administrator', 'wait'] as const;
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
export type SeenIn = (typeof SEEN_IN)[number];

export const PERMANENCE_WORDS: Readonly<Record<Permanence, string>> = {
  permanent: 'No, it stays',
  temporary: 'Yes, it passes',
  either: 'Sometimes',
};

export const WHO_FIXES_WORDS: Readonly<Record<WhoFixes, string>> = {
  you: 'You',
  recipient: 'The recipient',
  administrator: 'An administrator',
  wait: 'Nobody: wait',
};

export const SEEN_IN_WORDS: Readonly<Record<SeenIn, string>> = {
  'any-app': 'Any mail app',
  outlook: 'Outlook',
  iphone: 'iPhone and iPad',
  'apple-mail': 'Mail on a Mac',
  android: 'Android',
  thunderbird: 'Thunderbird',
  'returned-message': 'Returned message',
};
