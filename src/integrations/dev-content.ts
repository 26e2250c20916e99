import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readingProblem } from '../lib/content/check-page.ts';

/** Code that runs beside Vite, which can't load it again. */
const KEPT = /[\\/]src[\\/](?:remark|integrations|lib[\\/]content)[\\/]/u;
const CONTENT = /[\\/]src[\\/]content[\\/]/u;
const START_AGAIN = 'Press Ctrl+C, and run "npm run dev" again';
let started = false;

/**
 * Keeps dev from showing old content. The browser reloads a page as soon as its file changes, before Astro has read the
 * change, and Astro would go on with what it had then. Requests wait until the content is read. Says why a page can't be
 * read before Astro shows its parsers' own messages, and when the server has to be started again.
 */
export function devContent(): AstroIntegration {
  let root = process.cwd();
  return {
    name: 'dev-content',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'dev') return;
        root = fileURLToPath(config.root);
        const plugin = {
          name: 'dev-content',
          transform: {
            order: 'pre' as const,
            filter: { id: /\/src\/content\/.+\.mdx?$/u },
            handler(text: string, id: string): void {
              const message = readingProblem(path.relative(root, id), text);
              if (message === undefined) return;
              const line = Number(/^\S+?:(\d+):/u.exec(message)?.[1] ?? 1);
              throw Object.assign(new Error(message), { stack: '', id, loc: { file: id, line, column: 0 } });
            },
          },
        };
        updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:server:setup': ({ server, logger, refreshContent }) => {
        // The part of Astro that reads content goes on watching the server before.
        if (started) logger.warn(`The server has restarted and no longer sees changed content. ${START_AGAIN}.`);
        started = true;
        let read: Promise<unknown> | undefined;
        server.watcher.on('all', (_, file) => {
          if (CONTENT.test(file)) read = refreshContent?.({}).catch(() => undefined);
          if (KEPT.test(file)) logger.warn(`${path.relative(root, file)} has changed. ${START_AGAIN} to use it.`);
        });
        server.middlewares.use((_request, _response, next) => void Promise.resolve(read).then(() => next(), next));
      },
    },
  };
}
