import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checkContent, type CheckedPage, ContentError, draftFiles } from '../lib/content/check.ts';
import { languageProblems } from '../lib/content/languages.ts';
import { draftNotice, ownerNotices, staleNotice, unconfirmedNotice, urgentNotice } from '../lib/owner-notices.ts';
import { loadFile, loadSettings, settingsFile } from '../lib/settings/load.ts';
import { SettingsError } from '../lib/settings/parse.ts';
import type { MailSettings } from '../lib/settings/schema.ts';

/** After the last change of a file, before the content is checked again. Milliseconds. */
const PAUSE_MS = 100;
/** After a page was opened, before a fault is shown over it. Milliseconds. */
const PAUSE_AFTER_ASTRO_MS = 500;
/** Astro keeps the plugins that fill the settings into code. */
const START_AGAIN =
  'The settings have changed. To see them in code examples, too, stop "npm run dev" and start it again.';

/**
 * Checks all content before Astro builds anything, and in dev whenever a file changes. A fault stops the build; in dev
 * it is shown over the page until it is mended. Prints what the owner should know.
 */
export function contentCheck(initial: MailSettings): AstroIntegration {
  let settings = initial;
  let root = process.cwd();
  let pages: readonly CheckedPage[] = [];
  const check = async (drafts: boolean) => {
    const folder = path.join(root, 'src/i18n/locales');
    const files = readdirSync(folder);
    const locales = files.map((file) => file.replace('.ts', ''));
    const languages = await Promise.all(files.map((file) => loadFile(path.join(folder, file))));
    try {
      const problems = languageProblems(languages);
      if (problems.length > 0) throw new ContentError(problems.join('\n\n'));
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
        const urgent = urgentNotice(settings);
        if (urgent !== undefined) logger.warn(urgent);
        let noticed: (string | undefined)[] = [];
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
            if (JSON.stringify(changed) !== JSON.stringify(settings)) logger.warn(START_AGAIN);
            settings = changed;
            const all = await check(true);
            const notices = [unconfirmedNotice(all), staleNotice(all)];
            for (const notice of notices) if (notice !== undefined && !noticed.includes(notice)) logger.warn(notice);
            noticed = notices;
          } catch (error) {
            if (!(error instanceof ContentError || error instanceof SettingsError)) throw error;
            problem = error.message;
          }
          if (problem !== undefined && problem !== before) logger.error(problem);
          if (problem !== undefined) show();
          else if (before !== undefined) server.ws.send({ type: 'full-reload' });
        };
        let timer: ReturnType<typeof setTimeout> | undefined;
        server.watcher.on('all', (_, file) => {
          const isContent = /[\\/]src[\\/](?:content|i18n|components)[\\/]/u.test(file);
          if (!isContent && path.resolve(file) !== settingsFile(root)) return;
          clearTimeout(timer);
          timer = setTimeout(update, PAUSE_MS);
        });
        // A page that is opened while there is a fault shows it too, after what Astro says of it in words of its own.
        server.ws.on('connection', () => setTimeout(show, PAUSE_AFTER_ASTRO_MS));
        return update();
      },
    },
  };
}
