import type { MailSettings, SecurityMode } from '../settings/schema.ts';
import type { WithIncoming } from './incoming.ts';
import { xmlDocument } from './xml.ts';

/** Where Outlook asks, on a domain, on its `autodiscover` name, or on the host of the `_autodiscover._tcp` record. */
export const AUTODISCOVER_PATH = '/autodiscover/autodiscover.xml';

const ENCRYPTION: Record<SecurityMode, string> = { 'SSL/TLS': 'SSL', STARTTLS: 'TLS' };

/**
 * The answer of Outlook's Autodiscover service in its XML form ("POX"), for all mailboxes alike: [MS-OXDSCLI] 24.1 of
 * August 19, 2025, and Microsoft's reference of the POX elements. There is no published schema.
 *
 * Outlook sends a POST with the address and may be answered with a login name. A file can do neither, so there is no
 * `LoginName`; `DomainRequired` says whether the domain is part of the login.
 */
export function autodiscover({ outgoing, incoming }: WithIncoming<Pick<MailSettings, 'outgoing'>>): string {
  const server = ({ host, port, security }: Pick<typeof outgoing, 'host' | 'port' | 'security'>) => ({
    Server: host,
    Port: port,
    DomainRequired: outgoing.userName === 'full-email-address' ? 'on' : 'off',
    // Secure Password Authentication is a Windows login, which mail servers of this kind do not have.
    SPA: 'off',
    SSL: 'on',
    Encryption: ENCRYPTION[security],
    AuthRequired: 'on',
  });
  return xmlDocument({
    Autodiscover: {
      '@xmlns': 'http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006',
      Response: {
        '@xmlns': 'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a',
        Account: {
          AccountType: 'email',
          Action: 'settings',
          Protocol: [
            ...incoming.map((one) => ({ Type: one.protocol, ...server(one) })),
            // The name and password for incoming mail are used for sending, too. Otherwise, Outlook wouldn't sign in.
            { Type: 'SMTP', ...server(outgoing), UsePOPAuth: 'on', SMTPLast: 'off' },
          ],
        },
      },
    },
  });
}
