import checked from '#mail-settings';
import type { MailSettings } from './schema.ts';

/** The settings of this build: what `loadSettings` returns for the file that `MAIL_SETTINGS` names, or else our own. */
export const settings: MailSettings = checked;
