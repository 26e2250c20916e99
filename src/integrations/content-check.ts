import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checkContent, type CheckedPage, ContentError } from '../lib/content/check.ts';
import { ownerNotices, unconfirmedNotice, urgentNotice } from '../lib/owner-notices.ts';
import type { MailSettings } from '../lib/settings/schema.ts';

/** After the last change of a file, before the content is checked again. Milliseconds. */
const PAUSE_MS = 100;
/** After a page was opened, before a fault is shown over it. Milliseconds. */
const PAUSE_AFTER_ASTRO_MS = 500;

/**
 * Checks all content before Astro builds anything, and in dev whenever a file changes. A fault stops the build; in dev
 * it is shown over the page until it is mended. Prints what the owner should know.
 */
export function contentCheck(settings: MailSettings): AstroIntegration {
  let root = process.cwd();
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
      'astro:config:setup': ({ command, config }) => {
        root = fileURLToPath(config.root);
        if (command !== 'build') return;
        pages = check(false);
      },
      'astro:build:done': ({ logger }) => {
        for (const notice of ownerNotices(settings, pages)) logger.warn(notice);
      },
      'astro:server:setup': ({ server, logger }) => {
        const urgent = urgentNotice(settings);
        if (urgent !== undefined) logger.warn(urgent);
        let unconfirmed: string | undefined;
        let problem: string | undefined;
        const show = (): void => {
          if (problem === undefined) return;
          const [, id = '', line] = /^(\S+?)(?::(\d+))?:/u.exec(problem) ?? [];
          const loc = { file: id, line: Number(line ?? 1), column: 0 };
          server.ws.send({ type: 'error', err: { message: problem, stack: '', id, loc, plugin: 'content-check' } });
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
        let timer: ReturnType<typeof setTimeout> | undefined;
        server.watcher.on('all', (_, file) => {
          if (!/[\\/]src[\\/](?:content|i18n|components)[\\/]/u.test(file)) return;
          clearTimeout(timer);
          timer = setTimeout(update, PAUSE_MS);
        });
        // A page that is opened while there is a fault shows it too, after what Astro says of it in words of its own.
        server.ws.on('connection', () => setTimeout(show, PAUSE_AFTER_ASTRO_MS));
        update();
      },
    },
  };
}
