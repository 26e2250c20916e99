import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { glob } from 'astro/loaders';
import { Bodies } from './content-model/bodies.ts';
import type { Body } from './content-model/body.ts';
import { loadGlossary } from './content-model/load-lists.ts';
import { settings } from './settings/index.ts';

/**
 * Loads the MDX files of a folder of `src/content`: the front matter as data, the body as HTML and components. Ids are
 * paths (`outlook/new`), so that a file's place is its page's address.
 *
 * Astro would make a module of each file and bundle them all. A body holds no code, so it is kept as data; and not with
 * its entry, because Astro holds all entries in memory, several times, but where {@link bodyOf} finds it.
 */
export function mdxFiles(folder: string): Loader {
  const files = glob({
    base: `./src/content/${folder}`,
    pattern: '**/*.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/u, ''),
  });
  return {
    ...files,
    name: 'mdx-files',
    load: async (context) => {
      const root = fileURLToPath(context.config.root);
      const bodies = bodiesOf(root);
      const { store, generateDigest } = context;
      await files.load({
        ...context,
        // Astro keeps an entry between builds for as long as this stays the same.
        generateDigest: (data) => generateDigest({ maker: bodies.maker, data }),
        store: {
          ...store,
          set: ({ deferredRender: _, body: text = '', filePath = '', ...entry }) => {
            const body = bodies.read(text, filePath);
            const [problem] = body.facts.problems;
            if (problem) {
              const file = readFileSync(path.join(root, filePath), 'utf8');
              const above = file.slice(0, file.indexOf(text)).split('\n').length - 1;
              throw new Error(`${filePath}:${above + problem.line}: ${problem.message}.`);
            }
            const name = bodies.nameOf(text, filePath);
            return store.set({ ...entry, filePath, rendered: { html: '', metadata: { body: name } } });
          },
        },
      });
    },
  };
}

let known: Bodies | undefined;

/** The same for all folders and pages while a site is built; code and settings may change while it is edited. */
function bodiesOf(root: string): Bodies {
  if (!known || import.meta.env.DEV)
    known = new Bodies(root, { settings, terms: loadGlossary(root).map(({ id }) => id) });
  return known;
}

/** The body of an entry that {@link mdxFiles} loaded. */
export function bodyOf({ filePath, rendered }: Loaded): Body {
  return bodiesOf(process.cwd()).recall(String(rendered?.metadata?.['body']), filePath ?? '');
}

interface Loaded {
  readonly filePath?: string | undefined;
  readonly rendered?: { readonly metadata?: Readonly<Record<string, unknown>> } | undefined;
}
