import { languageOffer } from '../../i18n/english/language-offer.ts';
import { keepPlace } from '../../scripts/keep-place.ts';
import { stringsOf } from '../../scripts/page-strings.ts';
import { readStored, store } from '../../scripts/storage.ts';
import styles from './language-offer.css?inline';

/**
 * Offers the page in the language that the reader's browser prefers, in that language, until the reader says no. The line
 * lies over the page, at the bottom of the window, so that nothing moves. In the document it comes first.
 */

/** What the browser remembers for good of a reader who said no. */
const KEY = 'language-offer';

const { lang } = document.documentElement;
/** The header's links to this page. Where it isn't there in a language, the link leads to the first page there. */
const links = [...document.querySelectorAll<HTMLAnchorElement>('.site-nav a[hreflang]')].filter(({ hreflang }) =>
  document.querySelector(`head [hreflang="${hreflang}"]`),
);
/** The first language of the reader that this page is in. */
const preferred = navigator.languages
  .map((tag) => [lang, ...links.map(({ hreflang }) => hreflang)].find((own) => `${tag}-`.startsWith(`${own}-`)))
  .find((own) => own !== undefined);
const link = links.find(({ hreflang }) => hreflang === preferred);
// If storage is blocked, the offer would come back on each page.
if (link && readStored('localStorage', KEY) === null) void offer(link);

async function offer({ href, hreflang }: HTMLAnchorElement): Promise<void> {
  const words = (await stringsOf(hreflang))?.languageOffer ?? languageOffer;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);

  const page = Object.assign(document.createElement('a'), { href, hreflang, textContent: words.offer });
  keepPlace(page);
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words.dismiss });
  const line = Object.assign(document.createElement('p'), { className: 'language-offer band', lang: hreflang });
  line.append(page, ' ', button);
  button.addEventListener('click', () => {
    store('localStorage', KEY, 'no');
    line.remove();
  });
  document.querySelector('main')?.prepend(line);
}
