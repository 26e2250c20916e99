import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import { BuildCache } from '../build-cache.ts';
import { type Body, type BodyContext, compileBody } from './body.ts';
import { languageOf } from './foreign.ts';

/** Some 20,000 bodies. Bytes. */
const KEPT_AT_MOST = 400_000_000;

/** What makes a body of its text. */
const MAKERS = ['src/content-model', 'src/visit.ts', 'src/settings/wording.ts', 'src/i18n/label.ts'];

/** Node only: compiled bodies, each kept between builds and shared by all that read it during one. */
export class Bodies {
  readonly #root: string;
  readonly #context: BodyContext;
  readonly #cache: BuildCache;
  /** Tells apart what is made by other code or for other settings. */
  readonly maker: string;

  constructor(root: string, context: Omit<BodyContext, 'language'>) {
    this.#root = root;
    this.#context = context;
    this.#cache = new BuildCache(root, 'bodies', KEPT_AT_MOST);
    this.maker = BuildCache.key(BuildCache.maker(root, MAKERS), JSON.stringify(context));
  }

  /**
   * @param text the MDX text without its front matter
   * @param file the path of its file, which tells a translation
   * @throws {Error} where the text is not valid MDX; its `line` says where in `text`
   */
  read(text: string, file: string): Body {
    return this.#kept(this.nameOf(text, file), () => this.#compile(text, file));
  }

  /** Names a text for {@link recall}: alike for all settings. */
  nameOf(text: string, file: string): string {
    return BuildCache.key(languageOf(file) ?? '', text);
  }

  /**
   * The body of a text that was read before, so that nobody needs to hold it: from what is kept, or else from its file.
   * It is always one for these settings, whoever else read the text.
   *
   * @param name of the text
   * @param file the path of its file from the project's root
   * @throws {Error} where it is not kept any more and its file says something else by now
   */
  recall(name: string, file: string): Body {
    return this.#kept(name, () => {
      const text = parseFrontmatter(readFileSync(path.join(this.#root, file), 'utf8')).content.trim();
      if (this.nameOf(text, file) !== name) throw new Error(`${file} was changed while the site was made of it.`);
      return this.#compile(text, file);
    });
  }

  #kept(name: string, make: () => Body): Body {
    return this.#cache.kept(BuildCache.key(this.maker, name), make);
  }

  #compile(text: string, file: string): Body {
    return compileBody(text, { ...this.#context, language: languageOf(file) });
  }

  /** Makes room for the next builds. */
  forgetOldest(): void {
    this.#cache.forgetOldest();
  }
}
