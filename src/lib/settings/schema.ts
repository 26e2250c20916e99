import { z } from 'zod';
import { phoneDigits } from '../phone-number.ts';
import { isPlainLine } from '../plain-text.ts';
import { show } from '../problems.ts';

/**
 * What a provider's settings may be.
 *
 * Ports and security modes follow RFC 8314 (section 7.3 names 465 "submissions" with Implicit TLS, RFC 6409 names 587
 * "submission"). `SSL/TLS` is what mail apps call Implicit TLS; `STARTTLS` begins in clear text and then upgrades.
 */

/** How the connection is protected, in the words that most mail apps show. */
export const SECURITY_MODES = ['SSL/TLS', 'STARTTLS'] as const;
export type SecurityMode = (typeof SECURITY_MODES)[number];

export const INCOMING_PROTOCOLS = ['IMAP', 'POP3'] as const;
export type IncomingProtocol = (typeof INCOMING_PROTOCOLS)[number];

type PortTable = Record<SecurityMode, number>;

/** The one right port for each security mode. */
export const SUBMISSION_PORTS: PortTable = { 'SSL/TLS': 465, STARTTLS: 587 };
export const INCOMING_PORTS: Record<IncomingProtocol, PortTable> = {
  IMAP: { 'SSL/TLS': 993, STARTTLS: 143 },
  POP3: { 'SSL/TLS': 995, STARTTLS: 110 },
};

/** A text for people: not empty, one line that can be seen, no white space at either end. */
const text = z
  .string()
  .min(1, "text that isn't empty")
  .refine((value) => value === value.trim(), 'text without spaces at the start or end')
  .refine(
    (value) => isPlainLine(value) && !/[<>]/u.test(value),
    'one line of plain text without <, > or invisible characters',
  );

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u;

/** Says what keeps `value` from being a host name (RFC 1123 section 2.1), or `undefined` where nothing does. */
function hostFault(value: string): string | undefined {
  if (value === '') return 'a host name, such as mail.example.com';
  if (/\s/u.test(value)) return 'a host name without spaces';
  if (value.includes('://')) return `only the host name, without ${show(`${value.split('://')[0]}://`)}`;
  if (value.includes('@')) return 'a host name, not an email address';
  if (value.includes('/')) return 'only the host name, without a path';
  if (value.includes(':')) return 'only the host name; the port has its own field';
  const ascii = URL.parse(`https://${value}`)?.hostname ?? '';
  if (/[^ -~]/u.test(value) && hostFault(ascii) === undefined) return `a host name in ASCII form: ${show(ascii)}`;
  if (value !== value.toLowerCase()) return `a host name in lowercase: ${show(value.toLowerCase())}`;
  if (value.endsWith('.')) return 'a host name without a dot at the end';
  if (/\.\d+$/u.test(value)) return 'a host name, not an IP address, because certificates are issued for names';
  const labels = value.split('.');
  if (labels.length < 2) return 'a full host name with a dot, such as mail.example.com';
  if (value.length > 253 || !labels.every((label) => LABEL.test(label))) {
    return 'a host name of letters, digits and hyphens with dots between them, such as mail.example.com';
  }
  return undefined;
}

/** A text in which `faultIn` finds no fault; `error` says what it is where there is none. */
function faultless(faultIn: (value: string) => string | undefined, error: string) {
  return z.string({ error }).superRefine((value, context) => {
    const fault = faultIn(value);
    // As an object: after a text alone, zod would not go on to check what stands around the field.
    if (fault) context.addIssue({ code: 'custom', message: fault });
  });
}

const host = faultless(hostFault, 'a host name in quotes, such as mail.example.com');

/** The signs of an address (RFC 3986 section 2); browsers bear more than other programs do. */
const ADDRESS_SIGNS = /^(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})*(?:#(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})*)?$/iu;

/** Says what keeps `value` from being an https address, or `undefined` where nothing does. */
function webAddressFault(value: string): string | undefined {
  if (!value.startsWith('https://')) return 'an address that begins with https://';
  const url = URL.parse(value);
  if (!url) return 'a full web address, such as https://example.com/';
  if (hostFault(url.hostname)) return 'a web address with a full host name, such as https://example.com/';
  if (url.username || url.password) return 'a web address without a user name or password in it';
  // Else the page would show another address than the one that a browser opens.
  if (url.href !== value && url.href !== `${value}/`) {
    return `the address as a browser writes it, ${show(url.href)}`;
  }
  if (!ADDRESS_SIGNS.test(value)) return 'a web address with special characters percent-encoded, such as %5B for [';
  return undefined;
}

const webAddress = faultless(webAddressFault, 'a web address in quotes, such as https://example.com/');

/** {@link webAddressFault} for the address of the site. */
function siteOriginFault(value: string): string | undefined {
  const { origin, pathname = '/' } = URL.parse(value) ?? {};
  const fault = webAddressFault(value);
  if (fault !== undefined || origin === value) return fault;
  return `only the address of the site, with no path and no slash at the end, ${show(origin)}${
    pathname === '/' ? '' : `. The path goes into site.base, as ${show(`${pathname.replace(/\/$/u, '')}/`)}`
  }`;
}

const siteOrigin = faultless(siteOriginFault, 'a web address in quotes, such as https://help.example.com');

const emailAddress = z.email({ error: 'an email address, such as support@example.com' });

/**
 * Where readers can write to: an email address or a page, both as a URI, as RFC 9116 (section 2.5.3) has it for
 * security contacts.
 *
 * @param purpose the example in the message of a fault: `security` gives mailto:security@example.com
 */
function contactAddress(purpose: string) {
  return z
    .string({ error: `an address in quotes, such as mailto:${purpose}@example.com or https://example.com/${purpose}` })
    .refine(
      (value) =>
        value.startsWith('mailto:')
          ? emailAddress.safeParse(value.slice('mailto:'.length)).success
          : webAddressFault(value) === undefined,
      `mailto: with an email address, or a web address that begins with https://, such as mailto:${purpose}@example.com`,
    );
}

/** A phone number as people write it, with letters in place of digits or an extension where it has them. */
const phone = text.refine(
  (value) => phoneDigits(value) !== undefined,
  'a phone number, such as +1 555 010 0123 or +1 555 010 0123 ext. 4',
);

const path = z
  .string({ error: 'a path in quotes, such as /old-page/' })
  .regex(/^\/(?:[a-z0-9-]+\/)+$/u, 'a path of lowercase words between slashes, such as /old-page/');

const base = z
  .string({ error: 'a path in quotes, such as /help/' })
  .regex(/^\/(?:[\w.~-]+\/)+$/u, 'a path with a slash at the start and at the end, such as /help/');

const port = z
  .number({ error: 'a port number without quotes' })
  .int('a whole number')
  .min(1, 'a port number from 1 to 65535')
  .max(65_535, 'a port number from 1 to 65535');

const security = z.enum(SECURITY_MODES, { error: SECURITY_MODES.map((mode) => `'${mode}'`).join(' or ') });

/** Refuses a port that does not belong to the security mode; both are named, since either may be the wrong one. */
function checkPair(
  table: PortTable,
  value: { port: number; security: SecurityMode },
  context: z.RefinementCtx,
  why: string,
): void {
  if (table[value.security] === value.port) return;
  const other = value.security === 'STARTTLS' ? 'SSL/TLS' : 'STARTTLS';
  context.addIssue({
    code: 'custom',
    path: ['port'],
    message: `${table[value.security]}, the port with ${value.security} (RFC 8314). ${why}With ${other}, the port is ${table[other]}`,
  });
}

const outgoingSchema = z
  .strictObject({
    host,
    port,
    security,
    /** A submission server that lets anybody send is an open relay, so nothing but `required` is allowed. */
    authentication: z.literal('required', {
      error: "'required', because a server that accepts mail without sign-in is an open relay",
    }),
    authenticateBy: z.enum(['password', 'app-password'], { error: "'password' or 'app-password'" }),
    userName: z.enum(['full-email-address', 'mailbox-name'], { error: "'full-email-address' or 'mailbox-name'" }),
  })
  .superRefine((value, context) => {
    const why = value.port === 25 ? 'Port 25 is for servers, not for mail apps. ' : '';
    checkPair(SUBMISSION_PORTS, value, context, why);
  });

const incomingSchema = z
  .strictObject({
    protocol: z.enum(INCOMING_PROTOCOLS, { error: "'IMAP' or 'POP3'" }),
    host,
    port,
    security,
  })
  .superRefine((value, context) => {
    checkPair(INCOMING_PORTS[value.protocol], value, context, `This is ${value.protocol}. `);
  });

export const supportSchema = z.strictObject({
  name: text,
  /** Where help is found on the web. Readers are led there unless it is on this help site itself. */
  url: webAddress,
  email: emailAddress.optional(),
  phone: phone.optional(),
  /** A contact form, which can't be on this help site: it has none. */
  form: webAddress.optional(),
  /** When a person answers, with the time zone: `Monday to Friday, 8 to 5 Central`. */
  hours: text.optional(),
});

const color = z
  .string({ error: 'a color in quotes, such as #0f6b62' })
  .regex(/^#(?:[\da-f]{3}){1,2}$/iu, 'a color as # with six digits or letters from a to f, such as #0f6b62');

const colors = z.strictObject({
  /** The page itself. */
  ground: color.optional(),
  /** Text. */
  ink: color.optional(),
  /** Links, buttons, and what is right. */
  accent: color.optional(),
  /** Behind the site's name, titles and the footer. */
  band: color.optional(),
  /** What deserves a look, and stamps. */
  highlight: color.optional(),
  /** What is wrong. */
  error: color.optional(),
});

/** A file of the brand: its path from the settings file or from the project. */
function file(kinds: readonly string[], example: string) {
  const names = kinds.map((kind) => `.${kind}`).join(', ');
  const expected = `the path of a file that ends in ${names.replace(/, (?=[^,]*$)/u, ' or ')}, such as ${example}`;
  return z
    .string({ error: `${expected}, in quotes` })
    .refine((value) => kinds.some((kind) => value.toLowerCase().endsWith(`.${kind}`)), expected);
}

const PICTURES = ['svg', 'png', 'webp', 'jpg'];

const font = z
  .strictObject({
    /** The font's name. Without files, several names of fonts that readers may have, with commas between. */
    family: text.refine(
      (value) => !/["'\\;{}]/u.test(value),
      'the name of a font without quotes, such as Source Serif 4',
    ),
    /** The font itself, one file for each weight and style. */
    files: z
      .array(file(['woff2'], './brand/serif-600.woff2'), { error: 'a list of .woff2 files in [ ]' })
      .min(1, 'at least one .woff2 file. For a font that readers have themselves, leave the field out')
      .optional(),
    /** What is shown where the font is missing. */
    fallback: z.enum(['sans-serif', 'serif'], { error: "'sans-serif' or 'serif'" }),
  })
  .refine(({ family, files }) => files === undefined || !family.includes(','), {
    path: ['family'],
    error: 'the name of the one font that the files hold',
  });

/** The look of the site. Everything has a default; docs/branding.md shows it. */
const brandSchema = z.strictObject({
  colors: z.strictObject({ light: colors.optional(), dark: colors.optional() }).optional(),
  /** In the header in place of the provider's name, so it has the name in it. It stands on the band. */
  logo: file(PICTURES, './brand/logo.svg').optional(),
  /** The same on white paper. */
  printLogo: file(PICTURES, './brand/logo-black.svg').optional(),
  /** In the browser's tab, and in the header if there's no logo. */
  icon: file(['svg'], './brand/icon.svg').optional(),
  fonts: z.strictObject({ text: font.optional(), headings: font.optional() }).optional(),
  /** What apps show beside a link to a page. */
  shareImage: z
    .strictObject({
      /** Below the texts, in place of the band's color. */
      background: file(PICTURES, './brand/background.png').optional(),
      /** The whole image of the home page. */
      home: file(PICTURES, './brand/home.png').optional(),
    })
    .optional(),
  footer: z
    .strictObject({
      line: text.optional(),
      links: z
        .array(z.strictObject({ text, url: webAddress }), { error: 'a list of links in [ ]' })
        .min(1, 'at least one link. If there is none, leave the field out')
        .optional(),
    })
    .optional(),
});

const languageCode = z.string().regex(/^[a-z]{2,3}$/u, 'the code of a language in small letters, such as es');

export const mailSettingsSchema = z.strictObject({
  provider: z.strictObject({
    /** What customers call the provider: on most pages, and in mail apps. Drafts for setup files allow 60 characters. */
    name: text.max(60, 'a name of at most 60 characters'),
    /** The company behind it: at the foot of every page, on the profile for Apple devices, and for search engines. */
    company: text,
  }),
  server: z.strictObject({
    /**
     * The software, as readers see it in titles and in about 20 pages. It also decides which parts of pages are shown:
     * what is in `<WhenServer software="SmarterMail">` needs exactly that name.
     */
    software: text,
    /** The host that the MX records of customers' domains name, if it's the same for all of them. */
    mx: host.optional(),
  }),
  webmail: z.strictObject({ name: text, url: webAddress }),
  support: supportSchema,
  outgoing: outgoingSchema,
  /** The servers that mail is read from. Left out until the provider publishes them. */
  incoming: z
    .array(incomingSchema, { error: 'a list of incoming servers in [ ]' })
    .min(1, 'at least one incoming server. If none is published, leave the field out')
    .superRefine((servers, context) => {
      const seen = new Set<string>();
      servers.forEach((server, index) => {
        if (seen.has(server.protocol)) {
          context.addIssue({
            code: 'custom',
            path: [index, 'protocol'],
            message: `one server for each protocol, but ${server.protocol} is listed twice`,
          });
        }
        seen.add(server.protocol);
      });
    })
    .optional(),
  site: z.strictObject({
    name: text,
    /** The name in other languages of the site, by their codes: `{ es: 'ProFusion Ayuda de correo' }`. */
    names: z.record(languageCode, text).optional(),
    /** The address that this help site is published at; canonical links and the sitemap use it. */
    url: siteOrigin,
    /** The path that the site is published below, if that isn't the whole host: `/help/`. */
    base: base.optional(),
    /** Who writes the pages: "By …" at the end of each, and for search engines. */
    author: text,
    /** Addresses of pages that this site replaces, and where each leads now. */
    oldAddresses: z.record(path, path).optional(),
    /** Where faults in the site's security are reported; the site then has a `/.well-known/security.txt`. */
    securityContact: contactAddress('security').optional(),
    /** Where readers can say what a page left unclear. */
    feedback: contactAddress('feedback').optional(),
  }),
  brand: brandSchema
    .refine(({ logo, printLogo }) => printLogo === undefined || logo !== undefined, {
      path: ['printLogo'],
      error: 'brand.logo beside it, the logo for the screen',
    })
    .optional(),
});

/** A provider's settings, as `src/mail-settings.ts` holds them. */
export type MailSettings = z.input<typeof mailSettingsSchema>;
/** The look of a provider's site. */
export type Brand = z.output<typeof brandSchema>;
export type BrandFont = z.output<typeof font>;
export type OutgoingServer = z.output<typeof outgoingSchema>;
export type IncomingServer = z.output<typeof incomingSchema>;
