import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, ViteUserConfig } from 'astro';
import { checkContent, type CheckedPage, ContentError } from '../lib/content/check.ts';
import { readingProblem } from '../lib/content/check-page.ts';
import { ownerNotices, unconfirmedNotice, urgentNotice } from '../lib/owner-notices.ts';
import { settingsFile } from '../lib/settings/load.ts';
import type { MailSettings } from '../lib/settings/schema.ts';

/** What the check reads. */
const CHECKED = /[\\/]src[\\/](?:content|i18n|components)[\\/]/u;
/** Where Astro keeps what it has read of the content. */
const READ = /[\\/]\.astro[\\/]/u;

/** Milliseconds until Astro has read a change. It waits half a second for more, and may have nothing to write. */
const PAUSE_MS = 1_000;
/** Milliseconds until Astro has written all that it read. */
const WRITE_MS = 200;

/**
 * Checks all content before Astro builds anything, and in dev whenever a file changes. A fault stops the build; in dev
 * it is shown over the page until it is mended. Prints what the owner should know.
 */
export function contentCheck(settings: MailSettings): AstroIntegration {
  let root = process.cwd();
  let restarted = false;
  let pages: readonly CheckedPage[] = [];
  const check = (drafts: boolean) => {
    const locales = readdirSync(`${root}/src/i18n/locales`).map((file) => file.replace('.ts', ''));
    try {
      return checkContent(root, settings, { locales, drafts });
    } catch (error) {
      // The message says everything; a stack trace would only hide it.
      if (error instanceof ContentError) error.stack = '';
      throw error;
    }
  };

  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': ({ command, config, isRestart, addWatchFile, updateConfig }) => {
        root = fileURLToPath(config.root);
        restarted = isRestart;
        if (command === 'build') pages = check(false);
        // Dev starts again with the new values.
        addWatchFile(settingsFile(root));
        if (command === 'dev') updateConfig({ vite: { plugins: [plainMessages(root)] } });
      },
      'astro:build:done': ({ logger }) => {
        for (const notice of ownerNotices(settings, pages)) logger.warn(notice);
      },
      'astro:server:setup': ({ server, logger, refreshContent }) => {
        const urgent = urgentNotice(settings);
        if (urgent !== undefined) logger.warn(urgent);
        let unconfirmed: string | undefined;
        let problem: string | undefined;
        const show = (): void => {
          if (problem === undefined) return;
          server.ws.send({ type: 'error', err: { ...located(problem), stack: '', plugin: 'content-check' } });
        };
        const update = (): void => {
          const before = problem;
          problem = undefined;
          try {
            const notice = unconfirmedNotice(check(true));
            if (notice !== undefined && notice !== unconfirmed) logger.warn(notice);
            unconfirmed = notice;
          } catch (error) {
            if (!(error instanceof ContentError)) throw error;
            problem = error.message;
          }
          if (problem !== undefined && problem !== before) logger.error(problem);
          if (problem !== undefined) show();
          else if (before !== undefined) server.ws.send({ type: 'full-reload' });
        };

        // A page that is asked for before Astro has read a change would stay old. It waits until all is read and checked.
        let checked = Promise.resolve();
        let release: (() => void) | undefined;
        let timer: ReturnType<typeof setTimeout> | undefined;
        const settle = async (): Promise<void> => {
          try {
            const hadProblem = problem !== undefined;
            update();
            // After a restart, or if it couldn't read something, Astro reads content only when it is asked to.
            if (restarted || hadProblem) {
              await refreshContent?.({});
              await sleep(WRITE_MS);
            }
          } finally {
            release?.();
            release = undefined;
          }
        };
        server.watcher.on('all', (_, file) => {
          const changed = CHECKED.test(file);
          if (!changed && !(release && READ.test(file))) return;
          if (!release) checked = new Promise((resolve) => (release = resolve));
          clearTimeout(timer);
          timer = setTimeout(settle, changed ? PAUSE_MS : WRITE_MS);
        });
        server.middlewares.use((_request, _response, next) => void checked.then(() => next(), next));

        // A page that is opened while there is a fault shows it too.
        server.ws.on('connection', show);
        update();
      },
    },
  };
}

/** Says why a page can't be read before Astro says it in the words of its parsers. */
function plainMessages(root: string): NonNullable<ViteUserConfig['plugins']>[number] {
  return {
    name: 'content-check',
    transform: {
      order: 'pre',
      filter: { id: /\/src\/content\/.+\.mdx?$/u },
      handler(text, id) {
        const problem = readingProblem(path.relative(root, id), text);
        if (problem !== undefined) this.error({ ...located(problem), stack: '' });
      },
    },
  };
}

/** A message with the place that it names, for Vite. */
function located(message: string): {
  message: string;
  id: string;
  loc: { file: string; line: number; column: number };
} {
  const [, id = '', line] = /^(\S+?)(?::(\d+))?:/u.exec(message) ?? [];
  return { message, id, loc: { file: id, line: Number(line ?? 1), column: 0 } };
}
