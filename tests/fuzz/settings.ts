import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { parseSettings, SettingsError } from '../../src/settings/parse.ts';
import { publishedJsonSchema, publishedSettings } from '../../src/settings/published.ts';
import type { MailSettings } from '../../src/settings/schema.ts';
import { fillIn, incomingRows, namedValue, outgoingRows } from '../../src/settings/wording.ts';
import other from '../fixtures/other-provider.ts';
import { acceptedSettings, mutated } from './inputs.ts';
import { holds, type Target } from './target.ts';

const FILE = 'some/settings.ts';

const ajv = new Ajv2020({ strict: true });
addFormats.default(ajv);
const published = ajv.compile(publishedJsonSchema(other));

/** The settings, or the message of their refusal; anything else that happens is a finding. */
function parse(raw: unknown): MailSettings | string {
  try {
    return parseSettings(raw, FILE);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}

/** Every text of a value. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

/** What no published text may hold: markup, and signs that are not seen, change direction or are no text at all. */
const UNFIT = /[<>\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u;

/** What holds of settings that were accepted: exactly their values are published, everywhere. */
function expectPublished(settings: MailSettings): void {
  for (const text of texts(settings)) assert.doesNotMatch(text, UNFIT);
  for (const { url } of [settings.webmail, settings.support, settings.site]) {
    assert.ok([url, `${url}/`].includes(String(URL.parse(url)?.href)), `${url} is not what a browser makes of it`);
  }

  const { $schema, ...values } = JSON.parse(JSON.stringify(publishedSettings(settings))) as Record<string, unknown>;
  assert.ok(published({ $schema, ...values }), ajv.errorsText(published.errors));
  assert.deepEqual(parse({ ...values, site: settings.site }), settings);

  const { outgoing, incoming = [], provider, support, webmail } = settings;
  const rows = outgoingRows(settings).map(({ value }) => value);
  assert.deepEqual(rows.slice(0, 3), [outgoing.host, String(outgoing.port), outgoing.security]);
  for (const server of incoming) {
    const shown = incomingRows(server).map(({ value }) => value);
    assert.deepEqual(shown, [server.host, String(server.port), server.security]);
  }
  assert.equal(
    fillIn(settings, '({outgoing.host}|{outgoing.port}|{provider.name}|{support.url}|{webmail.name})'),
    `(${outgoing.host}|${outgoing.port}|${provider.name}|${support.url}|${webmail.name})`,
  );
}

export const settings: Target = {
  properties: [
    holds(
      'a changed settings file is refused in words that name the file, the field, the value and the remedy, or published as it is',
      { cases: 24_000 },
      fc.property(mutated(fc.oneof(fc.constant<object>(other), acceptedSettings)), ({ raw, changed }) => {
        const found = parse(raw);
        if (typeof found !== 'string') {
          // A field that is there and undefined is one that is left out.
          const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
          assert.deepEqual(written(found), written(raw));
          expectPublished(written(found) as MailSettings);
          return;
        }
        const [first = '', ...lines] = found.split('\n');
        assert.match(first, /^some\/settings\.ts: (?:One field|\d+ fields) cannot be used\.$/u);
        assert.ok(lines.length > 0);
        for (const line of lines) assert.match(line, /^ {2}\S.*: found .+; .+\.$/u);
        assert.ok(found.length < 400 * (lines.length + 1), 'a long value is cut');
        if (changed.length === 1) {
          assert.ok(lines.some((line) => line.startsWith(`  ${changed[0]?.[0] ?? ''}`) || changed[0]?.length === 1));
        }
      }),
    ),
    holds(
      'whatever a file exports, the answer is settings or a settings error',
      { cases: 4_000 },
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
        (raw) => {
          assert.equal(typeof parse(raw), 'string');
        },
      ),
    ),
    holds(
      'settings that are accepted are published exactly, and read back the same',
      { cases: 6_000 },
      fc.property(acceptedSettings, (right) => {
        assert.deepEqual(parse(right), right);
        expectPublished(right);
      }),
    ),
    holds(
      'no port but the one of the security mode is ever accepted',
      { cases: 2_000 },
      fc.property(fc.integer({ min: 0, max: 70_000 }), fc.constantFrom('SSL/TLS', 'STARTTLS'), (port, security) => {
        const found = parse({ ...other, outgoing: { ...other.outgoing, port, security } });
        if (port === (security === 'SSL/TLS' ? 465 : 587)) assert.equal(typeof found, 'object');
        else assert.match(String(found), /outgoing\.port/u);
      }),
    ),
    holds(
      'a name that is no path of the settings is refused, and never filled in',
      { cases: 2_000 },
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('constructor', 'toString', '__proto__', 'outgoing')),
        (path) => {
          assert.throws(() => namedValue(other, path), /is not a value of the settings/u);
        },
      ),
    ),
  ],
};
