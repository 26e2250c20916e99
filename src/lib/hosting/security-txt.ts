import type { MailSettings } from '../settings/schema.ts';
import { siteAddress } from '../settings/site-address.ts';

/** Where security researchers find out how to report a vulnerability (RFC 9116). */
export const SECURITY_TXT_PATH = '/.well-known/security.txt';

/** RFC 9116, section 2.5.5 recommends less than a year. */
const VALID_DAYS = 364;
const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * The text of `security.txt`, or `undefined` if the settings have no security contact.
 *
 * @param day the day of the build, when the text's year begins
 */
export function securityTxt({ site }: Pick<MailSettings, 'site'>, day: Date): string | undefined {
  if (site.securityContact === undefined) return undefined;
  const expires = new Date(day.getTime() + VALID_DAYS * DAY_MS).toISOString().replace('.000Z', 'Z');
  return [
    `Contact: ${site.securityContact}`,
    `Expires: ${expires}`,
    `Canonical: ${siteAddress(site, SECURITY_TXT_PATH)}`,
    '',
  ].join('\n');
}

/** One line for the owner if there is no `security.txt`. @param file the settings file */
export function missingSecurityContact({ site }: Pick<MailSettings, 'site'>, file: string): string | undefined {
  return site.securityContact === undefined
    ? `No security contact is set. Add site.securityContact to ${file} to publish security.txt.`
    : undefined;
}
