import { keepPlace } from './keep-place.ts';

for (const link of document.querySelectorAll<HTMLAnchorElement>('.site-nav a[hreflang]')) keepPlace(link);

// Most readers' browsers ask for the language of the page, and need no more than this.
if (!navigator.language.startsWith(document.documentElement.lang)) {
  void import('../components/tools/language-offer.ts');
}
