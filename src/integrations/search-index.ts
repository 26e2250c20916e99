import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { select } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import * as pagefind from 'pagefind';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { filesIn } from '../lib/files.ts';
import type { SearchData } from '../lib/search/find.ts';
import type { TitledPage } from '../lib/search/title-index.ts';
import { countWords, type PageText } from '../lib/search/vocabulary.ts';

/** Makes the site's pages searchable after a build. In dev, the search uses what the last build wrote. */
export function searchIndex(): AstroIntegration {
  let outDir: URL;
  let base = '/';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        outDir = config.outDir;
        base = config.base;
      },
      'astro:server:setup': ({ server, logger }) => {
        if (!existsSync(new URL('pagefind/', outDir))) logger.warn('To try the search, run `npm run build` first.');
        server.middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          const file = new URL(`.${pathname}`, outDir);
          if (!/^\/(?:pagefind\/|search\/[\w-]+\.json$)/u.test(pathname) || !existsSync(file)) return next();
          response.setHeader('Content-Type', pathname.endsWith('.js') ? 'text/javascript' : 'application/json');
          createReadStream(file).pipe(response);
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const out = fileURLToPath(dir);
        await writePagefindIndex(out);
        const count = await writeSearchData(out, base);
        logger.info(`${count} pages can be searched.`);
      },
    },
  };
}

/** Lets Pagefind index the pages with `data-pagefind-body`. */
async function writePagefindIndex(out: string): Promise<void> {
  const { index, errors } = await pagefind.createIndex();
  if (!index) throw new Error(`Pagefind couldn't start: ${errors.join('; ')}`);
  const added = await index.addDirectory({ path: out });
  // `writeFiles` may return before everything is on disk (github.com/Pagefind/pagefind/pull/1272).
  const made = await index.getFiles();
  await pagefind.close();
  const failures = [...added.errors, ...made.errors];
  if (failures.length > 0) throw new Error(`Pagefind couldn't index the site: ${failures.join('; ')}`);
  for (const { path: name, content } of made.files) {
    // Pagefind's own interfaces, which the site doesn't use.
    if (/^pagefind-(?:.*ui|highlight)\.(?:js|css)$/u.test(name)) continue;
    await write(path.join(out, 'pagefind', name), content);
  }
}

/** @returns the number of searched pages */
async function writeSearchData(out: string, base: string): Promise<number> {
  const searched: SearchedPage[] = [];
  for (const file of filesIn(out).filter((name) => name.endsWith('.html'))) {
    const html = await readFile(path.join(out, file), 'utf8');
    if (html.includes('data-pagefind-body')) searched.push(readPage(base + file, html));
  }
  for (const [language, pages] of Map.groupBy(searched, (page) => page.language)) {
    const data: SearchData = {
      pages: pages.map(({ titled }) => titled),
      words: countWords(pages.map(({ text }) => text)),
    };
    await write(path.join(out, 'search', `${language}.json`), JSON.stringify(data));
  }
  return searched.length;
}

interface SearchedPage {
  readonly language: string;
  readonly titled: TitledPage;
  readonly text: PageText;
}

const parser = unified().use(rehypeParse);

/** What a page says, and what `BaseLayout.astro` says about it. */
function readPage(url: string, html: string): SearchedPage {
  const tree = parser.parse(html);
  const textOf = (selector: string): string => {
    const element = select(selector, tree);
    return element ? toText(element) : '';
  };
  const title = textOf('h1');
  const terms = textOf('[data-pagefind-meta=terms]').split('. ').filter(Boolean);
  return {
    language: String(select('html', tree)?.properties['lang']),
    titled: {
      url: url.replace(/index\.html$/u, ''),
      title,
      kind: textOf('[data-pagefind-meta=kind]'),
      summary: textOf('[data-pagefind-body] .lead'),
      boost: Number(textOf('[data-search-boost]')),
      terms,
    },
    text: { body: textOf('[data-pagefind-body]'), terms: terms.join(' ') },
  };
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}
