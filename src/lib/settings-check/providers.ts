import { distance } from './difference.ts';

/**
 * Providers whose servers and addresses people have besides the one that this site is for: from another account, or
 * from the company that connects them to the internet. Each entry is a domain of theirs.
 */
const OTHER_PROVIDERS: Readonly<Record<string, string>> = {
  'gmail.com': 'Gmail',
  'googlemail.com': 'Gmail',
  'google.com': 'Google',
  'office365.com': 'Microsoft 365',
  'outlook.com': 'Outlook.com',
  'hotmail.com': 'Outlook.com',
  'live.com': 'Outlook.com',
  'msn.com': 'Outlook.com',
  'yahoo.com': 'Yahoo',
  'ymail.com': 'Yahoo',
  'aol.com': 'AOL',
  'me.com': 'iCloud',
  'mac.com': 'iCloud',
  'icloud.com': 'iCloud',
  'mail.com': 'mail.com',
  'proton.me': 'Proton',
  'protonmail.com': 'Proton',
  'zoho.com': 'Zoho',
  'gmx.com': 'GMX',
  'gmx.net': 'GMX',
  'comcast.net': 'Comcast',
  'xfinity.com': 'Xfinity',
  'verizon.net': 'Verizon',
  'att.net': 'AT&T',
  'sbcglobal.net': 'AT&T',
  'bellsouth.net': 'AT&T',
  'cox.net': 'Cox',
  'charter.net': 'Spectrum',
  'rr.com': 'Spectrum',
  'secureserver.net': 'GoDaddy',
};
const DOMAINS = Object.keys(OTHER_PROVIDERS);

/** The company that `host` belongs to; `undefined` for hosts that aren't on the list. */
export function otherProvider(host: string): string | undefined {
  const domain = DOMAINS.find((end) => host === end || host.endsWith(`.${end}`));
  return domain === undefined ? undefined : OTHER_PROVIDERS[domain];
}

/** Shorter domains are one letter away from too many others. */
const LONG_ENOUGH = 'gmail.com'.length;
const letters = (text: string): string => [...text].sort().join('');

/** The well-known domain that `domain` misses by one letter, or by letters in another order. */
export function misspelledProvider(domain: string): string | undefined {
  if (otherProvider(domain) !== undefined) return undefined;
  return DOMAINS.filter((known) => known.length >= LONG_ENOUGH).find(
    (known) => distance(domain, known) <= 1 || letters(domain) === letters(known),
  );
}
