import { languageOffer } from '../i18n/english/language-offer.ts';
import { stringsOf } from './page-strings.ts';
import styles from './language-offer.css?inline';

/**
 * Offers the page in another language, in that language. The line lies over the page, at the bottom of the window, so that
 * nothing moves. In the document it comes first.
 *
 * @param to the header's link to the page in that language
 * @param keepPlace what is done to each link to the page in another language
 * @param dismiss remembers that the reader doesn't want it
 */
export async function offer(
  to: HTMLAnchorElement,
  keepPlace: (link: HTMLAnchorElement) => void,
  dismiss: () => void,
): Promise<void> {
  const { href, hreflang } = to;
  const words = (await stringsOf(hreflang))?.languageOffer ?? languageOffer;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);

  const link = Object.assign(document.createElement('a'), { href, hreflang, textContent: words.offer });
  keepPlace(link);
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words.dismiss });
  const line = Object.assign(document.createElement('p'), { className: 'language-offer band', lang: hreflang });
  line.append(link, ' ', button);
  button.addEventListener('click', () => {
    dismiss();
    line.remove();
  });
  document.querySelector('main')?.prepend(line);
}
