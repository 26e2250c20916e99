import { missingSecurityContact } from '../publishing/security-txt.ts';
import type { MailSettings } from '../settings/schema.ts';
import { missingForSetupFiles } from '../setup-files/index.ts';
import type { Finding } from './findings.ts';

/** Names that never belong to anybody (RFC 2606, RFC 6761, RFC 6762), so that no server or page is behind them. */
const RESERVED = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid|test|localhost|local)$/u;

/** A field of the settings by its path, and the host name that it leads to. */
function hosts({ outgoing, incoming, webmail, support, site }: MailSettings): [field: string, host: string][] {
  const at = (address: string): string => URL.parse(address)?.hostname ?? '';
  return [
    ['outgoing.host', outgoing.host],
    ...(incoming ?? []).map(({ host }, index): [string, string] => [`incoming[${index}].host`, host]),
    ['webmail.url', at(webmail.url)],
    ['support.url', at(support.url)],
    ['site.url', at(site.url)],
  ];
}

/**
 * What the settings lack, and values that can hardly be meant. Whether servers behave as published only they can tell:
 * `npm run verify:settings`.
 *
 * @param file the settings file, as the owner names it
 */
export function settingsFindings(settings: MailSettings, file: string): Finding[] {
  const { site, support } = settings;
  const findings: Finding[] = [];
  const reserved = hosts(settings).filter(([, host]) => RESERVED.test(host));
  if (reserved.length > 0) {
    findings.push({
      harm: 'stops',
      what: 'Names that are kept for examples would be published; nothing can ever be reached by them.',
      where: reserved.map(([field, host]) => `${file}: ${field} is "${host}"`),
      remedy: 'Write the real names.',
    });
  }
  for (const name of ['support', 'webmail'] as const) {
    if (URL.parse(settings[name].url)?.origin !== site.url) continue;
    findings.push({
      harm: 'misleads',
      what: `This site says that it is published at ${site.url}, where ${name} is too. If that is not so, shared links, the sitemap and canonical addresses lead to pages that are not there.`,
      where: [`${file}: site.url`],
      remedy: `Write the address at which this site is published, or leave it where the two really share it.`,
    });
  }
  const setupFiles = missingForSetupFiles(settings, file);
  if (setupFiles !== undefined) {
    findings.push({
      harm: 'lacks',
      what: `${setupFiles} Readers who set up an account anew, or whose mail does not arrive, do not find the incoming server here either.`,
      where: [`${file}: incoming`],
      remedy: "Write the provider's IMAP or POP3 server there, and run npm run verify:settings.",
    });
  }
  if (support.email === undefined && support.phone === undefined) {
    findings.push({
      harm: 'lacks',
      what: 'Readers can reach support on its website alone.',
      where: [`${file}: support.email, support.phone`],
      remedy: 'Write an address or a number there, if support takes them.',
    });
  }
  if (missingSecurityContact(settings, file) !== undefined) {
    findings.push({
      harm: 'lacks',
      what: "Nobody is named whom a fault in the site's security is reported to, so it may stay open for longer.",
      where: [`${file}: site.securityContact`],
      remedy: 'Write an address there that somebody reads.',
    });
  }
  return findings;
}
