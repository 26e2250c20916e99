import type { CheckedPage } from './content/check.ts';
import type { PageData } from './content/schemas.ts';
import { shownPath } from './files.ts';
import { missingSecurityContact } from './hosting/security-txt.ts';
import { buildDay, isStale, lastChange, overdueWarning, reviewsOf } from './review.ts';
import { settingsFile } from './settings/load.ts';
import type { MailSettings } from './settings/schema.ts';
import { missingSupport, unusedForm } from './settings/support.ts';
import { isoDay } from './dates.ts';
import { missingForSetupFiles } from './setup-files/index.ts';

/** The settings file as messages name it. */
const fileName = (): string => shownPath(settingsFile());

/** What the site's owner should know or add, what hurts readers most first. */
export function ownerNotices(settings: MailSettings, pages: readonly CheckedPage[]): string[] {
  const file = fileName();
  const notices = [
    urgentNotice(settings),
    unusedForm(settings, file),
    missingForSetupFiles(settings, file),
    futureNotice(pages, buildDay()),
    overdueWarning(reviewsOf(pages, buildDay())),
    unconfirmedNotice(pages),
    staleNotice(pages),
    missingSecurityContact(settings, file),
  ];
  return notices.filter((notice) => notice !== undefined);
}

/** What the owner should know at work, in dev. */
export function devNotices(settings: MailSettings, pages: readonly CheckedPage[]): string[] {
  const notices = [
    urgentNotice(settings),
    unusedForm(settings, fileName()),
    unconfirmedNotice(pages),
    staleNotice(pages),
  ];
  return notices.filter((notice) => notice !== undefined);
}

/**
 * What dev can't show of changed settings until it's started again; `undefined` if nothing changed. Astro keeps its own
 * settings, and the plugins that fill values into code.
 */
export function startAgainNotice(before: MailSettings, after: MailSettings): string | undefined {
  const changed = (part: (settings: MailSettings) => unknown): boolean =>
    JSON.stringify(part(before)) !== JSON.stringify(part(after));
  if (!changed((settings) => settings)) return undefined;
  const kept = [
    ...(['url', 'base'] as const).filter((field) => changed(({ site }) => site[field])).map((field) => `site.${field}`),
    ...(['logo', 'printLogo', 'fonts'] as const)
      .filter((field) => changed(({ brand }) => brand?.[field]))
      .map((field) => `brand.${field}`),
  ];
  const names = new Intl.ListFormat('en-US').format(kept);
  return kept.length === 0
    ? 'The settings have changed. To see them in code examples, too, stop "npm run dev" and start it again.'
    : `The settings have changed. To see the new ${names}, stop "npm run dev" and start it again.`;
}

/** Pages with statements that no source confirms, those with the most first; `undefined` if there are none. */
export function unconfirmedNotice(
  pages: readonly { file: string; data: Pick<PageData, 'unconfirmed'> }[],
): string | undefined {
  const unsure = pages
    .map(({ file, data }) => ({ file, count: data.unconfirmed.length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  if (unsure.length === 0) return undefined;
  const total = unsure.reduce((sum, { count }) => sum + count, 0);
  const what = total === 1 ? '1 statement is' : `${total} statements are`;
  const files = unsure.map(({ file, count }) => `\n  ${file} (${count})`).join('');
  return `${what} not confirmed by a source. Check each one on a device, then delete it from "unconfirmed". If the list is empty, delete the field, too:${files}`;
}

/** Translations of pages that have changed since, those that have waited longest first; `undefined` if there are none. */
export function staleNotice(
  pages: readonly (Pick<CheckedPage, 'file' | 'translations'> & { data: Pick<PageData, 'published' | 'changes'> })[],
): string | undefined {
  const stale = pages
    .flatMap((page) =>
      page.translations.map((translation) => ({ page, changed: lastChange(page.data), ...translation })),
    )
    .filter(({ page, translated }) => isStale(page.data, translated))
    .sort((a, b) => a.changed.getTime() - b.changed.getTime());
  if (stale.length === 0) return undefined;
  const what =
    stale.length === 1
      ? '1 translation is older than its page'
      : `${stale.length} translations are older than their pages`;
  const files = stale.map(
    ({ file, translated, page, changed }) =>
      `\n  ${file}: translated ${isoDay(translated)}, but ${page.file} changed ${isoDay(changed)}`,
  );
  return `${what}, and readers are told so. Compare both, correct the translation, and set its "translated" to that day:${files.join('')}`;
}

/** Pages that were checked on a day that hasn't come yet, and so would be due too late. */
export function futureNotice(
  pages: readonly { file: string; data: Pick<PageData, 'checked'> }[],
  today: Date,
): string | undefined {
  // Somewhere it is tomorrow already.
  const ahead = pages.filter(({ data }) => data.checked.getTime() - today.getTime() > 2 * 24 * 60 * 60 * 1_000);
  if (ahead.length === 0) return undefined;
  return `A page can't have been checked on a day that hasn't come yet. Correct "checked" in\n  ${ahead.map(({ file }) => file).join('\n  ')}`;
}

/** Pages that the build left out, by their files; `undefined` if there are none. */
export function draftNotice(files: readonly string[]): string | undefined {
  if (files.length === 0) return undefined;
  return `${files.length === 1 ? '1 draft' : `${files.length} drafts`} left out: ${files.join(', ')}`;
}

/** The one notice that nobody may overlook, between two rules: readers can't get help. */
function urgentNotice(settings: MailSettings): string | undefined {
  const notice = missingSupport(settings, fileName());
  const rule = '━'.repeat(80);
  return notice && `READERS CAN'T REACH A PERSON\n${rule}\n${notice}\n${rule}`;
}
