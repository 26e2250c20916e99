import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';

/**
 * Makes one index of several that Pagefind made of parts of a site. What it needs to build an index grows with the pages,
 * a quarter of a megabyte for each; what it writes is small. So it is given a part after the other, and the parts are put
 * together here: the result is byte for byte what it makes of all pages at once.
 *
 * The files are those of Pagefind 1.5 (pagefind/src/index in its repository): CBOR (RFC 8949) behind twelve letters,
 * compressed. A page is a number, which is its place in the list of pages.
 */

/** The files that Pagefind makes, by their path below `pagefind/`. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>;

/** `pagefind-entry.json`: what Pagefind's program reads first. */
export interface Entry {
  readonly languages: Readonly<Record<string, EntryLanguage>>;
}

interface EntryLanguage {
  /** Names the file with the lists of the language's pages and words. */
  readonly hash: string;
  readonly wasm?: string | null;
  readonly page_count: number;
}

/** The name of the file with the {@link Entry}. */
export const ENTRY = 'pagefind-entry.json';

/** Where a word stands in a page: how many pages it comes after the one before, its places in the text, in metadata. */
type WordPage = [step: number, places: number[], metaPlaces: number[]];
/** The same for the word as it is spelled with its accents. */
type Variant = [form: string, pages: WordPage[]];
type Word = [word: string, pages: WordPage[], variants: Variant[]];

/** The lists of a language's pages and of the files with its words. */
type Lists = [
  version: string,
  pages: [hash: string, words: number][],
  chunks: [from: string, to: string, hash: string][],
  filters: unknown[],
  sorts: unknown[],
  metaFields: string[],
];

/** A part's pages in one language. */
interface Part {
  readonly files: IndexFiles;
  readonly lists: Lists;
  /** How many pages come before its own. */
  readonly offset: number;
}

/**
 * @param parts what Pagefind made of each part of the site, in order
 * @param chunkSize how many words, each as often as it stands on the site, a file of the index holds: Pagefind's
 *   `PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE`
 * @throws {Error} where an index holds filters or orders, which this site does not use
 */
export function mergeIndexes(parts: readonly IndexFiles[], chunkSize: number): IndexFiles {
  const [first] = parts;
  if (!first || parts.length === 1) return first ?? new Map();
  const merged = new Map<string, Uint8Array>();
  for (const files of parts) {
    for (const [name, content] of files) if (!OF_A_LANGUAGE.test(name)) merged.set(name, content);
  }
  const entries = parts.map((files) => ({ files, entry: entryOf(files) }));
  const languages: Record<string, EntryLanguage> = {};
  for (const language of new Set(entries.flatMap(({ entry }) => Object.keys(entry.languages)))) {
    const own = entries.flatMap(
      ({
        files,
        entry: {
          languages: { [language]: one },
        },
      }) => (one ? [{ files, entry: one }] : []),
    );
    const { files, hash, pages } = mergeLanguage(language, own, chunkSize);
    for (const [name, content] of files) merged.set(name, content);
    languages[language] = { ...own[0]?.entry, hash, page_count: pages };
  }
  merged.set(ENTRY, Buffer.from(JSON.stringify({ ...entryOf(first), languages })));
  return merged;
}

const OF_A_LANGUAGE = /\.pf_(?:fragment|index|meta)$/u;

function mergeLanguage(
  language: string,
  own: readonly { readonly files: IndexFiles; readonly entry: EntryLanguage }[],
  chunkSize: number,
): { files: IndexFiles; hash: string; pages: number } {
  let count = 0;
  const parts = own.map(({ files, entry }): Part => {
    const lists = unpack<Lists>(files, `pagefind.${entry.hash}.pf_meta`);
    const [, pages, , filters, sorts] = lists;
    if (filters.length > 0 || sorts.length > 0) throw new Error('Indexes with filters or orders cannot be merged.');
    count += pages.length;
    return { files, lists, offset: count - pages.length };
  });
  const merged = new Map<string, Uint8Array>();
  const names = new Names(language);

  const pages = parts.flatMap(({ files, lists }) =>
    lists[1].map(([hash, words]): [string, number] => {
      const content = fileOf(files, `fragment/${hash}.pf_fragment`);
      // Names are short: those of two parts may be the same.
      const name = names.take(hash) ?? names.of(contentOf(content));
      merged.set(`fragment/${name}.pf_fragment`, content);
      return [name, words];
    }),
  );

  const metaFields = [...new Set(parts.flatMap(({ lists }) => lists[5]))].sort(byBytes);
  const chunks: [from: string, to: string, hash: string][] = [];
  for (const words of inChunks(mergeWords(parts, metaFields), chunkSize)) {
    const content = encode([words]);
    const name = names.of(content);
    merged.set(`index/${name}.pf_index`, pack(content));
    chunks.push([words[0]?.[0] ?? '', words.at(-1)?.[0] ?? '', name]);
  }
  shorten(chunks);

  const lists = encode([parts[0]?.lists[0] ?? '', pages, chunks, [], [], metaFields] satisfies Lists);
  const hash = `${language}_${hashOf(lists).slice(0, language.length + SHORT + 1)}`;
  merged.set(`pagefind.${hash}.pf_meta`, pack(lists));
  return { files: merged, hash, pages: count };
}

/** The words of all parts, in order, each with its pages in all of them. Of a part one file is held at a time. */
function* mergeWords(parts: readonly Part[], metaFields: readonly string[]): Generator<Word> {
  const readers = parts.map((part) => {
    const words = wordsOf(part);
    const fields = part.lists[5].map((name) => metaFields.indexOf(name));
    return { part, fields, words, next: nextOf(words) };
  });
  for (;;) {
    let least: Buffer | undefined;
    for (const { next } of readers) if (next && (!least || next.key.compare(least) < 0)) least = next.key;
    if (!least) return;
    const pages = new PageList();
    const variants = new Map<string, PageList>();
    for (const reader of readers) {
      if (reader.next?.key.compare(least) !== 0) continue;
      const { part, fields } = reader;
      const [, own, ownVariants] = reader.next.word;
      pages.add(own, part.offset, fields);
      for (const [form, list] of ownVariants) {
        const known = variants.get(form) ?? new PageList();
        known.add(list, part.offset, fields);
        variants.set(form, known);
      }
      reader.next = nextOf(reader.words);
    }
    yield [least.toString(), pages.list, [...variants].map(([form, { list }]): Variant => [form, list])];
  }
}

function* wordsOf({ files, lists }: Part): Generator<Word> {
  for (const [, , hash] of lists[2]) yield* unpack<[Word[]]>(files, `index/${hash}.pf_index`)[0];
}

function nextOf(words: Generator<Word>): { word: Word; key: Buffer } | undefined {
  const { done, value } = words.next();
  return done ? undefined : { word: value, key: Buffer.from(value[0]) };
}

/** The pages of a word. Their numbers are told as steps, the first one from 0, in each part anew. */
class PageList {
  readonly list: WordPage[] = [];
  #last = 0;

  /**
   * @param offset how many pages come before the part's own
   * @param fields the place of each of the part's metadata fields among those of all
   */
  add(pages: readonly WordPage[], offset: number, fields: readonly number[]): void {
    let at = offset;
    for (const [step, places, metaPlaces] of pages) {
      at += step;
      // A number below zero says which field the places after it are in: -1 for the first.
      const moved = metaPlaces.map((place) => (place < 0 ? -1 - (fields[-1 - place] ?? 0) : place));
      this.list.push([at - this.#last, places, moved]);
      this.#last = at;
    }
  }
}

/** Cuts the words where Pagefind cuts them. */
function* inChunks(words: Iterable<Word>, chunkSize: number): Generator<Word[]> {
  let chunk: Word[] = [];
  let size = 0;
  for (const word of words) {
    chunk.push(word);
    for (const [, places, metaPlaces] of word[1]) size += places.length + metaPlaces.length + 1;
    if (size < chunkSize) continue;
    yield chunk;
    [chunk, size] = [[], 0];
  }
  if (chunk.length > 0) yield chunk;
}

/** Leaves of the words from which and to which a file goes only what tells it from its neighbors. */
function shorten(chunks: readonly [from: string, to: string, hash: string][]): void {
  for (const [index, chunk] of chunks.entries()) {
    const next = chunks[index + 1];
    if (!next) return;
    const [to, from] = [[...chunk[1]], [...next[0]]];
    let same = 0;
    while (same < to.length && to[same] === from[same]) same += 1;
    const short = to.slice(0, same + 1).join('');
    // Not where the end would come before the beginning.
    if (byBytes(short, chunk[0]) >= 0) chunk[1] = short;
    next[0] = from.slice(0, same + 1).join('');
  }
}

/** How many letters of a hash a name holds, as long as that tells it from the others. */
const SHORT = 7;

/** The names of a language's files: its name and as much of a hash as is needed. */
class Names {
  readonly #language: string;
  readonly #taken = new Set<string>();

  constructor(language: string) {
    this.#language = language;
  }

  /** @returns the name; `undefined` where it is taken */
  take(name: string): string | undefined {
    if (this.#taken.has(name)) return undefined;
    this.#taken.add(name);
    return name;
  }

  of(content: Uint8Array): string {
    const hash = hashOf(content);
    for (let length = SHORT; length <= hash.length; length += 1) {
      const name = this.take(`${this.#language}_${hash.slice(0, length)}`);
      if (name !== undefined) return name;
    }
    throw new Error('Two files of the search index are the same.');
  }
}

/** SHA-1 as Pagefind writes it: a byte below 16 is one letter. */
function hashOf(content: Uint8Array): string {
  return [...createHash('sha1').update(content).digest()].map((byte) => byte.toString(16)).join('');
}

/** The order of words in an index, which is not that of JavaScript. */
function byBytes(one: string, other: string): number {
  return Buffer.from(one).compare(Buffer.from(other));
}

/** What the files say of the languages. */
export function entryOf(files: IndexFiles): Entry {
  return JSON.parse(Buffer.from(fileOf(files, ENTRY)).toString('utf8')) as Entry;
}

function fileOf(files: IndexFiles, name: string): Uint8Array {
  const content = files.get(name);
  if (!content) throw new Error(`Pagefind made no file ${name}.`);
  return content;
}

/** What stands before the content of each file. */
const SIGNATURE = Buffer.from('pagefind_dcd');

/** The content of one of Pagefind's compressed files. */
export function contentOf(file: Uint8Array): Buffer {
  return gunzipSync(file).subarray(SIGNATURE.length);
}

function unpack<Content>(files: IndexFiles, name: string): Content {
  return decode(contentOf(fileOf(files, name))) as Content;
}

function pack(content: Uint8Array): Uint8Array {
  return gzipSync(Buffer.concat([SIGNATURE, content]), { level: 9 });
}
