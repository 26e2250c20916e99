import { type Language, stopWords } from './stop-words.ts';
import { formWorth, type Term } from './query.ts';
import { plain, stem, tokens } from './text.ts';

/** A page by its titles. */
export interface TitledPage {
  readonly url: string;
  readonly title: string;
  readonly kind: string;
  /** The sentence below its title. */
  readonly summary: string;
  /** How far it comes before other pages that fit as well, 0 to 1: pages that fix before pages that explain. */
  readonly boost: number;
  /** What its author expects people to type. */
  readonly terms: readonly string[];
}

/** A title or a search term. */
interface Title {
  readonly stems: ReadonlySet<string>;
  /** Those that tell pages apart. */
  readonly telling: readonly string[];
}

/** What a word in the title is worth, beside one in the page's text. */
const IN_TITLE = 0.75;
/** What it is worth somewhere in the title or the search terms. */
const ANYWHERE = 0.3;
/** What words are worth that make up one title or search term together. */
const TOGETHER = 1.5;

/**
 * Ranks pages by their titles and search terms alone. Pagefind weighs these too, but a long page that uses a word often
 * still beats the page that is about it.
 */
export class TitleIndex {
  readonly pages: readonly TitledPage[];
  readonly #entries: readonly { readonly page: TitledPage; readonly titles: readonly Title[] }[];
  /** In the titles of how many pages each stem is. */
  readonly frequency: ReadonlyMap<string, number>;

  readonly #language: Language;

  constructor(pages: readonly TitledPage[], language: Language) {
    this.pages = pages;
    this.#language = language;
    const toStem = (word: string): string => stem(word, language);
    const common = stopWords(language);
    const toTitle = (text: string): Title => {
      const words = tokens(text);
      const telling = words.filter((word) => !common.has(plain(word)));
      return {
        stems: new Set(words.map(toStem)),
        telling: [...new Set((telling.length > 0 ? telling : words).map(toStem))],
      };
    };
    this.#entries = pages.map((page) => ({ page, titles: [page.title, ...page.terms].map(toTitle) }));
    const frequency = new Map<string, number>();
    for (const { titles } of this.#entries) {
      for (const word of new Set(titles.flatMap(({ stems }) => [...stems]))) {
        frequency.set(word, (frequency.get(word) ?? 0) + 1);
      }
    }
    this.frequency = frequency;
  }

  /** How well each page's titles fit what was typed, by address: 0 for not at all. */
  scores(terms: readonly Term[]): ReadonlyMap<string, number> {
    const wanted = terms.map((term) => ({
      ...term,
      stems: term.forms.map((form) => tokens(form).map((word) => stem(word, this.#language))),
    }));
    return new Map(this.#entries.map(({ page, titles }) => [page.url, this.#score(page, titles, wanted)]));
  }

  #score(page: TitledPage, titles: readonly Title[], wanted: readonly Wanted[]): number {
    let [title, together] = [0, 0];
    const best = wanted.map(() => 0);
    for (const [at, { stems, telling }] of titles.entries()) {
      let sum = 0;
      const met = new Set<string>();
      for (const [index, term] of wanted.entries()) {
        const form = term.stems.findIndex((words) => words.every((word) => stems.has(word)));
        if (form < 0) continue;
        for (const word of term.stems[form] ?? []) met.add(word);
        const worth = formWorth(form) * term.factor * this.#weight(term.stems[form] ?? []);
        best[index] = Math.max(best[index] ?? 0, worth);
        sum += worth;
      }
      const all = telling.reduce((total, word) => total + this.#weight([word]), 0);
      const covered = telling.filter((word) => met.has(word)).reduce((total, word) => total + this.#weight([word]), 0);
      if (at === 0) title = sum;
      together = Math.max(together, all === 0 ? 0 : (sum * covered) / all);
    }
    const anywhere = best.reduce((total, worth) => total + worth, 0);
    return IN_TITLE * title + ANYWHERE * anywhere + TOGETHER * together + page.boost * Math.max(title, together);
  }

  /** What a name is worth: that of its rarest word. */
  #weight(words: readonly string[]): number {
    return Math.max(0, ...words.map((word) => Math.log((this.pages.length + 1) / (this.frequency.get(word) ?? 1))));
  }
}

type Wanted = Term & { readonly stems: readonly (readonly string[])[] };
