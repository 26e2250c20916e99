/** The pages that aren't made from content, English only, with their titles. Only administrators need them. */
export const ENGLISH_PAGES = {
  '/settings/dns/': 'Let mail apps find the settings: DNS records',
} as const;

/** The pages that aren't made from content, in every language. Their titles are in `src/i18n/locales`. */
export const TRANSLATED_PAGES = [
  '/',
  '/articles/',
  '/check/',
  '/diagnose/',
  '/errors/',
  '/find/',
  '/glossary/',
  '/guides/',
  '/search/',
  '/settings/',
  '/settings/apple/',
  '/support/',
  '/symptoms/',
] as const;
