import { mapTexts } from '../plain-text.ts';
import type { MailSettings } from '../settings/schema.ts';
import { fillInAll, type SettingWords, typographic } from '../settings/wording.ts';

/** Front matter that may name values of the settings. The rest is quoted, is an id or an address, or isn't shown. */
const TEXTS = [
  'title',
  'navTitle',
  'description',
  'summary',
  'searchTerms',
  'changes',
  'client',
  'variant',
  'recognize',
  'tile',
  'versions',
  'firstStep',
  'questions',
];

/** The texts of a page's front matter that may name values of the settings. */
export function textsOf<Data extends object>(data: Data): Partial<Data> {
  return Object.fromEntries(Object.entries(data).filter(([field]) => TEXTS.includes(field))) as Partial<Data>;
}

/** Front matter as pages show it: with the values of the settings, and with typographic quotes where people read it. */
export function shownTexts<Data extends object>(settings: MailSettings, data: Data, words: SettingWords): Data {
  const filled = { ...data, ...fillInAll(settings, textsOf(data), words) };
  // What an error is recognized by, and what somebody types into the search.
  const typed = Object.entries(filled).filter(([field]) => ['message', 'examples', 'searchTerms'].includes(field));
  return { ...mapTexts(filled, typographic), ...Object.fromEntries(typed) };
}
