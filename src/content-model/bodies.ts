import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BuildCache } from '../build-cache.ts';
import { type Body, type BodyContext, compileBody } from './body.ts';
import { languageOf } from './foreign.ts';

/** Some 20,000 bodies. Bytes. */
const KEPT_AT_MOST = 400_000_000;

/** What a body is made by beside its text: a change in any of these files makes all bodies anew. */
const MAKERS = ['src/content-model', 'src/settings/wording.ts', 'src/i18n/label.ts', 'package-lock.json'];

/** Node only: compiled bodies, each kept between builds and shared by all that read it during one. */
export class Bodies {
  readonly #context: BodyContext;
  readonly #cache: BuildCache;
  /** Tells apart what is made by other code or for other settings. */
  readonly maker: string;

  constructor(root: string, context: Omit<BodyContext, 'language'>) {
    this.#context = context;
    this.#cache = new BuildCache(path.join(root, 'node_modules/.cache/bodies'), KEPT_AT_MOST);
    const files = MAKERS.flatMap((name) =>
      path.extname(name) === '' ? readdirSync(path.join(root, name)).map((file) => path.join(name, file)) : [name],
    );
    const sources = files.sort().map((name) => readFileSync(path.join(root, name)));
    this.maker = BuildCache.key(JSON.stringify(context), ...sources);
  }

  /**
   * @param text the MDX text without its front matter
   * @param file the path of its file, which tells a translation
   * @throws {Error} where the text is not valid MDX; its `line` says where in `text`
   */
  read(text: string, file: string): Body {
    const language = languageOf(file);
    const key = BuildCache.key(this.maker, language ?? '', text);
    const kept = this.#cache.read(key);
    if (kept) return JSON.parse(kept.toString('utf8')) as Body;
    const body = compileBody(text, { ...this.#context, language });
    this.#cache.keep(key, JSON.stringify(body));
    return body;
  }

  /** Makes room for the next builds. */
  forgetOldest(): void {
    this.#cache.forgetOldest();
  }
}
