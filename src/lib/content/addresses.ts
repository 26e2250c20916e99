import type { CollectionName } from './schemas.ts';

/** The address of a page of content on this site. */
export function addressOf(collection: CollectionName, id: string): string {
  return `/${collection}/${id}/`;
}

/** The pages that are not made from content. A link in content may lead to these too. */
export const FIXED_ADDRESSES = [
  '/',
  '/errors/',
  '/guides/',
  '/articles/',
  '/symptoms/',
  '/glossary/',
  '/settings/',
  '/settings/apple/',
  '/settings/dns/',
  '/check/',
  '/diagnose/',
  '/support/',
  '/search/',
];

/** The pages that are not made from content and exist in every language. */
export const TRANSLATED_ADDRESSES = ['/', '/guides/', '/search/'];
