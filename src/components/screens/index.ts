/** How each screen of `src/content-model/screens.ts` is drawn. */
import type { ScreenName } from '../../lib/content/screens.ts';
import AndroidGmail from './AndroidGmail.astro';
import AppleMail from './AppleMail.astro';
import EmClient from './EmClient.astro';
import FairEmail from './FairEmail.astro';
import GmailWeb from './GmailWeb.astro';
import IphoneSmtp from './IphoneSmtp.astro';
import Mailspring from './Mailspring.astro';
import OutlookClassicAccount from './OutlookClassicAccount.astro';
import OutlookClassicMoreSettings from './OutlookClassicMoreSettings.astro';
import OutlookMacAccount from './OutlookMacAccount.astro';
import OutlookMacMoreOptions from './OutlookMacMoreOptions.astro';
import OutlookMobileAndroid from './OutlookMobileAndroid.astro';
import OutlookMobileIphone from './OutlookMobileIphone.astro';
import OutlookNew from './OutlookNew.astro';
import SamsungEmail from './SamsungEmail.astro';
import Thunderbird from './Thunderbird.astro';
import ThunderbirdAndroid from './ThunderbirdAndroid.astro';
import WordPress from './WordPress.astro';

export const drawings: Readonly<Record<ScreenName, typeof IphoneSmtp>> = {
  'android-gmail': AndroidGmail,
  'apple-mail': AppleMail,
  'em-client': EmClient,
  fairemail: FairEmail,
  'gmail-web': GmailWeb,
  'iphone-smtp': IphoneSmtp,
  mailspring: Mailspring,
  'outlook-classic-account': OutlookClassicAccount,
  'outlook-classic-more-settings': OutlookClassicMoreSettings,
  'outlook-mac-account': OutlookMacAccount,
  'outlook-mac-more-options': OutlookMacMoreOptions,
  'outlook-mobile-android': OutlookMobileAndroid,
  'outlook-mobile-iphone': OutlookMobileIphone,
  'outlook-new': OutlookNew,
  'samsung-email': SamsungEmail,
  thunderbird: Thunderbird,
  'thunderbird-android': ThunderbirdAndroid,
  wordpress: WordPress,
};
