/** The links to this page in other languages keep the query and the fragment. */
for (const link of document.querySelectorAll<HTMLAnchorElement>('.site-nav a[hreflang]')) {
  link.addEventListener('click', () => {
    link.search = location.search;
    link.hash = location.hash;
  });
}

// Most readers' browsers ask for the language of the page, and need no more than this.
if (!navigator.language.startsWith(document.documentElement.lang)) {
  void import('../components/tools/language-offer.ts');
}
