import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { publishedJsonSchema, publishedSettings } from '../../src/lib/settings/published.ts';
import {
  INCOMING_PROTOCOLS,
  type MailSettings,
  mailSettingsSchema,
  SECURITY_MODES,
} from '../../src/lib/settings/schema.ts';
import own from '../../src/mail-settings.ts';
import other from '../fixtures/other-provider.ts';

/** A validator that knows nothing of this project. */
function validator(settings: MailSettings) {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(publishedJsonSchema(settings));
}

test.each<[string, MailSettings]>([
  ['this provider', own],
  ['another provider', other],
])('the settings of %s for programs keep to the schema that they name, and hold nothing of the site', (_, settings) => {
  const published = publishedSettings(settings);
  expect(published.$schema).toBe(publishedJsonSchema(settings)['$id']);
  expect(validator(settings)(published)).toBe(true);
  expect(published).not.toHaveProperty('site');
  expect(Object.keys(published).includes('incoming')).toBe('incoming' in settings);
});

describe('the published schema', () => {
  const accepts = validator(other);
  const published = publishedSettings(other);

  test('is of draft 2020-12 and stands at its own address', () => {
    expect(publishedJsonSchema(other)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://guide.northwind.example/settings.schema.json',
      title: expect.stringMatching(/settings/u) as string,
    });
  });

  test.each([
    ['an unknown field', { ...published, smtp: {} }],
    ['no outgoing server', { ...published, outgoing: undefined }],
    ['a port in quotes', { ...published, outgoing: { ...other.outgoing, port: '587' } }],
    ['a host that is an address', { ...published, outgoing: { ...other.outgoing, host: 'https://a.example/' } }],
    ['a webmail address that is none', { ...published, webmail: { ...other.webmail, url: 'desk' } }],
    ['an empty list of incoming servers', { ...published, incoming: [] }],
  ])('refuses %s', (_, value) => {
    expect(accepts(JSON.parse(JSON.stringify(value)))).toBe(false);
  });

  test('agrees with the settings file on every pair of port and security', () => {
    for (const security of SECURITY_MODES) {
      for (const port of [25, 110, 143, 465, 587, 993, 995]) {
        const changes: object[] = [
          { outgoing: { ...other.outgoing, port, security } },
          ...INCOMING_PROTOCOLS.map((protocol) => ({
            incoming: [{ protocol, host: 'mail.northwind.example', port, security }],
          })),
        ];
        for (const change of changes) {
          expect(accepts({ ...published, ...change }), JSON.stringify(change)).toBe(
            mailSettingsSchema.safeParse({ ...other, ...change }).success,
          );
        }
      }
    }
  });
});
