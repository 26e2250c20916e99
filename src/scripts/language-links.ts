/**
 * The links to this page in other languages keep the query and the fragment. If the reader's browser prefers one of these
 * languages, the page is offered in it.
 */

/** What a browser remembers for good of a reader who doesn't want the offer. */
const KEY = 'language-offer';

const { lang } = document.documentElement;
const links = [...document.querySelectorAll<HTMLAnchorElement>('.site-nav a[hreflang]')].filter(
  // Where a page isn't there in a language, the link leads to the first page there.
  ({ hreflang }) => document.querySelector(`link[rel=alternate][hreflang="${hreflang}"]`),
);
for (const link of links) keepPlace(link);

/** The first language of the reader that this page is in. */
const preferred = navigator.languages
  .map((tag) => [lang, ...links.map(({ hreflang }) => hreflang)].find((own) => `${tag}-`.startsWith(`${own}-`)))
  .find((own) => own !== undefined);
const link = links.find(({ hreflang }) => hreflang === preferred);
if (link && !isDismissed()) void import('./language-offer.ts').then(({ offer }) => offer(link, keepPlace, dismiss));

/** Has a link lead to the place on the page, and with the query, that the reader is at when following it. */
function keepPlace(to: HTMLAnchorElement): void {
  to.addEventListener('click', () => {
    to.search = location.search;
    to.hash = location.hash;
  });
}

function isDismissed(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    // Blocked: the offer would come back on each page.
    return true;
  }
}

function dismiss(): void {
  localStorage.setItem(KEY, 'no');
}
