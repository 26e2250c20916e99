/**
 * The site can be published below a path (`site.base` in the settings). Addresses are written without that path
 * everywhere; it's added where an address becomes a link, and taken off where the address of a page is compared.
 */

/** The path without a slash at its end: empty, or such as `/help`. */
const BASE = import.meta.env.BASE_URL.replace(/\/$/u, '');

/** An address of this site, such as `/errors/`, as a link on its pages. Links to elsewhere or to a part of a page stay. */
export function withBase(address: string): string {
  return /^\/(?!\/)/u.test(address) ? BASE + address : address;
}

/** The path of a page that is open, as addresses are written: `/errors/`. */
export function withoutBase(pathname: string): string {
  return pathname.startsWith(`${BASE}/`) ? pathname.slice(BASE.length) : pathname;
}
