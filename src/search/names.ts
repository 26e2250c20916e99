import { NEARLY_COMMON, queryWords, type Vocabulary } from './query.ts';

/**
 * What pages are called: their titles, and the words that their authors expect people to type. Pagefind weighs these
 * too, but a long page that uses a word often still beats the page that is about it; here the names alone decide.
 */

/** A page by its names. */
export interface NamedPage {
  readonly url: string;
  readonly kind: string;
  readonly title: string;
  /** How much this page comes before others that fit as well, 0 to 1: what fixes before what explains. */
  readonly rank: number;
  readonly terms: readonly string[];
}

/** As one text for the browser: a line a page, its parts between tabs. */
export function writeNames(pages: readonly NamedPage[]): string {
  const clean = (text: string) => text.replaceAll(/[\t\n]+/gu, ' ');
  return pages
    .map(({ url, kind, title, rank, terms }) => [url, kind, title, String(rank), ...terms].map(clean).join('\t'))
    .join('\n');
}

/** Reads what {@link writeNames} wrote; a line that is not of that form is passed over. */
export function readNames(text: string): NamedPage[] {
  return text.split('\n').flatMap((line) => {
    const [url = '', kind, title, rank, ...terms] = line.split('\t');
    const known = url.startsWith('/') && kind !== undefined && title !== undefined && rank !== undefined;
    return known ? [{ url, kind, title, rank: Number(rank), terms }] : [];
  });
}

/** Nothing is corrected in names: they are spelled as they are meant, even where that is wrong. */
const NONE: Vocabulary = new Map();
/** Words count as the same when they begin alike: "sending" and "send". Letters. */
const STEM = 5;

const stem = (word: string): string => word.slice(0, STEM);
/** The words that tell one name from another. */
function telling(words: readonly string[]): Set<string> {
  const rare = words.filter((word) => !NEARLY_COMMON.has(word));
  return new Set((rare.length > 0 ? rare : words).map(stem));
}
const stems = (text: string): Set<string> => telling(queryWords(text, NONE));

/** How much each kind of match tells, beside the 0 to 1 of Pagefind's score. */
const IN_TITLE = 1;
const IN_TERM = 1;
const IS_TERM = 1;

/** A way to say how well a page's names fit the words that were asked for. */
export function nameScores(pages: readonly NamedPage[]): (asked: readonly string[]) => Map<string, number> {
  const known = pages.map(({ url, title, rank, terms }) => ({
    url,
    rank,
    title: stems(title),
    terms: terms.map(stems),
  }));
  // What stands in few names tells more than what stands in all.
  const counts = new Map<string, number>();
  for (const { title, terms } of known) {
    for (const word of new Set([...title, ...terms.flatMap((term) => [...term])])) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const weight = (word: string): number => Math.log(1 + known.length / (counts.get(word) ?? known.length));
  return (asked) => {
    const wanted = telling(asked);
    const total = [...wanted].reduce((sum, word) => sum + weight(word), 0);
    const share = (words: ReadonlySet<string>): number =>
      total === 0
        ? 0
        : [...wanted].filter((word) => words.has(word)).reduce((sum, word) => sum + weight(word), 0) / total;
    return new Map(
      known.map(({ url, title, rank, terms }) => {
        const inTitle = share(title);
        const inTerm = Math.max(0, ...terms.map(share));
        const isTerm = [title, ...terms].some((term) => term.size === wanted.size && share(term) === 1);
        const score = IN_TITLE * inTitle + IN_TERM * inTerm + (isTerm ? IS_TERM : 0);
        return [url, score + rank * Math.max(inTitle, inTerm)];
      }),
    );
  };
}
