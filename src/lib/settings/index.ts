import raw from '#mail-settings';
import { parseSettings } from './parse.ts';

/** The settings of this build. `#mail-settings` is the file that `MAIL_SETTINGS` names, or `src/mail-settings.ts`. */
export const settings = parseSettings(raw, 'src/mail-settings.ts');
