import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAUSES } from '../../../src/diagnosis/causes.ts';
import { type Diagnosis, diagnose } from '../../../src/diagnosis/diagnose.ts';
import { visible } from '../../../src/diagnosis/visible.ts';
import { catalogue, fixture, labelled, prose } from './helpers.ts';

const replies = [...labelled('replies.tsv'), ...labelled('programs.tsv')];

/** What holds for every answer to every input. */
function expectSound(found: Diagnosis, input: string): void {
  expect(CAUSES).toContain(found.cause);
  expect(found.confidence).toBeGreaterThanOrEqual(0);
  expect(found.confidence).toBeLessThanOrEqual(1);
  if (found.cause === 'unknown') expect(found.evidence).toEqual([]);
  else expect(found.article).toMatch(/^\/errors\/[a-z0-9/-]+\/$/u);
  expect(found.text).toBe(input);
  for (const { quote, range } of found.evidence) {
    expect(quote.length).toBeGreaterThan(0);
    if (range === undefined) continue;
    expect(range[0]).toBeGreaterThanOrEqual(0);
    expect(range[0]).toBeLessThan(range[1]);
    expect(range[1]).toBeLessThanOrEqual(input.length);
    expect(input.slice(...range)).toBe(quote);
  }
  expect(found.others.map(({ cause }) => cause)).not.toContain(found.cause);
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
}

const HOSTILE = [
  '\0',
  '\ud800',
  '\udfff',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\u0007',
  '\u001b[31m',
  '<script>',
  '</style>',
  '<!--',
  '&#x110000;',
  '\r',
  '\n\n',
  '(',
  '((((',
  '--x',
  'boundary=x',
  '@',
  '.',
  '=?utf-8?q?',
  '%%',
  '5.7.1',
  '550-',
];
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...HOSTILE),
  fc.constantFrom(...replies.map(([, text]) => text)),
  fc.constantFrom(
    'From: ',
    'Subject: Undelivered Mail\n',
    'MIME-Version: 1.0\n',
    'Content-Type: multipart/report; boundary=x\n',
    'Diagnostic-Code: smtp; ',
    'Received: from a by b\n',
    '\n\n--x\n',
    'Content-Transfer-Encoding: base64\n\n',
  ),
);
const soup = fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(''));

describe('whatever is pasted', () => {
  it('gets a sound answer', async () => {
    await fc.assert(
      fc.asyncProperty(soup, async (input) => {
        expectSound(await diagnose(input, catalogue), input);
      }),
      { numRuns: 300 },
    );
  });

  it('as bytes, too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => {
        const found = await diagnose(bytes, catalogue);
        expectSound(found, found.text);
      }),
      { numRuns: 150 },
    );
  });

  it('as a damaged bounce, too', async () => {
    const messages = ['dsn-base64.eml', 'html-only.eml', 'exim-style.eml', 'forwarded.eml', 'broken-boundary.eml'].map(
      fixture,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...messages),
        fc.nat(),
        fc.nat(60),
        fc.constantFrom(...HOSTILE),
        async (message, at, length, junk) => {
          const cut = at % message.length;
          const input = message.slice(0, cut) + junk + message.slice(cut + length);
          expectSound(await diagnose(input, catalogue), input);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Changes that a mail app, a chat or a person makes to a text without changing what it says. */
const CHANGES: Record<string, (text: string) => string> = {
  'in capitals': (text) => text.toUpperCase(),
  'in small letters': (text) => text.toLowerCase(),
  'with double spaces': (text) => text.replaceAll(' ', '  '),
  'with no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'in lines': (text) => text.replace(/(.{20,40}?) /gu, '$1\n'),
  'in lines of Windows': (text) => text.replace(/(.{20,40}?) /gu, '$1\r\n'),
  'as a quote': (text) => `> ${text.replace(/(.{20,40}?) /gu, '$1\n> ')}`,
  'as a quote in a quote': (text) => `>> ${text}`,
  'in quotation marks': (text) => `"${text}"`,
  'in typographic quotation marks': (text) => `“${text}”`,
  'with blank lines around': (text) => `\n\n${text}\n\n`,
  'with typographic apostrophes': (text) => text.replaceAll("'", '\u2019'),
  'with direction marks': (text) => `\u202a${text}\u202c`,
};

describe('a reply means the same', () => {
  it.each(Object.entries(CHANGES))('%s', async (_, change) => {
    const different: string[] = [];
    for (const [cause, text] of replies) {
      const found = await diagnose(change(text), catalogue);
      if (found.cause !== cause) different.push(`${found.cause} instead of ${cause}: ${text}`);
    }
    expect(different).toEqual([]);
  });
});

describe('prose', () => {
  /** A code, or words that a returned message begins with: next to one another such texts are what a bounce looks like. */
  const LIKE_A_BOUNCE =
    /\b[245]\d\d\b|\b[245]\.\d+\.\d+\b|deliver|returned to sender|refused|timed out|rejected|unable to connect/iu;

  it('without a code or the words of a bounce stays unknown in any order and company', async () => {
    const plain = prose.filter((text) => text.length > 60 && !LIKE_A_BOUNCE.test(text));
    expect(plain.length).toBeGreaterThan(50);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(plain, { minLength: 1, maxLength: 4 }), async (texts) => {
        expect((await diagnose(texts.join('\n\n'), catalogue)).cause).toBe('unknown');
      }),
      { numRuns: 400 },
    );
  });
});

describe('large and hostile inputs', () => {
  const million = (text: string): string => text.repeat(Math.ceil(1_000_000 / text.length));
  it.each([
    ['the same reply 10,000 times', 'host mx.example.org said: 550 5.1.1 user unknown\n'.repeat(10_000)],
    ['words of many patterns', million('the message size exceeds user account mailbox not found blocked by relay ')],
    ['one letter', million('a')],
    ['open tags', million('<')],
    ['at signs', million('a@')],
    ['numbers with dots', million('1.1.')],
    ['lone surrogates', million('\ud800x ')],
    ['rules', million('----- ')],
    [
      'boundaries',
      `From: a@example.net\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n${million('--x\n')}`,
    ],
  ])('%s', async (_, input) => {
    const begin = performance.now();
    await diagnose(input, catalogue);
    // The aim is 200 ms a megabyte; the bench measures it. Here only a blow-up would show.
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});

it('text made visible drives no terminal and holds no direction marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});
