import type { MailSettings } from '../settings/schema.ts';
import { appleProfile, PROFILE_TYPE } from './apple-profile.ts';
import { hasIncoming } from './incoming.ts';
import { autodiscover, AUTODISCOVER_PATH } from './outlook.ts';
import { autoconfig, AUTOCONFIG_PATHS } from './thunderbird.ts';

/** A file by which a mail app sets itself up. */
export interface SetupFile {
  /** Address on this site. */
  readonly address: string;
  readonly type: string;
  readonly text: string;
}

/** Where the profile lies that asks for the reader's address on the device. */
export const PROFILE_PATH = '/settings/apple.mobileconfig';

/** Every setup file of a provider; none where no incoming server is published, since each of the formats needs one. */
export async function setupFiles(settings: MailSettings): Promise<SetupFile[]> {
  if (!hasIncoming(settings)) return [];
  return [
    { address: PROFILE_PATH, type: PROFILE_TYPE, text: await appleProfile(settings) },
    ...AUTOCONFIG_PATHS.map((address) => ({ address, type: 'application/xml', text: autoconfig(settings) })),
    { address: AUTODISCOVER_PATH, type: 'application/xml', text: autodiscover(settings) },
  ];
}

/** What the site's owner must add before there are setup files, as one line; `undefined` where there are. */
export function missingForSetupFiles(settings: MailSettings, file: string): string | undefined {
  return hasIncoming(settings)
    ? undefined
    : `Setup files for Apple devices, Thunderbird and Outlook were skipped because no incoming server is set. Add "incoming" to ${file}.`;
}
