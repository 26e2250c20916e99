import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { scriptsOfScript } from '../offline/pages.ts';
import { scriptWords, type ScriptWords } from './slim-pages.ts';

/** The scripts of a page. */
interface Scripts {
  /** Another one for other scripts. */
  readonly id: string;
  readonly words: ScriptWords;
}

/** The words of the scripts that run on a page. */
export class PageScripts {
  readonly #texts: ReadonlyMap<string, string>;
  /** The scripts that each script names. */
  readonly #imports: ReadonlyMap<string, readonly string[]>;
  readonly #known = new Map<string, Scripts>();

  private constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
    this.#imports = new Map(
      [...texts].map(([name, text]) => [name, this.#published(text.match(/(?<=[/"'`])[\w.-]+\.js(?=["'`])/gu))]),
    );
  }

  /** Reads the site's own scripts. @param out the folder of the finished site */
  static async read(out: string): Promise<PageScripts> {
    const folder = path.join(out, '_astro');
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.js'));
    const texts = names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const);
    return new PageScripts(new Map(await Promise.all(texts)));
  }

  /**
   * All scripts that the page names, and those that these load: at once, or later where the page has a place for them.
   * The script that every page runs loads `Diagnose.….js`, but only for an element with `data-diagnose`.
   */
  of(html: string): Scripts {
    const found = new Set(
      this.#published(html.match(/\/_astro\/[\w.-]+\.js/gu)?.map((address) => path.posix.basename(address))),
    );
    const hasPlaceFor = (name: string) =>
      new RegExp(`[\\s<](?:data-)?${name.replace(/\..*/u, '')}\\b`, 'iu').test(html);
    for (const name of found) {
      const atOnce = this.#atOnce(name);
      for (const other of this.#imports.get(name) ?? []) {
        if (atOnce.includes(other) || hasPlaceFor(other)) found.add(other);
      }
    }
    const names = [...found].sort();
    // Their names hold hashes of what stands in them.
    const id = names.join(' ');
    const known = this.#known.get(id);
    if (known) return known;
    const scripts = {
      id,
      words: {
        ...scriptWords(names.map((name) => this.#texts.get(name) ?? '').join('\n')),
        imports: (address: string) => this.#atOnce(path.posix.basename(address)).map((other) => `/_astro/${other}`),
      },
    };
    this.#known.set(id, scripts);
    return scripts;
  }

  #atOnce(name: string): string[] {
    return this.#published(scriptsOfScript(name, this.#texts.get(name) ?? ''));
  }

  #published(names: readonly string[] | null | undefined): string[] {
    return (names ?? []).filter((name) => this.#texts.has(name));
  }
}
