/** The pages that aren't made from content, English only, with their titles. */
export const ENGLISH_PAGES = {
  '/check/': 'Check my settings',
  '/diagnose/': 'What does my error mean?',
  '/find/': 'Find out what’s wrong',
  '/settings/': 'The right settings',
  '/settings/apple/': 'Set up mail on an iPhone, iPad or Mac',
  '/settings/dns/': 'Let mail apps find the settings: DNS records',
  '/support/': 'For support staff',
} as const;

/** The pages that aren't made from content, in every language. Their titles are in `src/i18n/locales`. */
export const TRANSLATED_PAGES = [
  '/',
  '/articles/',
  '/errors/',
  '/glossary/',
  '/guides/',
  '/search/',
  '/symptoms/',
] as const;
