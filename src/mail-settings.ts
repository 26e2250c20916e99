import type { MailSettings } from './lib/settings/schema.ts';

/**
 * The provider's values: the one place where they are written.
 *
 * Change a value here and every page, guide, copy button, search result and setup file follows. The build stops with
 * a message that names the field when a value cannot be right. What may stand here is described in
 * `src/lib/settings/schema.ts`.
 */
export default {
  provider: {
    name: 'ProFusion',
    company: 'ProFusion',
  },
  server: {
    software: 'SmarterMail',
  },
  webmail: {
    name: 'SafeSecureWebmail',
    url: 'https://safesecurewebmail.com/',
  },
  support: {
    name: 'ProFusionSupport.com',
    url: 'https://profusionsupport.com/',
  },
  outgoing: {
    host: 'safesecurewebmail.com',
    port: 465,
    security: 'SSL/TLS',
    authentication: 'required',
    authenticateBy: 'password',
    userName: 'full-email-address',
  },
  // The incoming server is not published yet. When it is, add it here, and the pages that need it appear:
  // incoming: [{ protocol: 'IMAP', host: '…', port: 993, security: 'SSL/TLS' }],
  site: {
    name: 'ProFusion Email Help',
    url: 'https://profusionsupport.com',
    author: 'ProFusion Developer',
    oldAddresses: {
      '/what-does-550-authentication-is-required-for-relay-mean-in-smartermail/':
        '/errors/550-authentication-is-required-for-relay/',
    },
  },
} satisfies MailSettings;
