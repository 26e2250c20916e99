import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it, vi } from 'vitest';
import { readDeliveryStatus } from '../../../src/lib/diagnosis/delivery-status.ts';
import { read } from '../../../src/lib/diagnosis/read.ts';
import { tokenize } from '../../../src/lib/diagnosis/tokens.ts';
import { bounce, failed, find } from './helpers.ts';

/** What is made to keep the reader's device busy: however it's made, so much of it is worked on and no more. */

const HEADER = 'From: a@example.net\nSubject: x\nTo: b@example.org\nMIME-Version: 1.0';
const parse = vi.spyOn(PostalMime, 'parse');

/** Reads a text, and counts what the parser was given of it. */
async function parsed(text: string): Promise<{ lines: number; parts: number }> {
  parse.mockClear();
  await read(text);
  const given = parse.mock.calls.map(([bytes]) => new TextDecoder('latin1').decode(bytes as Uint8Array));
  expect(given[0]).toMatch(/^From: /u);
  const count = (pattern: RegExp) => given.reduce((sum, one) => sum + (one.match(pattern)?.length ?? 0), 0);
  return { lines: count(/\n/gu), parts: count(/^--/gmu) };
}

describe('a message is parsed', () => {
  const base64 = (text: string) => `Content-Transfer-Encoding: base64\n\n${Buffer.from(text).toString('base64')}`;
  const inMessage = (text: string) => `${HEADER}\nContent-Type: message/rfc822\n${base64(text)}`;
  const many = `${HEADER}\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\n'.repeat(60_000)}`;

  it.each([
    'boundary=b',
    'BOUNDARY="b"',
    'boundary=\n "b"',
    'boundary\n =b',
    'boundary(c)=(d)b',
    String.raw`boundary="\b"`,
    'boundary*0=b',
    "boundary*=us-ascii'en'%62",
  ])('up to its hundredth part, with %j', async (parameter) => {
    const { parts } = await parsed(many.replace('boundary=b', parameter));
    expect(parts).toBe(100);
  });

  it.each([
    ['of parts in a message', inMessage(many)],
    ['of parts in a message in a message', inMessage(inMessage(many))],
    ['of lines', `${HEADER}\n\n${'x\n'.repeat(200_000)}`],
    ['of lines in a message', inMessage(`${HEADER}\n\n${'x\n'.repeat(200_000)}`)],
    ['of messages', many.replaceAll('--b\n', `--b\nContent-Type: message/rfc822\n\n${HEADER}\n\n`)],
    ['of messages in messages', `${HEADER}\n${'Content-Type: message/rfc822\n\n'.repeat(20_000)}`],
    [
      'of levels',
      HEADER + Array.from({ length: 9000 }, (_, i) => `\nContent-Type: multipart/x; boundary=${i}\n\n--${i}`).join(''),
    ],
  ])('no farther than its five-thousandth line, for very many %s', async (_, text) => {
    const { lines, parts } = await parsed(text);
    expect(lines).toBeLessThanOrEqual(5_000);
    expect(parts).toBeLessThanOrEqual(100);
  });

  it('whatever it is', async () => {
    const piece = fc.constantFrom(
      '--b\n',
      '--b--\n',
      '--c\r\n',
      '\n',
      'x\n',
      `${HEADER}\n`,
      'Content-Type: message/rfc822\n\n',
    );
    const text = fc
      .tuple(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.constantFrom('b', '\n b', 'c'))
      .map(
        ([pieces, boundary]) =>
          `${HEADER}\nContent-Type: multipart/mixed; boundary=${boundary}\n\n${pieces.join('').repeat(3_000)}`,
      );
    await fc.assert(
      fc.asyncProperty(text, async (input) => {
        const { lines, parts } = await parsed(input);
        expect(lines).toBeLessThanOrEqual(5_000);
        expect(parts).toBeLessThanOrEqual(100);
      }),
      { numRuns: 20 },
    );
  });

  it('no more if its headers are endless', async () => {
    const { passages } = await read(`${HEADER}\nX-A: ${'x'.repeat(200_000)}\n\n550 5.1.1 user unknown`);
    expect(passages.map(({ text }) => text.slice(0, 10))).toEqual(['From: a@ex']);
  });
});

it('what a bounce says first is found before a hundred thousand parts', async () => {
  const report = bounce('Your message is back.', failed('smtp; 550 5.1.1 user unknown'));
  expect(await find(report.replace(/--b--\n$/u, '--b\n\n'.repeat(100_000)))).toMatchObject({ cause: 'no-such-user' });
});

it('a diagnostic that goes on and on is cut, and so is a list of recipients', () => {
  for (const line of ['x\n', ' user unknown\n']) {
    const [status] = readDeliveryStatus(failed(`smtp; 550 ${line.repeat(100_000)}`));
    expect(status?.diagnostic?.length).toBeLessThanOrEqual(4000);
  }
  expect(readDeliveryStatus('Action: failed\n\n'.repeat(10_000)).length).toBeLessThanOrEqual(201);
});

it('of all that is said together, the beginning and the end are read', () => {
  const passage = (text: string) => ({ role: 'text', text, at: 0 }) as const;
  const words = (...texts: string[]) => tokenize(texts.map(passage)).tokens.length;
  expect(words('user unknown '.repeat(1000))).toBe(2000);
  expect(words(...Array<string>(200).fill('user unknown '.repeat(1000)))).toBeLessThanOrEqual(8_000);
  expect(words('送'.repeat(60_000))).toBe(8_000);
  const { tokens } = tokenize([passage(`first ${'x y '.repeat(50_000)} last`)]);
  expect([tokens[0], tokens.at(-1)].map((token) => token?.features[0]?.[0])).toEqual(['first', 'last']);
});

it('a word without end is quoted in part', async () => {
  const { evidence } = await find(`550 relay denied: ${'mailbox'.repeat(10_000)}`);
  expect(evidence.length).toBeGreaterThan(0);
  for (const { quote } of evidence) expect(quote.length).toBeLessThanOrEqual(400);
});
