/** How each screen of `src/content-model/screens.ts` is drawn. */
import type { ScreenName } from '../../content-model/screens.ts';
import AndroidGmail from './AndroidGmail.astro';
import IphoneSmtp from './IphoneSmtp.astro';
import OutlookClassicAccount from './OutlookClassicAccount.astro';
import OutlookClassicMoreSettings from './OutlookClassicMoreSettings.astro';
import OutlookMacAccount from './OutlookMacAccount.astro';
import OutlookMacMoreOptions from './OutlookMacMoreOptions.astro';
import OutlookMobileAndroid from './OutlookMobileAndroid.astro';
import OutlookMobileIphone from './OutlookMobileIphone.astro';
import OutlookNew from './OutlookNew.astro';
import SamsungEmail from './SamsungEmail.astro';

export const drawings: Readonly<Record<ScreenName, typeof IphoneSmtp>> = {
  'android-gmail': AndroidGmail,
  'iphone-smtp': IphoneSmtp,
  'outlook-classic-account': OutlookClassicAccount,
  'outlook-classic-more-settings': OutlookClassicMoreSettings,
  'outlook-mac-account': OutlookMacAccount,
  'outlook-mac-more-options': OutlookMacMoreOptions,
  'outlook-mobile-android': OutlookMobileAndroid,
  'outlook-mobile-iphone': OutlookMobileIphone,
  'outlook-new': OutlookNew,
  'samsung-email': SamsungEmail,
};
