import type { CollectionName } from './schemas.ts';

/** The address of a page of content on this site. */
export function addressOf(collection: CollectionName, id: string): string {
  return `/${collection}/${id}/`;
}

/** The address of the image that apps show beside a link to a page: `/og/guides/iphone.png`, `/og/home.png` for home. */
export function shareImageAddress(address: string): string {
  return `/og/${address.slice(1, -1) || 'home'}.png`;
}
