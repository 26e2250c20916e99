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
    // What customers call you. On most pages, and in mail apps that set themselves up.
    name: 'ProFusion',
    // The company behind it. At the foot of every page, and on the profile for Apple devices.
    company: 'ProFusion',
  },
  server: {
    // The mail server's software, by a name that readers understand: it's in about 20 pages and in titles, such as
    // "… Mean in SmarterMail?". What's true only of SmarterMail, such as where its webmail has a button, is shown only
    // if exactly that stands here.
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
    // The same in the site's other languages.
    names: { es: 'ProFusion Ayuda de correo' },
    url: 'https://profusionsupport.com',
    // Who writes these pages: "By …", at the end of each.
    author: 'ProFusion Developer',
    oldAddresses: {
      '/what-does-550-authentication-is-required-for-relay-mean-in-smartermail/':
        '/errors/550-authentication-is-required-for-relay/',
    },
  },
} satisfies MailSettings;
