/**
 * Outgoing servers that people have left over from another account, or from the company that connects them to the
 * internet. Each entry is the end of a host name. The names are those that the companies publish for their customers.
 */
const OTHER_PROVIDERS: readonly { readonly ends: string; readonly name: string }[] = [
  { ends: 'gmail.com', name: 'Gmail' },
  { ends: 'googlemail.com', name: 'Gmail' },
  { ends: 'google.com', name: 'Google' },
  { ends: 'office365.com', name: 'Microsoft 365' },
  { ends: 'outlook.com', name: 'Outlook.com' },
  { ends: 'hotmail.com', name: 'Outlook.com' },
  { ends: 'live.com', name: 'Outlook.com' },
  { ends: 'yahoo.com', name: 'Yahoo' },
  { ends: 'aol.com', name: 'AOL' },
  { ends: 'me.com', name: 'iCloud' },
  { ends: 'icloud.com', name: 'iCloud' },
  { ends: 'zoho.com', name: 'Zoho' },
  { ends: 'gmx.com', name: 'GMX' },
  { ends: 'gmx.net', name: 'GMX' },
  { ends: 'comcast.net', name: 'Comcast' },
  { ends: 'xfinity.com', name: 'Xfinity' },
  { ends: 'verizon.net', name: 'Verizon' },
  { ends: 'att.net', name: 'AT&T' },
  { ends: 'cox.net', name: 'Cox' },
  { ends: 'charter.net', name: 'Spectrum' },
  { ends: 'rr.com', name: 'Spectrum' },
  { ends: 'secureserver.net', name: 'GoDaddy' },
];

/** The company whose server `host` is; `undefined` for hosts that are not on the list. */
export function otherProvider(host: string): string | undefined {
  return OTHER_PROVIDERS.find(({ ends }) => host === ends || host.endsWith(`.${ends}`))?.name;
}
