import type { MailSettings, SecurityMode } from '../settings/schema.ts';
import { siteAddress } from '../settings/site-address.ts';
import { shortName } from './display-name.ts';
import type { WithIncoming } from './incoming.ts';
import { xmlDocument } from './xml.ts';

/**
 * The configuration file of Mail Autoconfig, version 1.2: draft-ietf-mailmaint-autoconfig-06 of June 28, 2026. Version
 * 1.1 is the same for mail servers, and apps that know only that one must not refuse a higher number.
 */

/** Where Thunderbird and others look for the file: on a domain, and on its `autoconfig` name. */
export const AUTOCONFIG_PATHS = ['/.well-known/autoconfig/mail/config-v1.1.xml', '/mail/config-v1.1.xml'] as const;

const SOCKET_TYPES: Record<SecurityMode, string> = { 'SSL/TLS': 'SSL', STARTTLS: 'STARTTLS' };

/** The domain of the provider's MX hosts: `northwind.example` for `mx.northwind.example` (section 4.3 of the draft). */
function mxDomain(mx: string): string {
  const [, ...domain] = mx.split('.');
  return domain.length > 1 ? domain.join('.') : mx;
}

/**
 * The host whose file is for every customer's domain: apps look there if an address's own domain has no file, but its
 * MX record names the provider. `undefined` if the settings don't say which host that is.
 */
export function autoconfigHost({ mx }: MailSettings['server']): string | undefined {
  return mx && `autoconfig.${mxDomain(mx)}`;
}

/** The file's text. One file serves every domain of the provider: the user name is a placeholder that the app fills in. */
export function autoconfig(
  settings: WithIncoming<Pick<MailSettings, 'provider' | 'server' | 'outgoing' | 'webmail' | 'site'>>,
): string {
  const { provider, outgoing, incoming, webmail, site } = settings;
  const { mx } = settings.server;
  const username = outgoing.userName === 'full-email-address' ? '%EMAILADDRESS%' : '%EMAILLOCALPART%';
  const server = ({ host, port, security }: Pick<typeof outgoing, 'host' | 'port' | 'security'>) => ({
    hostname: host,
    port,
    socketType: SOCKET_TYPES[security],
    // The format's name for "a password, sent as it is": TLS keeps it secret.
    authentication: 'password-cleartext',
    username,
  });
  const domain = mx ? mxDomain(mx) : outgoing.host;
  const short = shortName(provider);
  return xmlDocument({
    clientConfig: {
      '@version': '1.2',
      emailProvider: {
        '@id': domain,
        // Apps require a domain. They don't compare it with the reader's, which isn't known here. Thunderbird 153 can't
        // read one with an attribute, so the first has none.
        domain: [domain, ...(mx ? [{ '@purpose': 'mx', '#text': domain }] : [])],
        displayName: provider.name,
        ...(short ? { displayShortName: short } : {}),
        incomingServer: incoming.map((one) => ({ '@type': one.protocol.toLowerCase(), ...server(one) })),
        outgoingServer: { '@type': 'smtp', ...server(outgoing) },
        documentation: {
          '@url': siteAddress(site, '/settings/'),
          descr: { '@lang': 'en', '#text': `The settings of ${provider.name}` },
        },
      },
      // Only in version 1.1: the page that Thunderbird can show as webmail.
      webMail: { loginPage: { '@url': webmail.url } },
    },
  });
}
