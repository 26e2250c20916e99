import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Element, Root } from 'hast';

import { toText } from 'hast-util-to-text';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { EXIT, visit } from 'unist-util-visit';
import { toMarkdown } from './markdown-twins.ts';
import { PageScripts } from './page-scripts.ts';
import { ShareImages } from './share-images.ts';
import { slimPage } from './slim-pages.ts';

/** What a thread of `finish-pages.ts` is given. */
export interface Task {
  /** The folder of the finished site. */
  readonly out: string;
  /** Paths of the HTML files to finish. */
  readonly files: readonly string[];
  readonly siteName: string;
  /** Folder in which share images are kept between builds. */
  readonly imageCache: string;
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
  readonly headings: string;
  readonly text: string;
}

const parser = unified().use(rehypeParse);

async function finish({ out, files, siteName, imageCache }: Task): Promise<FinishedPage[]> {
  const scripts = await PageScripts.read(out);
  const images = new ShareImages(siteName, imageCache);
  const pages: FinishedPage[] = [];
  for (const file of files) {
    const raw = await readFile(file, 'utf8');
    const html = slimPage(raw, scripts.wordsFor(raw));
    await writeFile(file, html);
    if (!html.includes('rel="alternate" type="text/markdown"')) continue;

    const folder = path.relative(out, path.dirname(file)).replaceAll(path.sep, '/');
    const href = folder === '' ? '/' : `/${folder}/`;
    const tree = parser.parse(html);
    const { meta, search } = readPage(tree);
    const indexed = !/noindex/u.test(meta.get('robots') ?? '');
    if (indexed) {
      const image = path.join(out, 'og', `${folder === '' ? 'home' : folder}.png`);
      await images.write(meta.get('og:title') ?? '', image);
    }
    pages.push({
      href,
      indexed,
      modified: /"dateModified":"([\d-]+)"/u.exec(html)?.[1],
      ...(search ? { search } : {}),
    });
    // Last, because it changes the tree.
    await writeFile(path.join(path.dirname(file), 'index.md'), await toMarkdown(mainOf(tree, href)));
  }
  return pages;
}

/** The page's metadata by name, and what the search needs of it, in one walk. */
function readPage(tree: Root): { meta: ReadonlyMap<string, string>; search: SearchFacts | undefined } {
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
    headings: headings.join(' '),
    text: body,
  };
  return { meta, search: body === '' ? undefined : search };
}

function mainOf(tree: Root, href: string): Element {
  let main: Element | undefined;
  visit(tree, 'element', (element) => {
    if (element.tagName !== 'main') return undefined;
    main = element;
    return EXIT;
  });
  if (!main) throw new Error(`The page ${href} has no <main>.`);
  return main;
}

parentPort?.postMessage(await finish(workerData as Task));
