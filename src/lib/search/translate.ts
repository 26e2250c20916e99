import * as spanish from './spanish.ts';
import { type Language, stopWords } from './stop-words.ts';
import { plain, tokens } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A language's words and phrases in the English pages' words. */
interface Dictionary {
  /** The English words for those that begin like this, the longest beginning first. */
  readonly beginnings: readonly (readonly [beginning: string, english: string])[];
  readonly phrases: Readonly<Record<string, string>>;
  readonly phrase: RegExp;
}

function toDictionary({ BEGINNINGS, PHRASES }: typeof spanish): Dictionary {
  return {
    beginnings: Object.entries(BEGINNINGS).sort(([a], [b]) => b.length - a.length),
    phrases: PHRASES,
    phrase: new RegExp(String.raw`\b(?:${Object.keys(PHRASES).join('|')})\b`, 'gu'),
  };
}

/** A language that isn't among them is searched as well, only without being translated. */
const DICTIONARIES: ReadonlyMap<Language, Dictionary> = new Map([['es', toDictionary(spanish)]]);

const translation = (word: string, language: Language): string | undefined =>
  DICTIONARIES.get(language)?.beginnings.find(([beginning]) => plain(word).startsWith(beginning))?.[1];

/** A text in the English pages' words, as far as the search needs them and knows them. Other words stay. */
export function toEnglish(typed: string, language: Language, english: Vocabulary): string {
  const { phrase, phrases } = DICTIONARIES.get(language) ?? {};
  const joined = tokens(typed).join(' ');
  const text = phrase ? joined.replace(phrase, (found) => phrases?.[found] ?? found) : joined;
  const common = stopWords(language);
  return tokens(text)
    .filter((word) => !common.has(plain(word)) || english.pagesWith(word) > 0)
    .map((word) => translation(word, language) ?? word)
    .join(' ');
}

/**
 * The language of what was typed, where it is clear: English, or that of the pages. A word of both, a name or a code
 * tells nothing.
 *
 * @param own the pages' language and words if they aren't English; without it, every language with a dictionary may be
 *   meant, and names count as English, so that a text is in another language only where most of it is
 */
export function languageOf(
  typed: string,
  english: Vocabulary,
  own?: { readonly language: Language; readonly vocabulary: Vocabulary },
): Language | undefined {
  const words = tokens(typed).filter((one) => /^\p{L}{2,}$/u.test(one));
  const others = (own ? [own.language] : [...DICTIONARIES.keys()])
    .map((language) => ({ language, ...count(words, english, language, own?.vocabulary) }))
    .sort((a, b) => b.inOther - a.inOther);
  const [likeliest] = others;
  if (!likeliest) return undefined;
  const { language, inOther, inEnglish } = likeliest;
  if (inOther > 0 && inOther >= inEnglish) return language;
  return inEnglish > 1 ? 'en' : undefined;
}

/** How many words are English only, and how many are in the other language only. */
function count(words: readonly string[], english: Vocabulary, language: Language, other?: Vocabulary) {
  let [inEnglish, inOther] = [0, 0];
  for (const word of words) {
    const isCommon = stopWords('en').has(word);
    const isEnglish = isCommon || english.knows(word);
    // Pages in other languages have English words too: those that mail apps show.
    const isOther =
      stopWords(language).has(plain(word)) ||
      translation(word, language) !== undefined ||
      (!isCommon && other?.has(word));
    if (isEnglish && !isOther) inEnglish += 1;
    if (isOther && !isEnglish) inOther += 1;
  }
  return { inEnglish, inOther };
}
