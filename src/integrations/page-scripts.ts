import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { scriptWords, type ScriptWords } from './slim-pages.ts';

/** The words of the scripts that run on a page. */
export class PageScripts {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #words = new Map<string, ScriptWords>();

  private constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  /** Reads the site's own scripts. @param out the folder of the finished site */
  static async read(out: string): Promise<PageScripts> {
    const folder = path.join(out, '_astro');
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.js'));
    const texts = names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const);
    return new PageScripts(new Map(await Promise.all(texts)));
  }

  /** Words of all scripts that the page names, and of those that these load, at once or later. */
  wordsFor(html: string): ScriptWords {
    const found = new Set(this.#namedIn(html));
    for (const name of found) for (const other of this.#namedIn(this.#texts.get(name) ?? '')) found.add(other);
    const names = [...found].sort();
    const key = names.join(' ');
    const words = this.#words.get(key) ?? scriptWords(names.map((name) => this.#texts.get(name) ?? '').join('\n'));
    this.#words.set(key, words);
    return words;
  }

  #namedIn(text: string): string[] {
    return (text.match(/[\w.-]+\.js\b/gu) ?? []).filter((name) => this.#texts.has(name));
  }
}
