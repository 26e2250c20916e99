import path from 'node:path';
import type { CheckedPage } from './content/check.ts';
import { missingSecurityContact } from './hosting/security-txt.ts';
import { buildDay, overdueWarning, reviewsOf } from './review.ts';
import { settingsFile } from './settings/load.ts';
import type { MailSettings } from './settings/schema.ts';
import { missingForSetupFiles } from './setup-files/index.ts';

/** What the site's owner should know or still give, the worst for a reader first, a line each. */
export function ownerNotices(settings: MailSettings, pages: readonly CheckedPage[]): string[] {
  const file = path.relative(process.cwd(), settingsFile());
  const notices = [
    missingForSetupFiles(settings, file),
    overdueWarning(reviewsOf(pages, buildDay())),
    missingSecurityContact(settings, file),
  ];
  return notices.filter((notice) => notice !== undefined);
}
