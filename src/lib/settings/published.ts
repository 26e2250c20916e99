import { z } from 'zod';
import {
  INCOMING_PORTS,
  INCOMING_PROTOCOLS,
  type MailSettings,
  mailSettingsSchema,
  SECURITY_MODES,
  SUBMISSION_PORTS,
  supportSchema,
} from './schema.ts';
import { siteAddress } from './site-address.ts';
import { reachableSupport } from './support.ts';

/** The settings as programs read them at `/settings.json`, and the JSON Schema that says what may stand there. */

/** Addresses on this site. */
export const PUBLISHED_PATH = '/settings.json';
export const PUBLISHED_SCHEMA_PATH = '/settings.schema.json';

const publishedSchema = mailSettingsSchema
  .omit({ site: true, brand: true })
  .extend({ $schema: z.url(), support: supportSchema.partial({ url: true }) });
export type PublishedSettings = z.input<typeof publishedSchema>;

/** What the settings page shows, and nothing else; `$schema` names the schema. */
export function publishedSettings(settings: MailSettings): PublishedSettings {
  const { provider, server, webmail, outgoing, incoming, site } = settings;
  return {
    $schema: siteAddress(site, PUBLISHED_SCHEMA_PATH),
    provider,
    server,
    webmail,
    support: reachableSupport(settings),
    outgoing,
    ...(incoming ? { incoming } : {}),
  };
}

/** What a JSON Schema says beyond what zod writes into it, by field. */
const ADDITIONS: Readonly<Record<string, z.core.JSONSchema.BaseSchema>> = {
  '': { title: 'Mail settings of a provider' },
  $schema: { description: 'The address of this schema.' },
  'provider.name': { description: 'What customers call the provider.' },
  'provider.company': { description: 'The company behind it.' },
  'server.software': { description: 'The mail server program.' },
  'server.mx': { format: 'hostname', description: "The host that the MX records of customers' domains name." },
  'webmail.url': { format: 'uri' },
  'support.url': { format: 'uri', description: 'Where help is found on the web, if that is another site.' },
  'support.phone': { description: 'A phone number as people write it.' },
  'support.form': { format: 'uri', description: 'A contact form.' },
  'support.hours': { description: 'When a person answers, in words.' },
  outgoing: { description: 'The server that mail is sent with (SMTP submission).', oneOf: pairs(SUBMISSION_PORTS) },
  'outgoing.host': { format: 'hostname' },
  'outgoing.security': {
    description: 'SSL/TLS: encrypted from the start (implicit TLS). STARTTLS: begins in clear text and then upgrades.',
  },
  'outgoing.authentication': { description: 'The server accepts mail only from customers who have signed in.' },
  'outgoing.userName': { description: 'Which user name belongs to an email address, for sending and for reading.' },
  incoming: { description: 'The servers that mail is read from, the preferred one first. Absent where not published.' },
  'incoming[]': {
    oneOf: INCOMING_PROTOCOLS.flatMap((protocol) => pairs(INCOMING_PORTS[protocol], { protocol: { const: protocol } })),
  },
  'incoming[].host': { format: 'hostname' },
};

/** Each security mode with its port, for `oneOf`. */
function pairs(
  table: Record<(typeof SECURITY_MODES)[number], number>,
  more: Record<string, z.core.JSONSchema.BaseSchema> = {},
): z.core.JSONSchema.BaseSchema[] {
  return SECURITY_MODES.map((mode) => ({
    properties: { ...more, port: { const: table[mode] }, security: { const: mode } },
  }));
}

/** `schema` with the additions of its field and of all fields below it. */
function complete(schema: z.core.JSONSchema.BaseSchema, field = ''): z.core.JSONSchema.BaseSchema {
  const below = (name: string) => (field === '' ? name : `${field}.${name}`);
  return {
    ...schema,
    ...ADDITIONS[field],
    ...(schema.properties && {
      properties: Object.fromEntries(
        Object.entries(schema.properties).map(([name, value]) => [name, completeAny(value, below(name))]),
      ),
    }),
    ...(schema.items && !Array.isArray(schema.items) && { items: completeAny(schema.items, `${field}[]`) }),
  };
}

function completeAny(schema: z.core.JSONSchema._JSONSchema, field: string): z.core.JSONSchema._JSONSchema {
  return typeof schema === 'object' ? complete(schema, field) : schema;
}

/** The JSON Schema (draft 2020-12) of {@link publishedSettings}, made from the schema that the settings file is checked with. */
export function publishedJsonSchema({ site }: Pick<MailSettings, 'site'>): z.core.JSONSchema.BaseSchema {
  const { $schema, ...schema } = complete(z.toJSONSchema(publishedSchema, { io: 'input' }));
  return { ...($schema && { $schema }), $id: siteAddress(site, PUBLISHED_SCHEMA_PATH), ...schema };
}
