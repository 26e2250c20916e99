import type { Strings } from '../i18n/index.ts';

/** The pages that aren't made from content, English only, with their titles. Only administrators need them. */
export const ENGLISH_PAGES = {
  '/settings/dns/': 'Let mail apps find the settings: DNS records',
} as const;

/** The pages that aren't made from content, in every language. */
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

/** The titles of {@link TRANSLATED_PAGES} in a language. */
export const fixedTitles = (t: Strings): Readonly<Record<(typeof TRANSLATED_PAGES)[number], string>> => ({
  '/': t.home.title,
  '/articles/': t.articleList.title,
  '/check/': t.checkPage.title,
  '/diagnose/': t.diagnosePage.title,
  '/errors/': t.errorList.title,
  '/find/': t.findPage.title,
  '/glossary/': t.glossary.title,
  '/guides/': t.guideList.title,
  '/search/': t.searchPage.title,
  '/settings/': t.settingsPage.title,
  '/settings/apple/': t.applePage.title,
  '/support/': t.supportPage.title,
  '/symptoms/': t.symptomList.title,
});
