import { queryWords, significantTerms } from './query.ts';

/** A page by its titles. */
export interface TitledPage {
  readonly url: string;
  readonly title: string;
  readonly kind: string;
  /** How far it comes before other pages that fit as well, 0 to 1: pages that fix before pages that explain. */
  readonly boost: number;
  /** What its author expects people to type. */
  readonly terms: readonly string[];
}

/** "sending" and "sends" count as the same word. */
const stem = (word: string): string => word.slice(0, 5);
const stems = (words: readonly string[]): ReadonlySet<string> => new Set(significantTerms(words).map(stem));

/**
 * Ranks pages by their titles and search terms alone. Pagefind weighs these too, but a long page that uses a word often
 * still beats the page that is about it.
 */
export class TitleIndex {
  readonly pages: readonly TitledPage[];
  readonly #entries: readonly { readonly page: TitledPage; readonly titles: readonly ReadonlySet<string>[] }[];
  /** In the titles of how many pages each stem is. */
  readonly #frequency = new Map<string, number>();

  constructor(pages: readonly TitledPage[]) {
    this.pages = pages;
    this.#entries = pages.map((page) => ({
      page,
      titles: [page.title, ...page.terms].map((title) => stems(queryWords(title))),
    }));
    for (const { titles } of this.#entries) {
      for (const word of new Set(titles.flatMap((title) => [...title]))) {
        this.#frequency.set(word, (this.#frequency.get(word) ?? 0) + 1);
      }
    }
  }

  /** How well each page's titles fit the words of a query, by address: 0 for not at all. */
  scores(words: readonly string[]): ReadonlyMap<string, number> {
    const wanted = stems(words);
    return new Map(
      this.#entries.map(({ page, titles }) => {
        const [inTitle = 0, ...inTerms] = titles.map((title) => this.#coverage(wanted, title));
        const inTerm = Math.max(0, ...inTerms);
        const exact = titles.some((title) => title.size === wanted.size && this.#coverage(wanted, title) === 1);
        return [page.url, inTitle + inTerm + Number(exact) + page.boost * Math.max(inTitle, inTerm)];
      }),
    );
  }

  /** How much of the wanted words a title holds, 0 to 1; rare words count more. */
  #coverage(wanted: ReadonlySet<string>, title: ReadonlySet<string>): number {
    const total = this.#weight([...wanted]);
    return total === 0 ? 0 : this.#weight([...wanted].filter((word) => title.has(word))) / total;
  }

  #weight(words: readonly string[]): number {
    const { length } = this.pages;
    return words.reduce((sum, word) => sum + Math.log(1 + length / (this.#frequency.get(word) ?? length)), 0);
  }
}
