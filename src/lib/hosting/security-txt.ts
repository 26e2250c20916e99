import type { MailSettings } from '../settings/schema.ts';

/** Where people who find a fault in the site's security learn whom to tell (RFC 9116). */
export const SECURITY_TXT_PATH = '/.well-known/security.txt';

/** RFC 9116, section 2.5.5 recommends less than a year. */
const VALID_DAYS = 364;
const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * The text of `security.txt`; `undefined` where the settings name no contact, since none is better than one that nobody
 * reads.
 *
 * @param day the day of the build; the text is valid for a year from then, less a day
 */
export function securityTxt({ site }: Pick<MailSettings, 'site'>, day: Date): string | undefined {
  if (site.securityContact === undefined) return undefined;
  const expires = new Date(day.getTime() + VALID_DAYS * DAY_MS).toISOString().replace('.000Z', 'Z');
  return [
    `Contact: ${site.securityContact}`,
    `Expires: ${expires}`,
    `Canonical: ${site.url}${SECURITY_TXT_PATH}`,
    '',
  ].join('\n');
}

/** What the site's owner must add before there is a `security.txt`, as one line; `undefined` where there is one. */
export function missingSecurityContact({ site }: Pick<MailSettings, 'site'>, file: string): string | undefined {
  return site.securityContact === undefined
    ? `No security contact is set. Add "site.securityContact" to ${file} to publish ${SECURITY_TXT_PATH}.`
    : undefined;
}
