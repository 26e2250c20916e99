import type { CatalogueEntry } from '../diagnosis/catalogue.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { Hit } from './find.ts';

/**
 * Puts the page of a sure diagnosis first where the search has found an error of another cause first. Of errors of the
 * same cause, and of pages that aren't about errors, the diagnosis knows less than the search.
 *
 * @param entries the articles that the diagnosis knows
 * @param toHref the link to an article's address
 */
export function answerFirst<Page extends Pick<Hit, 'url'>>(
  hits: readonly Page[],
  { confident, cause, article }: Pick<Diagnosis, 'confident' | 'cause' | 'article'>,
  entries: readonly Pick<CatalogueEntry, 'address' | 'cause'>[],
  toHref: (address: string) => string = (address) => address,
): readonly Page[] {
  const causeOf = ({ url }: Page) => entries.find(({ address }) => toHref(address) === url)?.cause;
  const [first] = hits;
  const answer = hits.find(({ url }) => article !== undefined && url === toHref(article));
  const foundCause = first && causeOf(first);
  if (!confident || !answer || foundCause === undefined || foundCause === cause) return hits;
  return [answer, ...hits.filter((hit) => hit !== answer)];
}
