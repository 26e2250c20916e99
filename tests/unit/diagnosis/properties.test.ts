import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounce, failed, find, fixture, prose, rows } from './helpers.ts';

const replies = [...rows('replies.tsv'), ...rows('programs.tsv')];

/** Changes that a mail app, a chat, or a person makes to a text without changing what it says. */
const CHANGES: Record<string, (text: string) => string> = {
  'in capitals': (text) => text.toUpperCase(),
  'in small letters': (text) => text.toLowerCase(),
  'with other spaces': (text) => text.replaceAll(' ', ' \u00a0'),
  'in lines of Windows': (text) => text.replace(/(.{20,40}?) /gu, '$1\r\n'),
  'as a quote': (text) => `> ${text.replace(/(.{20,40}?) /gu, '$1\n> ')}`,
  'as a quote in a quote': (text) => `>> ${text}`,
  'in quotation marks': (text) => `“${text}”`,
  'with blank lines around it': (text) => `\n\n${text}\n\n`,
  'with typographic apostrophes': (text) => text.replaceAll("'", '\u2019'),
  'with direction marks': (text) => `\u202a${text}\u202c`,
};

it.each(Object.entries(CHANGES))('nearly every reply means the same %s', async (_, change) => {
  const different: string[] = [];
  for (const [, text] of replies) {
    const [before, after] = [(await find(text)).cause, (await find(change(text))).cause];
    if (before !== after) different.push(`${after} instead of ${before}: ${text}`);
  }
  expect(different.length / replies.length, different.join('\n')).toBeLessThanOrEqual(0.03);
});

it('nearly all prose stays unknown in any order', async () => {
  const texts = fc.sample(fc.shuffledSubarray(prose, { minLength: 2, maxLength: 4 }), { seed: 1, numRuns: 200 });
  const found = await Promise.all(texts.map((some) => find(some.join('\n\n'))));
  expect(found.filter(({ cause }) => cause === 'unknown').length / found.length).toBeGreaterThanOrEqual(0.95);
});

describe('whatever it is given', () => {
  const eml = fixture('dsn-base64.eml');
  // prettier-ignore
  const pieces = [
    ...replies.map(([, text]) => text),
    '\n\n', '\r', '\0', '<p>', '<!--', '<script>', '&#x27;', '\ud800', '\u202e', '550-', '5.1.1', '(#', 'a@', '>', '=C3',
    'From: a@example.org\nSubject: Undeliverable\nTo: b@example.org\n',
    'Content-Type: multipart/report; boundary=b\n\n',
    '--b\nContent-Type: message/delivery-status\n\n', 'Diagnostic-Code: smtp;', eml, eml.slice(0, 900), eml.slice(400),
  ];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })))
    .map((list) => list.join(''));

  it('the diagnosis answers or refuses, and its quotes are at the places that it names', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, fc.uint8Array()), async (input) => {
        const found = await find(input);
        if (typeof input === 'string') expect(found.text).toBe(input);
        for (const { quote, range } of found.evidence) if (range) expect(found.text.slice(...range)).toBe(quote);
        expect(found.confidence).toBeGreaterThanOrEqual(0);
        expect(found.confidence).toBeLessThanOrEqual(1);
        expect(found.confidence > 0).toBe(found.cause !== 'unknown');
      }),
      { numRuns: 300 },
    );
  });

  // prettier-ignore
  it.each([
    'host mx.example.org said: 550 5.1.1 user unknown\n',
    'the message size exceeds user account mailbox not found blocked by relay ',
    'a', '<', '<script>', 'a.', 'a@', '1.1.', '\ud800x ', '----- ', '--x\n', ' x\n', 'a-admin', 'g:', '"a" <',
    '=?utf-8?Q?x?= ', 'from: ', 'delivery to ', 'server a.b.c.d.e.f.g ', 'Action: failed\n\n',
  ])('it comes to an end: 300 kB of %j', async (part) => {
    const body = part.repeat(300_000 / part.length);
    const header = 'From: a@example.net\nMIME-Version: 1.0\n';
    for (const input of [
      body,
      `${header}Subject: ${body}\n\nx`,
      `${header}Subject: x\nContent-Type: multipart/mixed; boundary=x\n\n${body}`,
      bounce('Your message is back.', failed(body)),
    ])
      await find(input);
  });
});
