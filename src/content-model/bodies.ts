import { BuildCache } from '../build-cache.ts';
import { type Body, type BodyContext, compileBody } from './body.ts';
import { languageOf } from './foreign.ts';

/** Some 20,000 bodies. Bytes. */
const KEPT_AT_MOST = 400_000_000;

/** What makes a body of its text. */
const MAKERS = ['src/content-model', 'src/visit.ts', 'src/settings/wording.ts', 'src/i18n/label.ts'];

/** Node only: compiled bodies, each kept between builds and shared by all that read it during one. */
export class Bodies {
  readonly #context: BodyContext;
  readonly #cache: BuildCache;
  /** Tells apart what is made by other code or for other settings. */
  readonly maker: string;

  constructor(root: string, context: Omit<BodyContext, 'language'>) {
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
    const language = languageOf(file);
    const key = BuildCache.key(this.maker, language ?? '', text);
    return this.#cache.kept(key, () => compileBody(text, { ...this.#context, language }));
  }

  /** Makes room for the next builds. */
  forgetOldest(): void {
    this.#cache.forgetOldest();
  }
}
