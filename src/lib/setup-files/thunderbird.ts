import type { MailSettings, SecurityMode } from '../settings/schema.ts';
import { siteAddress } from '../settings/site-address.ts';
import type { WithIncoming } from './incoming.ts';
import { xmlDocument } from './xml.ts';

/** Where Thunderbird, K-9 Mail and others look for the file, on a domain and on its `autoconfig` name. */
export const AUTOCONFIG_PATHS = ['/.well-known/autoconfig/mail/config-v1.1.xml', '/mail/config-v1.1.xml'] as const;

const SOCKET_TYPES: Record<SecurityMode, string> = { 'SSL/TLS': 'SSL', STARTTLS: 'STARTTLS' };

/**
 * The configuration file of Thunderbird's autoconfig, version 1.1 (wiki.mozilla.org,
 * Thunderbird:Autoconfiguration:ConfigFileFormat). One file serves every domain of the provider: the user name is a
 * placeholder that the app fills in.
 */
export function autoconfig(
  settings: WithIncoming<Pick<MailSettings, 'provider' | 'outgoing' | 'webmail' | 'site'>>,
): string {
  const { provider, outgoing, incoming, webmail, site } = settings;
  const username = outgoing.userName === 'full-email-address' ? '%EMAILADDRESS%' : '%EMAILLOCALPART%';
  const server = ({ host, port, security }: Pick<typeof outgoing, 'host' | 'port' | 'security'>) => ({
    hostname: host,
    port,
    socketType: SOCKET_TYPES[security],
    // The app's name for "a password, sent as it is": TLS keeps it secret.
    authentication: 'password-cleartext',
    username,
  });
  return xmlDocument({
    clientConfig: {
      '@version': '1.1',
      emailProvider: {
        '@id': outgoing.host,
        // The format wants a domain. The app does not compare it with the reader's, which is not known here.
        domain: outgoing.host,
        displayName: provider.name,
        displayShortName: provider.name,
        incomingServer: incoming.map((one) => ({ '@type': one.protocol.toLowerCase(), ...server(one) })),
        outgoingServer: { '@type': 'smtp', ...server(outgoing) },
        documentation: {
          '@url': siteAddress(site, '/settings/'),
          descr: { '@lang': 'en', '#text': `The settings of ${provider.name}` },
        },
      },
      webMail: { loginPage: { '@url': webmail.url } },
    },
  });
}
