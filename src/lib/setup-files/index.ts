import en from '../../i18n/locales/en.ts';
import type { MailSettings } from '../settings/schema.ts';
import { appleProfile, PROFILE_TYPE } from './apple-profile.ts';
import { hasIncoming } from './incoming.ts';
import { autodiscover, AUTODISCOVER_PATH } from './outlook.ts';
import { pacc, PACC_PATH } from './pacc.ts';
import { type ProfileSigner, signProfile } from './signed-profile.ts';
import { autoconfig, AUTOCONFIG_PATHS } from './thunderbird.ts';

/** A file by which a mail app sets itself up. */
export interface SetupFile {
  /** Address on this site. */
  readonly address: string;
  readonly type: string;
  /** What it says. */
  readonly text: string;
  /** What is served, where that's more than the text: the profile with its signature around it. */
  readonly signed?: Uint8Array<ArrayBuffer>;
}

/** Where the profile lies that asks for the reader's address on the device. */
export const PROFILE_PATH = '/settings/apple.mobileconfig';

/**
 * Every setup file of a provider; none where no incoming server is published, since each of the formats needs one.
 *
 * @param signer who signs the profile, if anyone does
 */
export async function setupFiles(settings: MailSettings, signer?: ProfileSigner): Promise<SetupFile[]> {
  if (!hasIncoming(settings)) return [];
  const profile = await appleProfile(settings, en.applePage.profile);
  const configuration = pacc(settings);
  return [
    {
      address: PROFILE_PATH,
      type: PROFILE_TYPE,
      text: profile,
      ...(signer ? { signed: await signProfile(profile, signer) } : {}),
    },
    ...AUTOCONFIG_PATHS.map((address) => ({ address, type: 'text/xml', text: autoconfig(settings) })),
    ...(configuration ? [{ address: PACC_PATH, type: 'application/json', text: configuration }] : []),
    { address: AUTODISCOVER_PATH, type: 'text/xml', text: autodiscover(settings) },
  ];
}

/** What the site's owner must add before there are setup files, as one line; `undefined` where there are. */
export function missingForSetupFiles(settings: MailSettings, file: string): string | undefined {
  return hasIncoming(settings)
    ? undefined
    : `Setup files for Apple devices, Thunderbird and Outlook were skipped because no incoming server is set. Add "incoming" to ${file}.`;
}
