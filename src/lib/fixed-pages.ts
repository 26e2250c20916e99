/** The pages that aren't made from content, English only, with their titles. */
export const ENGLISH_PAGES = {
  '/articles/': 'More about your email',
  '/check/': 'Check my settings',
  '/diagnose/': 'What does my error mean?',
  '/errors/': 'Email errors and what they mean',
  '/find/': 'Find out what’s wrong',
  '/glossary/': 'Words explained',
  '/settings/': 'The right settings',
  '/settings/apple/': 'Set up mail on an iPhone, iPad or Mac',
  '/settings/dns/': 'Let mail apps find the settings: DNS records',
  '/support/': 'For support staff',
  '/symptoms/': 'What’s going wrong?',
} as const;

/** The pages that aren't made from content, in every language. Their titles are in `src/i18n/locales`. */
export const TRANSLATED_PAGES = ['/', '/guides/', '/search/'] as const;
