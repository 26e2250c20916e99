import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { addressOf, FIXED_ADDRESSES, type Known } from '../../src/lib/content/check.ts';
import { parseGlossary } from '../../src/lib/content/glossary.ts';
import { type CollectionName, COLLECTIONS } from '../../src/lib/content/schemas.ts';
import other from '../fixtures/other-provider.ts';

const CONTENT = path.resolve(import.meta.dirname, '../../src/content');
/** A content file as it is saved. */
export function contentText(file: string): string {
  return readFileSync(path.join(CONTENT, file), 'utf8');
}

export interface Page {
  readonly collection: CollectionName;
  readonly id: string;
  readonly text: string;
}

/** All pages of content. */
export const pages: readonly Page[] = COLLECTIONS.flatMap((collection) =>
  readdirSync(path.join(CONTENT, collection), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => ({
      collection,
      id: name.replaceAll(path.sep, '/').replace(/\.mdx$/u, ''),
      text: contentText(path.join(collection, name)),
    })),
);
/** What a page may refer to, with the values of the other provider. */
export const known: Known = {
  settings: other,
  ids: Object.fromEntries(
    COLLECTIONS.map((name) => [name, pages.filter(({ collection }) => collection === name).map(({ id }) => id)]),
  ) as Record<CollectionName, string[]>,
  addresses: new Set([...FIXED_ADDRESSES, ...pages.map(({ collection, id }) => addressOf(collection, id))]),
  terms: parseGlossary(contentText('glossary.yaml')).map(({ id }) => id),
};
