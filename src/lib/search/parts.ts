/**
 * The lists beside Pagefind's index, cut into parts so that what a search loads hardly grows with the site. A small
 * site has one part, which is the file that says how many there are: one request, as if nothing were cut.
 */

/** A part of a list is about this long before it is compressed. Characters. */
const PART = 32_000;
/** More parts than this are not made. */
const MOST_PARTS = 4_096;

/** In how many parts a list of this many characters is written. */
export function partCount(length: number): number {
  return Math.min(MOST_PARTS, Math.max(1, Math.ceil(length / PART)));
}

/** The part in which what belongs to `key` stands: 0 for the first. */
export function partOf(key: string, parts: number): number {
  // FNV-1a (RFC 9923), over UTF-16 units: short keys are spread well.
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193) >>> 0;
  return hash % parts;
}

/**
 * The files of a list by the endings of their names, the first one without.
 *
 * @param facts what the reader of any part needs to know of the whole, as one line without spaces
 */
export function writeParts(parts: readonly string[], facts = ''): Map<string, string> {
  const head = `${parts.length} ${facts}\n`;
  if (parts.length === 1) return new Map([['', head + parts.join('')]]);
  return new Map([['', head], ...parts.map((text, index): [string, string] => [`.${index}`, text])]);
}

/** Reads a list's parts as they are asked for, each once. */
export class Parts {
  readonly #load: (ending: string) => Promise<string>;
  readonly #loaded = new Map<string, Promise<string>>();

  /** @param load the text of the file with this ending; an empty one where it cannot be had */
  constructor(load: (ending: string) => Promise<string>) {
    this.#load = load;
  }

  /** The parts in which `keys` stand, and what the list says of the whole. */
  async for(keys: readonly string[]): Promise<{ readonly facts: string; readonly texts: readonly string[] }> {
    const first = await this.#text('');
    const [head = '', count, facts = ''] = /^(\d+) (\S*)\n/u.exec(first) ?? [];
    const parts = Number(count);
    // What is not such a list, a page that says "not found" for one, holds nothing.
    if (!(parts >= 1 && parts <= MOST_PARTS)) return { facts: '', texts: [] };
    if (parts === 1) return { facts, texts: [first.slice(head.length)] };
    const wanted = [...new Set(keys.map((key) => partOf(key, parts)))];
    return { facts, texts: await Promise.all(wanted.map(async (part) => this.#text(`.${part}`))) };
  }

  async #text(ending: string): Promise<string> {
    const text = this.#loaded.get(ending) ?? this.#load(ending);
    this.#loaded.set(ending, text);
    // What did not arrive may be asked for again.
    if ((await text) === '') this.#loaded.delete(ending);
    return text;
  }
}
