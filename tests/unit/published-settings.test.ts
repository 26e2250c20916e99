import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import own from '../../src/mail-settings.ts';
import { publishedJsonSchema, publishedSettings } from '../../src/settings/published.ts';
import {
  INCOMING_PROTOCOLS,
  type MailSettings,
  mailSettingsSchema,
  SECURITY_MODES,
} from '../../src/settings/schema.ts';
import other from '../fixtures/other-provider.ts';

const PROVIDERS: readonly [name: string, settings: MailSettings][] = [
  ['this provider', own],
  ['another provider', other],
];

/** Whether a validator that knows nothing of this project takes `value`. */
function accepts(value: unknown, settings: MailSettings = other): boolean {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  return ajv.validate(publishedJsonSchema(settings), value);
}

describe.each(PROVIDERS)('the settings of %s for programs', (_, settings) => {
  test('keep to the schema that they name', () => {
    const published = publishedSettings(settings);
    expect(published.$schema).toBe(publishedJsonSchema(settings)['$id']);
    expect(accepts(published, settings)).toBe(true);
  });

  test('hold nothing about this site', () => {
    expect(publishedSettings(settings)).not.toHaveProperty('site');
  });
});

describe('the published schema', () => {
  const published = publishedSettings(other);

  test.each([
    ['an unknown field', { ...published, smtp: {} }],
    ['no outgoing server', { ...published, outgoing: undefined }],
    ['a port in quotes', { ...published, outgoing: { ...other.outgoing, port: '587' } }],
    ['a host that is an address', { ...published, outgoing: { ...other.outgoing, host: 'https://a.example/' } }],
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
