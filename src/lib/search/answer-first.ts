import type { Hit } from './find.ts';

/**
 * Puts the page of a sure diagnosis before the pages of other errors. It doesn't know symptoms, articles and guides, so
 * where the search has found one of these first, it stays first.
 *
 * @param article the link to the page; `undefined` if the diagnosis isn't sure
 */
export function answerFirst<Page extends Pick<Hit, 'url' | 'kind'>>(
  hits: readonly Page[],
  article: string | undefined,
): readonly Page[] {
  const answer = hits.find(({ url }) => url === article);
  if (!answer || hits[0]?.kind !== 'errors') return hits;
  return [answer, ...hits.filter((hit) => hit !== answer)];
}
