/** What the service worker reads from pages, and what it writes into them. Texts in, texts out. */

/** A page that is kept on this device. */
export interface KeptPage {
  /** Address on this site. */
  readonly path: string;
  readonly html: string;
}

/** What every page of the site begins its main part with. Pages that only lead on to another have no such part. */
const MAIN = '<main id="main" tabindex="-1">';

/** Whether a text is a page to read. */
export function isPage(html: string): boolean {
  return html.includes(MAIN);
}

/** Addresses of the scripts that a page loads by itself: at once, or when it has been drawn. */
export function scriptsOfPage(html: string): string[] {
  return [...html.matchAll(/<script type="module" src="(\/_astro\/[\w./-]+)"(?: data-then="([^"]*)")?/gu)].flatMap(
    ([, path = '', later = '']) => [path, ...later.split(' ').filter((one) => one.startsWith('/_astro/'))],
  );
}

/** Addresses of the scripts that the script at `path` imports at once. Those that it loads later are not among them. */
export function scriptsOfScript(path: string, code: string): string[] {
  return [...code.matchAll(/(?:from|import)\s*["'](\.\/[\w./-]+)["']/gu)].map(([, relative]) =>
    path.replace(/[^/]*$/u, (relative ?? '').slice(2)),
  );
}

/**
 * The page with a line at its top that says that it is a kept one.
 *
 * @param offline the page for what is not kept, in the same language: it brings the words, as `Offline.astro` wrote them
 * @param read the `Date` header that the page came with (RFC 9110, 6.6.1): the server's clock, since the device's may be
 *   wrong
 */
export function withNote(html: string, offline: string, read: string | null): string {
  // An attribute's text is escaped as HTML, and is put into HTML as it is.
  const words = (name: string) => new RegExp(` data-${name}="([^"]*)"`, 'u').exec(offline)?.[1] ?? '';
  const time = Date.parse(read ?? '');
  const note = Number.isNaN(time)
    ? words('undated')
    : words('note').replace('{day}', new Date(time).toLocaleDateString(words('dates') || [], { dateStyle: 'long' }));
  return html.replace(MAIN, () => `${MAIN}<p role="status">${note}</p>`);
}

/** The page for what is not kept, with links to what is, those read last first. */
export function withKeptPages(html: string, pages: readonly KeptPage[]): string {
  if (pages.length === 0) return html;
  // Both come from the site's own pages and addresses, where they are escaped already.
  const links = pages.map(({ path, html: page }) => `<li><a href="${path}">${titleOf(page)}</a></li>`);
  return html.replace(/<p data-kept[^>]*>[^]*?<\/p>/u, () => `<ul data-kept>${links.join('')}</ul>`);
}

/** A page's title without the site's name, as HTML. */
function titleOf(html: string): string {
  const title = /<title>([^<]*)<\/title>/u.exec(html)?.[1] ?? '';
  return title.replace(/ \| [^|]*$/u, '');
}
