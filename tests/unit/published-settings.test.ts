import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import own from '../../src/mail-settings.ts';
import { publishedJsonSchema, publishedSettings } from '../../src/lib/settings/published.ts';
import {
  INCOMING_PROTOCOLS,
  type MailSettings,
  mailSettingsSchema,
  SECURITY_MODES,
} from '../../src/lib/settings/schema.ts';
import other from '../fixtures/other-provider.ts';

const PROVIDERS: readonly [name: string, settings: MailSettings][] = [
  ['this provider', own],
  ['another provider', other],
];

/** A validator that knows nothing of this project. */
function validator(settings: MailSettings) {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(publishedJsonSchema(settings));
}

/** What a schema says of its fields, by their paths. */
function explanations(schema: z.core.JSONSchema.BaseSchema, field = ''): Record<string, string> {
  const below = Object.entries(schema.properties ?? {}).map(([name, value]) =>
    typeof value === 'object' ? explanations(value, field === '' ? name : `${field}.${name}`) : {},
  );
  return Object.assign(schema.description === undefined ? {} : { [field]: schema.description }, ...below) as Record<
    string,
    string
  >;
}

describe.each(PROVIDERS)('the settings of %s for programs', (_, settings) => {
  test('keep to the schema that they name', () => {
    const published = publishedSettings(settings);
    expect(published.$schema).toBe(publishedJsonSchema(settings)['$id']);
    expect(validator(settings)(published)).toBe(true);
  });

  test('hold nothing about this site', () => {
    expect(publishedSettings(settings)).not.toHaveProperty('site');
  });
});

describe('the published schema', () => {
  const accepts = validator(other);
  const published = publishedSettings(other);
  const incomingAt = (host: string) => ({ ...published, incoming: [{ ...other.incoming[0], host }] });

  test('is of draft 2020-12, stands at its own address and has a title', () => {
    const schema = publishedJsonSchema({ site: { ...other.site, url: 'https://help.example' } });
    expect(Object.entries(schema).slice(0, 2)).toEqual([
      ['$schema', 'https://json-schema.org/draft/2020-12/schema'],
      ['$id', 'https://help.example/settings.schema.json'],
    ]);
    expect(schema.title).toMatch(/^\w.*settings/u);
  });

  test('takes settings without incoming servers, which are left out and not empty', () => {
    const { incoming, ...sending } = other;
    expect(incoming).toHaveLength(2);
    expect(Object.keys(publishedSettings(sending))).not.toContain('incoming');
    expect(publishedSettings(other).incoming).toEqual(incoming);
    expect(accepts(publishedSettings(sending))).toBe(true);
    expect(accepts(incomingAt('mail.northwind.example'))).toBe(true);
  });

  test('explains in a sentence each field that its name does not explain', () => {
    const explained = explanations(publishedJsonSchema(other));
    expect(Object.keys(explained).toSorted()).toEqual([
      '$schema',
      'incoming',
      'outgoing',
      'outgoing.authentication',
      'outgoing.security',
      'outgoing.userName',
      'provider.company',
      'provider.name',
      'server.software',
    ]);
    for (const sentence of Object.values(explained)) expect(sentence).toMatch(/^[A-Z].{10,}\.$/u);
  });

  test.each([
    ['an unknown field', { ...published, smtp: {} }],
    ['no outgoing server', { ...published, outgoing: undefined }],
    ['a port in quotes', { ...published, outgoing: { ...other.outgoing, port: '587' } }],
    ['a host that is an address', { ...published, outgoing: { ...other.outgoing, host: 'https://a.example/' } }],
    ['an incoming host that is an address', incomingAt('https://a.example/')],
    ['a webmail address that is none', { ...published, webmail: { ...other.webmail, url: 'desk' } }],
    ['a support address that is none', { ...published, support: { ...other.support, url: 'care' } }],
    ['an address of the schema that is none', { ...published, $schema: 'schema' }],
    ['an empty list of incoming servers', { ...published, incoming: [] }],
  ])('refuses %s', (_, value) => {
    expect(accepts(JSON.parse(JSON.stringify(value)))).toBe(false);
  });

  test('agrees with the settings file on every pair of port and security', () => {
    const ports = [25, 110, 143, 465, 587, 993, 995];
    for (const security of SECURITY_MODES) {
      for (const port of ports) {
        const outgoing = { ...other.outgoing, port, security };
        expect(accepts({ ...published, outgoing }), `${port} ${security}`).toBe(
          mailSettingsSchema.safeParse({ ...other, outgoing }).success,
        );
        for (const protocol of INCOMING_PROTOCOLS) {
          const incoming = [{ protocol, host: 'mail.northwind.example', port, security }];
          expect(accepts({ ...published, incoming }), `${protocol} ${port} ${security}`).toBe(
            mailSettingsSchema.safeParse({ ...other, incoming }).success,
          );
        }
      }
    }
  });
});
