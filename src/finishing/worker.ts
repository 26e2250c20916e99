import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Element, Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { toText } from 'hast-util-to-text';
import { parse } from 'parse5';
import { EXIT, visit } from '../visit.ts';
import { BuildCache } from '../build-cache.ts';
import { filesIn } from '../files.ts';
import { type CompressedForms, compressText, isSentCompressed, writeForms } from '../publishing/compress.ts';
import { countWords, noWords, type PageWords, type WordCounts } from '../search/vocabulary.ts';
import { toMarkdown } from './markdown-twins.ts';
import { PageScripts } from './page-scripts.ts';
import { ShareImages } from './share-images.ts';
import { type ScriptWords, slimPage } from './slim-pages.ts';

/** What a thread of `finish.ts` begins with. */
export interface Task {
  /** The project's folder, where finished pages and images are kept between builds. */
  readonly root: string;
  /** The folder of the finished site. */
  readonly out: string;
  readonly siteName: string;
  /** Whether the pages will be worth the best compression. */
  readonly best: boolean;
}

/** What a thread is told when Astro has ended. All threads are told the same and share the work. */
export interface Order {
  /** The site's HTML files to finish, and other texts to compress: paths below the site's folder. */
  readonly files: readonly string[];
  readonly best: boolean;
  /** How many files are taken by one of the threads: one number (`Int32Array`). */
  readonly taken: SharedArrayBuffer;
}

/** What a thread says: each file that it has finished, and at the end what it hands back. */
export type Report = string | Outcome;

/** What a thread hands back. */
export interface Outcome {
  /** The pages that are pages, and not the ones that only lead on to another. */
  readonly pages: readonly FinishedPage[];
  /** A hash of each page's finished text, by its file's path. */
  readonly hashes: ReadonlyMap<string, string>;
  /** The words of the pages that the site's own search finds, in one share or more for each language. */
  readonly words: readonly (readonly [language: string, counts: WordCounts])[];
}

/** What the rest of the build needs to know of a page. */
export interface FinishedPage {
  /** Address with a slash at both ends. */
  readonly href: string;
  /** Whether search engines may list it. */
  readonly indexed: boolean;
  /** The day on which it was last checked, such as `2026-11-24`. */
  readonly modified: string | undefined;
  /** Set where the site's own search finds it. */
  readonly search?: SearchFacts;
}

export interface SearchFacts {
  readonly language: string;
  readonly kind: string;
  readonly title: string;
  /** How much this page comes before others that fit as well, 0 to 1. */
  readonly rank: number;
  /** Other words that readers search it with. */
  readonly terms: readonly string[];
}

/** All that comes of a page that Astro wrote. */
interface Finished {
  readonly html: string;
  readonly forms: CompressedForms;
  readonly hash: string;
  /** Left out for a page that only leads on to another. */
  readonly page?: {
    readonly twin: string;
    /** The title that its image shows. */
    readonly title: string;
    readonly facts: Omit<FinishedPage, 'href'>;
    readonly words: PageWords;
  };
}

/** What makes a finished page of what Astro wrote. */
const MAKERS = ['src/finishing', 'src/visit.ts', 'src/offline/pages.ts', 'src/publishing/compress.ts'];
/** Some 20,000 pages. Bytes. */
const KEPT_AT_MOST = 1_000_000_000;

/** Finishes files, each kept between builds by what it is made from. */
class Finisher {
  readonly #best: boolean;
  readonly #scripts: PageScripts;
  readonly #cache: BuildCache;
  readonly #maker: string;

  private constructor(root: string, best: boolean, scripts: PageScripts) {
    this.#best = best;
    this.#scripts = scripts;
    this.#cache = new BuildCache(root, 'pages', KEPT_AT_MOST);
    this.#maker = BuildCache.maker(root, MAKERS);
  }

  /** Begins when the site's scripts are there. */
  static async begin({ root, out }: Task, best: boolean): Promise<Finisher> {
    return new Finisher(root, best, await PageScripts.read(out));
  }

  /** The compressed forms of a text that is published as it is. */
  forms(file: string): CompressedForms {
    const text = readFileSync(file);
    return this.#cache.kept(BuildCache.key(this.#maker, text), () => compressText(text, true));
  }

  /** All that comes of a page. @throws {Error} where the page is not whole */
  page(file: string): Finished {
    const raw = readFileSync(file, 'utf8');
    const { id, words } = this.#scripts.of(raw);
    const key = BuildCache.key(this.#maker, String(this.#best), id, raw);
    return this.#cache.kept(key, () => finish(file, raw, words, this.#best));
  }

  forgetOldest(): void {
    this.#cache.forgetOldest();
  }
}

/** Finishes files of the order until all are taken. @param onFinished called with each */
async function finishOrder(task: Task, order: Order, onFinished: (name: string) => void): Promise<Outcome> {
  const { root, out, siteName } = task;
  const finisher = await Finisher.begin(task, order.best);
  const images = new ShareImages(siteName, root);
  const pages: FinishedPage[] = [];
  const hashes = new Map<string, string>();
  const words = new Map<string, WordCounts>();
  const taken = new Int32Array(order.taken);
  for (;;) {
    const name = order.files[Atomics.add(taken, 0, 1)];
    if (name === undefined) break;
    const file = path.join(out, name);
    if (!name.endsWith('.html')) {
      writeForms(file, finisher.forms(file));
      onFinished(name);
      continue;
    }
    const { html, forms, hash, page } = finisher.page(file);
    writeFileSync(file, html);
    onFinished(name);
    writeForms(file, forms);
    hashes.set(file, hash);
    if (!page) continue;

    const folder = path.posix.dirname(name);
    const isHome = folder === '.';
    if (page.facts.indexed) await images.write(page.title, path.join(out, 'og', `${isHome ? 'home' : folder}.png`));
    writeFileSync(path.join(path.dirname(file), 'index.md'), page.twin);
    const { search } = page.facts;
    if (search) {
      const counts = words.get(search.language) ?? noWords();
      countWords(counts, page.words);
      words.set(search.language, counts);
    }
    pages.push({ href: isHome ? '/' : `/${folder}/`, ...page.facts });
  }
  finisher.forgetOldest();
  images.forgetOldest();
  return { pages, hashes, words: [...words] };
}

/** How often to look for pages that Astro has written. Milliseconds. */
const LOOK = 300;

/**
 * Finishes pages while Astro writes others, and only keeps what comes of them. A page that is read when half of it is
 * written is of no harm: what is kept is found by the page's whole text.
 *
 * @param told settled when it is to end
 */
async function finishAhead(task: Task, told: Promise<unknown>): Promise<void> {
  let isWanted = true;
  void told.then(() => (isWanted = false));
  // Between two files, messages are heard.
  await setImmediate();
  const there = (): string[] => {
    try {
      return filesIn(task.out);
    } catch {
      // There is no folder yet, or Astro deleted one meanwhile.
      return [];
    }
  };
  const pagesIn = () => there().filter((name) => name.endsWith('.html'));
  // When there is a page, all scripts are there.
  while (isWanted && pagesIn().length === 0) await Promise.race([setTimeout(LOOK), told]);
  if (!isWanted) return;
  const finisher = await Finisher.begin(task, task.best);
  const seen = new Set<string>();
  const scripts = there().filter((name) => name.startsWith('_astro/') && isSentCompressed(name));
  while (isWanted) {
    for (const name of [...scripts.splice(0), ...pagesIn()]) {
      if (seen.has(name)) continue;
      seen.add(name);
      const file = path.join(task.out, name);
      try {
        if (name.endsWith('.html')) finisher.page(file);
        else finisher.forms(file);
      } catch {
        // It is not whole yet, or gone.
      }
      await setImmediate();
      if (!isWanted) return;
    }
    await Promise.race([setTimeout(LOOK), told]);
  }
}

/** What no reader reads: half of a page's text, which a parser would go through letter by letter. */
const UNREAD = /<(style|script)\b[^]*?<\/\1>/gu;

/**
 * @param file where the page is written, for messages
 * @param inScripts words of the scripts that run on the page
 */
function finish(file: string, raw: string, inScripts: ScriptWords, best: boolean): Finished {
  const html = slimPage(raw, inScripts);
  const hash = createHash('sha256').update(html).digest('hex');
  const forms = compressText(Buffer.from(html), best);
  if (!html.includes('rel="alternate" type="text/markdown"')) return { html, forms, hash };

  // Without places in the text, which nothing asks for, that is half as much to carry.
  const tree = fromParse5(parse(html.replaceAll(UNREAD, ''))) as Root;
  const { meta, search, words } = readPage(tree);
  const facts = {
    indexed: !/noindex/u.test(meta.get('robots') ?? ''),
    modified: /"dateModified":"([\d-]+)"/u.exec(html)?.[1],
    ...(search ? { search } : {}),
  };
  // The twin last, because it changes the tree.
  const twin = toMarkdown(mainOf(tree, file));
  return { html, forms, hash, page: { twin, title: meta.get('og:title') ?? '', facts, words } };
}

/** The page's metadata by name, and what the search needs of it, in one walk. */
function readPage(tree: Root): {
  meta: ReadonlyMap<string, string>;
  search: SearchFacts | undefined;
  words: PageWords;
} {
  const meta = new Map<string, string>();
  const known = new Map<string, string>();
  const headings: string[] = [];
  let [language, title, body] = ['en', '', ''];
  let rank = 0;
  visit(tree, 'element', (element) => {
    const { tagName, properties } = element;
    if (tagName === 'html') language = String(properties['lang'] ?? language);
    else if (tagName === 'meta') {
      meta.set(String(properties['name'] ?? properties['property']), String(properties['content'] ?? ''));
    } else if (tagName === 'h1') title ||= toText(element);
    else if (tagName === 'h2' || tagName === 'h3') headings.push(toText(element));
    if (properties['dataPagefindBody'] !== undefined) body = toText(element);
    if (properties['dataPagefindMeta'] !== undefined)
      known.set(String(properties['dataPagefindMeta']), toText(element));
    if (properties['dataSearchRank'] !== undefined) rank = Number(toText(element));
  });
  const terms = known.get('terms') ?? '';
  const search: SearchFacts = {
    language,
    kind: known.get('kind') ?? '',
    title,
    rank,
    // As `Base.astro` joins them.
    terms: terms === '' ? [] : terms.split('. '),
  };
  const words = { text: body, names: [title, ...headings, ...search.terms].join(' ') };
  return { meta, search: body === '' ? undefined : search, words };
}

function mainOf(tree: Root, file: string): Element {
  let main: Element | undefined;
  visit(tree, 'element', (element) => {
    if (element.tagName !== 'main') return undefined;
    main = element;
    return EXIT;
  });
  if (!main) throw new Error(`${file} has no <main>.`);
  return main;
}

const task = workerData as Task;
const told = new Promise<Order>((resolve) => parentPort?.once('message', resolve));
await finishAhead(task, told);
const report = (what: Report) => parentPort?.postMessage(what);
report(await finishOrder(task, await told, report));
