import { createHash } from 'node:crypto';
import type { IncomingServer, MailSettings } from '../settings/schema.ts';
import { siteAddress } from '../settings/site-address.ts';
import { shortName } from './display-name.ts';
import type { WithIncoming } from './incoming.ts';

/**
 * "Automatic Configuration of Email, Calendar, and Contact Server Settings" (PACC), draft-ietf-mailmaint-pacc-03 of
 * 2026, as automx 3.0.0-beta.3 writes it: a JSON file that new mail apps ask for at a domain, and a DNS record with its
 * digest. The name of the outgoing server changed from `smtp` to `submit` in that version.
 */

/** Below the `ua-auto-config` name of a customer's domain. */
export const PACC_PATH = '/.well-known/user-agent-configuration.json';
/** Names in a customer's domain: of the host with the file, and of the TXT record with its digest. */
export const PACC_HOST = 'ua-auto-config';
export const PACC_RECORD = '_ua-auto-config';

const PROTOCOLS: Record<IncomingServer['protocol'], string> = { IMAP: 'imap', POP3: 'pop3' };

/**
 * The file's text, or `undefined` if the format can't hold the settings: it has no ports and no user names, so each
 * server has to use SSL/TLS at its own port, and the user name has to be the address.
 */
export function pacc(settings: WithIncoming<Pick<MailSettings, 'provider' | 'outgoing' | 'site'>>): string | undefined {
  const { provider, outgoing, incoming, site } = settings;
  const readable = incoming.filter(({ security }) => security === 'SSL/TLS');
  if (outgoing.security !== 'SSL/TLS' || readable.length === 0 || outgoing.userName !== 'full-email-address') {
    return undefined;
  }
  const short = shortName(provider);
  const configuration = {
    protocols: {
      ...Object.fromEntries(readable.map(({ protocol, host }) => [PROTOCOLS[protocol], { host }])),
      submit: { host: outgoing.host },
    },
    authentication: { password: true },
    info: {
      provider: { name: provider.name, ...(short ? { shortName: short } : {}) },
      help: { documentation: siteAddress(site, '/settings/') },
    },
  };
  return `${JSON.stringify(configuration, undefined, 2)}\n`;
}

/** What the TXT record says about a file: apps trust only the file with this digest. */
export function paccDigest(file: string): string {
  return `v=UAAC1; a=sha256; d=${createHash('sha256').update(file).digest('base64')}`;
}
