import type { CollectionName } from './schemas.ts';

/** The address of a page of content on this site. */
export function addressOf(collection: CollectionName, id: string): string {
  return `/${collection}/${id}/`;
}
