import { findPages, type Found } from '../../lib/search/find.ts';
import { loadSearchIndex, unloadSearchIndex } from './load-search-index.ts';

const MAX_HITS = 24;

/** Searches, and once more where something was lost on a bad network. */
export async function searchPages(typed: string): Promise<Found> {
  const find = async () => {
    try {
      return await findPages(await loadSearchIndex(), typed, MAX_HITS);
    } catch (error) {
      await unloadSearchIndex();
      throw error;
    }
  };
  return find().catch(find);
}

/** Loads what the first search needs. */
export async function prepareSearch(): Promise<void> {
  await loadSearchIndex();
}
