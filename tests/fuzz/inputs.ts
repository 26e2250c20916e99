import fc from 'fast-check';
import { parseSettings } from '../../src/settings/parse.ts';
import {
  INCOMING_PORTS,
  INCOMING_PROTOCOLS,
  type IncomingProtocol,
  type MailSettings,
  SECURITY_MODES,
  SUBMISSION_PORTS,
} from '../../src/settings/schema.ts';
import other from '../fixtures/other-provider.ts';

/** Inputs that programs break on, shared by all targets. */

/** Pieces of text that careless code takes for something else. */
export const HOSTILE = [
  // Characters that cannot be seen, change direction, or are no characters.
  '\0',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\u009b',
  '\ud800',
  '\udfff',
  '\uffff',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\u0085',
  '\r',
  '\r\n',
  '\n\n',
  '\t',
  '\u00a0',
  // Look-alikes, and letters that change when they are folded.
  'раypal',
  'ｅxample',
  'İ',
  'ß',
  'ﬁ',
  '．',
  '＠',
  '。',
  '👩‍👧',
  'e\u0301',
  // Markup, and the ends of what markup stands in.
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</style>',
  '</title>',
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '<?xml',
  '&amp;',
  '&#x110000;',
  '"',
  "'",
  '`',
  '" onload="',
  'javascript:alert(1)',
  'data:text/html,x',
  // What texts are filled with, and what replacing takes for more than it is.
  '{provider.name}',
  '{constructor}',
  '{toString}',
  '{__proto__}',
  '{a.b}',
  '${1}',
  '$&',
  "$'",
  '%s',
  '%zz',
  '%40',
  '%00',
  '\\',
  // Addresses.
  'https://[::1]/',
  '[::1]:465',
  '192.0.2.1',
  '0x7f.1',
  '2130706433',
  'a@b@c.example',
  'http://a.example',
  '//a.example',
  ':465',
  '?x=1',
  '#x',
  '../..',
  '__proto__',
  'constructor',
  'toString',
] as const;

/** A text made of ordinary, strange and hostile pieces; now and then a very long one. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<string>(...HOSTILE) },
  {
    weight: 8,
    arbitrary: fc
      .array(
        fc.oneof(
          fc.constantFrom<string>(...HOSTILE),
          fc.string({ unit: 'grapheme', maxLength: 8 }),
          fc.string({ unit: 'binary', maxLength: 8 }),
          fc.domain(),
          fc.emailAddress(),
        ),
        { maxLength: 6 },
      )
      .map((pieces) => pieces.join('')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom<string>('a', ...HOSTILE), fc.integer({ min: 100, max: 20_000 }))
      .map(([piece, times]) => piece.repeat(Math.ceil(times / piece.length))),
  },
);

/** A value of a kind that nobody expects in its place. */
const strangeValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      undefined,
      null,
      true,
      '',
      ' ',
      0,
      -1,
      1.5,
      25,
      465,
      587,
      70_000,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      465n,
      '465',
      [],
      {},
      [[]],
      new Date(Number.NaN),
      Symbol('x'),
      () => 465,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.anything({ maxDepth: 2, withBigInt: true, withDate: true, withNullPrototype: true, withMap: true }),
  },
);

type Group = Record<PropertyKey, unknown>;

/** A place in a value: keys from its root. */
export type Place = readonly string[];

/** Every place below `value`, groups included. */
function places(value: unknown, above: Place = []): Place[] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, below]) => [[...above, key], ...places(below, [...above, key])]);
}

/** What is done to one place of a value. */
interface Change {
  readonly at: number;
  readonly how: 'replace' | 'delete' | 'rename' | 'add' | 'insert' | 'repeat';
  readonly value: unknown;
  readonly text: string;
  readonly offset: number;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace' as const, 'replace', 'insert', 'insert', 'delete', 'rename', 'add', 'repeat'),
  value: strangeValue,
  text: hostileText,
  offset: fc.nat(),
});

/** Changes `value`, which is the caller's own. @returns the place */
function apply(value: unknown, { at, how, value: put, text, offset }: Change): Place {
  const all = places(value);
  const place = all[at % all.length] ?? [];
  const key = place.at(-1) ?? '';
  const parent = place.slice(0, -1).reduce<Group>((group, name) => group[name] as Group, value as Group);
  const found = parent[key];
  if (how === 'replace') parent[key] = put;
  else if (Array.isArray(parent) && (how === 'add' || how === 'rename')) parent.push(put);
  else if (how === 'delete') delete parent[key];
  else if (how === 'rename') {
    delete parent[key];
    parent[text] = found;
  } else if (how === 'add') parent[text] = put;
  else if (typeof found === 'string') {
    const cut = offset % (found.length + 1);
    parent[key] = how === 'insert' ? found.slice(0, cut) + text + found.slice(cut) : found.repeat(2 + (offset % 99));
  } else parent[key] = how === 'repeat' ? [found, found] : put;
  return place;
}

/** A value of `base` with one to three changes in it, and the places that were changed. */
export function mutated(base: fc.Arbitrary<object>): fc.Arbitrary<{ raw: unknown; changed: Place[] }> {
  return fc.tuple(base, fc.array(change, { minLength: 1, maxLength: 3 })).map(([right, changes]) => {
    const raw: unknown = structuredClone(right);
    return { raw, changed: changes.map((one) => apply(raw, one)) };
  });
}

/** A text with one to three pieces cut out, put in or repeated. */
export function damaged(base: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const cut = fc.record({ at: fc.nat(), length: fc.nat({ max: 60 }), text: hostileText, repeat: fc.boolean() });
  return fc.tuple(base, fc.array(cut, { minLength: 1, maxLength: 3 })).map(([text, cuts]) =>
    cuts.reduce((whole, { at, length, text: junk, repeat }) => {
      const from = at % (whole.length + 1);
      const piece = whole.slice(from, from + length);
      return whole.slice(0, from) + (repeat ? piece + piece + junk : junk) + whole.slice(from + length);
    }, text),
  );
}

const mode = fc.constantFrom(...SECURITY_MODES);

/** A name that a provider may have, with signs in it that careless code takes for something else. */
const name: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 6 }), fc.constantFrom<string>(...HOSTILE)), {
    minLength: 1,
    maxLength: 4,
  })
  .map(
    (pieces) =>
      pieces
        .join('')
        .replaceAll(/[<>]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '')
        .trim() || 'Northwind',
  );

const webAddress = fc
  .tuple(fc.domain(), fc.webPath())
  .map(([host, path]) => URL.parse(`https://${host}${path}`)?.href ?? 'https://northwind.example/');

/** Settings that may be: every accepted kind of value in every field, with names that careless code breaks on. */
export const acceptedSettings: fc.Arbitrary<MailSettings> = fc
  .record({
    names: fc.array(name, { minLength: 7, maxLength: 7 }),
    urls: fc.tuple(webAddress, webAddress),
    hosts: fc.tuple(fc.domain(), fc.domain(), fc.domain(), fc.domain()),
    modes: fc.tuple(mode, mode, mode),
    protocols: fc.constantFrom<readonly IncomingProtocol[]>(
      [],
      INCOMING_PROTOCOLS,
      INCOMING_PROTOCOLS.toReversed(),
      ['IMAP'],
      ['POP3'],
    ),
    email: fc.option(fc.emailAddress(), { nil: undefined }),
    phone: fc.option(name, { nil: undefined }),
    userName: fc.constantFrom('full-email-address' as const, 'mailbox-name' as const),
    authenticateBy: fc.constantFrom('password' as const, 'app-password' as const),
  })
  .map(({ names, urls, hosts, modes, protocols, email, phone, userName, authenticateBy }): MailSettings => {
    const [provider = '', company = '', software = '', webmail = '', support = '', site = '', author = ''] = names;
    return {
      provider: { name: provider, company },
      server: { software },
      webmail: { name: webmail, url: urls[0] },
      support: {
        name: support,
        url: urls[1],
        ...(email === undefined ? {} : { email }),
        ...(phone === undefined ? {} : { phone }),
      },
      outgoing: {
        host: hosts[0],
        port: SUBMISSION_PORTS[modes[0]],
        security: modes[0],
        authentication: 'required',
        authenticateBy,
        userName,
      },
      ...(protocols.length === 0
        ? {}
        : {
            incoming: protocols.map((protocol, index) => {
              const security = modes[index + 1] ?? 'SSL/TLS';
              return { protocol, host: hosts[index + 1] ?? '', security, port: INCOMING_PORTS[protocol][security] };
            }),
          }),
      site: { name: site, url: `https://${hosts[3]}`, author, oldAddresses: other.site.oldAddresses },
    };
  })
  .filter((settings) => {
    // An address that a generator makes may be longer than the check allows.
    try {
      parseSettings(settings, 'x');
      return true;
    } catch {
      return false;
    }
  });
