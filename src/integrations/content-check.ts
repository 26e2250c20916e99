import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Strings } from '../i18n/index.ts';
import { checkBrandFiles } from '../lib/brand/files.ts';
import { checkContent, type CheckedPage, ContentError, draftFiles } from '../lib/content/check.ts';
import { languageProblems, loadLanguages } from '../lib/content/languages.ts';
import { devNotices, draftNotice, ownerNotices, startAgainNotice } from '../lib/owner-notices.ts';
import { loadSettings, settingsFile } from '../lib/settings/load.ts';
import { SettingsError } from '../lib/settings/parse.ts';
import type { MailSettings } from '../lib/settings/schema.ts';

/** After the last change of a file, before the content is checked again. Milliseconds. */
const PAUSE_MS = 100;
/** After a page was opened, before an error is shown over it. Milliseconds. */
const PAUSE_AFTER_ASTRO_MS = 500;

/**
 * Checks all content before Astro builds anything, and in dev whenever a file changes. Errors stop the build. In
 * dev, they show in the overlay until they're fixed. Prints what the owner should know.
 */
export function contentCheck(initial: MailSettings): AstroIntegration {
  let settings = initial;
  let root = process.cwd();
  let pages: readonly CheckedPage[] = [];
  const check = async (drafts: boolean) => {
    const loaded = await loadLanguages(root);
    try {
      const problems = languageProblems(loaded);
      if (problems.length > 0) throw new ContentError(problems.join('\n\n'));
      const languages = Object.fromEntries(loaded.map(({ locale, value }) => [locale, value as Strings]));
      return checkContent(root, settings, { languages, drafts });
    } catch (error) {
      // The message says everything; a stack trace would only hide it.
      if (error instanceof ContentError) error.stack = '';
      throw error;
    }
  };

  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': async ({ command, config }) => {
        root = fileURLToPath(config.root);
        if (command !== 'build') return;
        pages = await check(false);
      },
      'astro:build:done': ({ logger }) => {
        for (const notice of ownerNotices(settings, pages)) logger.warn(notice);
        const drafts = draftNotice(draftFiles(root));
        if (drafts !== undefined) logger.info(drafts);
      },
      'astro:server:setup': ({ server, logger }) => {
        let noticed: string[] = [];
        let problem: string | undefined;
        const show = (): void => {
          if (problem === undefined) return;
          const [, id = '', line] = /^(\S+?)(?::(\d+))?:/u.exec(problem) ?? [];
          const loc = { file: id, line: Number(line ?? 1), column: 0 };
          server.ws.send({ type: 'error', err: { message: problem, stack: '', id, loc, plugin: 'content-check' } });
        };
        const update = async (): Promise<void> => {
          const before = problem;
          problem = undefined;
          try {
            const changed = await loadSettings(settingsFile(root));
            await checkBrandFiles(changed);
            const startAgain = startAgainNotice(settings, changed);
            if (startAgain !== undefined) logger.warn(startAgain);
            settings = changed;
            pages = await check(true);
          } catch (error) {
            if (!(error instanceof ContentError || error instanceof SettingsError)) throw error;
            problem = error.message;
          }
          const notices = devNotices(settings, pages);
          for (const notice of notices) if (!noticed.includes(notice)) logger.warn(notice);
          noticed = notices;
          if (problem !== undefined && problem !== before) logger.error(problem);
          if (problem !== undefined) show();
          else if (before !== undefined) server.ws.send({ type: 'full-reload' });
        };
        let timer: ReturnType<typeof setTimeout> | undefined;
        server.watcher.on('all', (_, file) => {
          const isContent = /[\\/]src[\\/](?:content|i18n|components)[\\/]/u.test(file);
          // Any other file may be the missing one of the brand.
          if (!isContent && path.resolve(file) !== settingsFile(root) && problem === undefined) return;
          clearTimeout(timer);
          timer = setTimeout(update, PAUSE_MS);
        });
        // A page that's opened while there's an error shows it, too, and on top of Astro's own message.
        server.ws.on('connection', () => setTimeout(show, PAUSE_AFTER_ASTRO_MS));
        return update();
      },
    },
  };
}
