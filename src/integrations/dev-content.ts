import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readingProblem } from '../lib/content/check-page.ts';

/** Code that runs beside Vite, which can't load it again. */
const KEPT = /[\\/]src[\\/](?:remark|integrations|lib[\\/]content)[\\/]/u;
const CONTENT = /[\\/]src[\\/]content[\\/]/u;
/** Where Astro keeps what it has read of the content. */
const READ = /[\\/]\.astro[\\/]data-store/u;

/** Milliseconds in which Astro reads a change. It waits half a second for more, and may have nothing to write. */
const READ_MS = 1_000;
/** Milliseconds in which Astro writes the rest of what it has read. */
const WRITE_MS = 200;

const START_AGAIN = 'Press Ctrl+C, and run "npm run dev" again';
let started = false;

/**
 * Keeps dev from showing old content. The browser reloads a page as soon as its file changes; a page that is made before
 * Astro has read the change would stay old. Requests wait until then. Says why a page can't be read before Astro shows
 * its parsers' own messages.
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
      'astro:server:setup': ({ server, logger }) => {
        // The part of Astro that reads content goes on watching the server before.
        if (started) logger.warn(`The server has restarted and no longer sees changed content. ${START_AGAIN}.`);
        started = true;
        let read = Promise.resolve();
        let release: (() => void) | undefined;
        let timer: ReturnType<typeof setTimeout> | undefined;
        const wait = (ms: number, then: () => void): void => {
          clearTimeout(timer);
          timer = setTimeout(then, ms);
        };
        const done = (): void => {
          release?.();
          release = undefined;
        };
        server.watcher.on('all', (_, file) => {
          if (KEPT.test(file)) logger.warn(`${path.relative(root, file)} has changed. ${START_AGAIN} to use it.`);
          if (CONTENT.test(file)) {
            if (!release) read = new Promise((resolve) => (release = resolve));
            wait(READ_MS, () => wait(WRITE_MS, done));
          } else if (READ.test(file)) {
            wait(WRITE_MS, done);
          }
        });
        server.middlewares.use((_request, _response, next) => void read.then(() => next(), next));
      },
    },
  };
}
