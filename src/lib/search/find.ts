import { type ExcerptPart, excerptParts, framedExcerpt, longestRun } from './excerpt.ts';
import { formWorth, MAX_LENGTH, type Query, readQuery, type Term } from './query.ts';
import { languageOf, toEnglish } from './translate.ts';
import type { Language } from './stop-words.ts';
import { type TitledPage, TitleIndex } from './title-index.ts';
import { Vocabulary } from './vocabulary.ts';

/** What is used of Pagefind's browser API (pagefind.app/docs/api). */
export interface Pagefind {
  search(query: string): Promise<{ readonly results: readonly PagefindResult[] }>;
}

export interface PagefindResult {
  readonly id: string;
  readonly score: number;
  data(): Promise<PagefindPage>;
}

interface PagefindPage {
  readonly url: string;
  readonly excerpt: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly sub_results: readonly { readonly title: string; readonly url: string }[];
}

/** What the search knows of a language's pages beside Pagefind's index: `/search/<language>.json`. */
export interface SearchData {
  readonly pages: readonly TitledPage[];
  /** How many pages each word is on. */
  readonly words: Readonly<Record<string, number>>;
}

/** A language's pages by their titles, and their words. */
export interface Pages {
  readonly titles: TitleIndex;
  readonly vocabulary: Vocabulary;
}

export function toPages({ pages, words }: SearchData, language: Language): Pages {
  const titles = new TitleIndex(pages, language);
  return { titles, vocabulary: new Vocabulary(pages.length, words, language, titles.frequency) };
}

/** What Pagefind counts a word in a page's title and its search terms as, beside one in its text. */
export const RANKING = { metaWeights: { title: 5, terms: 4 } };

/** Everything that is searched. */
export interface SearchIndex extends Pages {
  readonly language: Language;
  readonly pagefind: Pagefind;
  /** The English pages, where the language is another one: they are found by their titles. */
  readonly english?: Pages;
}

/** A page to show. */
export interface Hit {
  readonly url: string;
  readonly title: string;
  readonly kind: string;
  /** The page's language. */
  readonly language: Language;
  /** What the page says about it; for a page found by its titles only, its summary. */
  readonly excerpt: readonly ExcerptPart[];
  /** The longest run of marked words in the excerpt, as the page has it; empty where nothing is marked. */
  readonly phrase: string;
  /** Parts of the page that hold what was searched for. */
  readonly sections: readonly { readonly title: string; readonly url: string }[];
}

export interface Found {
  /** The best pages, best first. */
  readonly hits: readonly Hit[];
  /** How many pages answer. */
  readonly total: number;
  /** Typed words that were taken for slips, and what was searched for instead. */
  readonly corrected: Query['corrected'];
  /** Typed words that no page has. */
  readonly unknown: readonly string[];
  /** The language of what was typed, where it clearly isn't that of the pages. */
  readonly otherLanguage?: Language;
}

/** So many pages are compared by their text; a page with fewer of the words is found by its titles. */
const MOST_BY_TEXT = 16;
/** A page answers if it scores at least this share of the best one's score. */
const ANSWERS = 0.2;

/**
 * The pages for what a person typed, best first. A page's score is the sum of what its words are worth: each word in its
 * text, and again in its titles.
 *
 * @throws where no page's data arrives; one that is lost costs only itself
 */
export async function findPages(index: SearchIndex, pasted: string, limit: number): Promise<Found> {
  const typed = pasted.slice(0, MAX_LENGTH);
  const { language, vocabulary, english } = index;
  const typedIn = languageOf(typed, english?.vocabulary ?? vocabulary, english && { language, vocabulary });
  const text =
    !english && typedIn !== undefined && typedIn !== language ? toEnglish(typed, typedIn, vocabulary) : typed;
  const query = readQuery(text, vocabulary, language, english?.vocabulary);
  let ranked = await rank(index, query);
  let { unknown, corrected } = query;
  if (english) {
    const mended = corrected.reduce((all, { typed: slip, used }) => all.replaceAll(slip, used), typed.toLowerCase());
    const translated = readQuery(toEnglish(mended, language, english.vocabulary), english.vocabulary, 'en');
    const scores = english.titles.scores(translated.terms);
    const pages = english.titles.pages.map((page) => ({
      page,
      language: 'en',
      score: scores.get(page.url) ?? 0,
    }));
    ranked = merge(byShare(ranked, query, vocabulary), byShare(pages, translated, english.vocabulary));
    unknown = unknown.filter((word) => translated.unknown.includes(word));
    corrected = [...corrected, ...translated.corrected];
  }
  ranked.sort((a, b) => b.score - a.score);
  const answers = ranked.filter(({ score }) => score > 0 && score >= (ranked[0]?.score ?? 0) * ANSWERS);
  const search = searchOnce(index.pagefind);
  const hits = await Promise.all(answers.slice(0, limit).map(async (answer) => toHit(search, answer)));
  const otherLanguage = typedIn === language ? undefined : typedIn;
  return { hits, total: answers.length, corrected, unknown, ...(otherLanguage && { otherLanguage }) };
}

/** How much the English titles of a translated page count. */
const ORIGINAL = 0.5;

/** Shows a page that exists in both languages in the reader's own, with the score of its English titles added. */
function merge(own: readonly Ranked[], english: readonly Ranked[]): Ranked[] {
  const originals = new Map(english.map((one) => [one.page.url, one.score]));
  const original = ({ language, page }: Ranked): string => page.url.replace(`/${language}/`, '/');
  const translated = new Set(own.map(original));
  return [
    ...own.map((one) => ({ ...one, score: one.score + ORIGINAL * (originals.get(original(one)) ?? 0) })),
    ...english.filter(({ page }) => !translated.has(page.url)),
  ];
}

/** Scores as shares of all that was typed, so that those of two languages compare. */
function byShare(ranked: readonly Ranked[], { terms, unknown }: Query, vocabulary: Vocabulary): Ranked[] {
  const all = terms.reduce((sum, { weight }) => sum + weight, 0) + unknown.length * vocabulary.mostWeight;
  return ranked.map((one) => ({ ...one, score: one.score / Math.max(1, all) }));
}

/** What a page's text was found by. */
interface Text {
  readonly id: string;
  readonly result: PagefindResult;
  readonly forms: readonly string[];
  readonly score: number;
}

interface Ranked {
  readonly page: TitledPage;
  readonly language: Language;
  readonly text?: Text | undefined;
  readonly score: number;
}

async function rank({ language, pagefind, titles }: SearchIndex, { terms }: Query): Promise<Ranked[]> {
  const texts = (await searchText(pagefind, terms)).slice(0, MOST_BY_TEXT);
  const loaded = await Promise.allSettled(texts.map(async (text) => [(await text.result.data()).url, text] as const));
  const byUrl = new Map(loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
  const lost = loaded.find((one) => one.status === 'rejected');
  if (lost && byUrl.size === 0) throw lost.reason;
  const scores = titles.scores(terms);
  return titles.pages.map((page) => {
    const text = byUrl.get(page.url);
    return { page, language, text, score: (text?.score ?? 0) + (scores.get(page.url) ?? 0) };
  });
}

/** The pages with any of the words in their text, best first. Each form of each word is one search. */
async function searchText(pagefind: Pagefind, terms: readonly Term[]): Promise<Text[]> {
  const found = new Map<string, Text>();
  for (const { forms, weight } of terms) {
    const best = new Map<string, Text>();
    for (const [index, form] of forms.entries()) {
      const { results } = await pagefind.search(form);
      const most = results[0]?.score ?? 1;
      for (const result of results) {
        const score = (weight * formWorth(index) * result.score) / most;
        if (score > (best.get(result.id)?.score ?? 0))
          best.set(result.id, { id: result.id, result, forms: [form], score });
      }
    }
    for (const [id, text] of best) {
      const before = found.get(id);
      found.set(id, {
        ...text,
        forms: [...(before?.forms ?? []), ...text.forms],
        score: text.score + (before?.score ?? 0),
      });
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}

/** So many of the found words are marked in an excerpt; the others are farther away anyway. */
const MOST_MARKED = 6;

/** A search that is made once for all pages that have the same words. */
function searchOnce(pagefind: Pagefind): Pagefind['search'] {
  const made = new Map<string, ReturnType<Pagefind['search']>>();
  return async (query) => {
    const results = made.get(query) ?? pagefind.search(query);
    made.set(query, results);
    return results;
  };
}

async function toHit(search: Pagefind['search'], { page, language, text }: Ranked): Promise<Hit> {
  const { url, title, kind } = page;
  if (!text) {
    const excerpt = page.summary === '' ? [] : [{ text: page.summary, marked: false }];
    return { url, title, kind, language, excerpt, phrase: '', sections: [] };
  }
  // A search for all that the page has marks all of it.
  const { results } = await search(text.forms.slice(0, MOST_MARKED).join(' '));
  const data = await (results.find(({ id }) => id === text.id) ?? text.result).data();
  const sections = data.sub_results.filter((section) => section.url.includes('#'));
  const excerpt = framedExcerpt(excerptParts(data.excerpt), data.content, data.meta['title'] ?? title);
  return { url, title, kind, language, excerpt, phrase: longestRun(excerpt), sections };
}
