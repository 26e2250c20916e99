import type { MailSettings } from '../settings/schema.ts';

/** The longest short name that the drafts of Autoconfig and PACC allow. */
const LONGEST_SHORT_NAME = 20;

/** The provider's name where an app has little room for it, or `undefined` if it's too long for that. */
export function shortName({ name }: MailSettings['provider']): string | undefined {
  return name.length <= LONGEST_SHORT_NAME ? name : undefined;
}
