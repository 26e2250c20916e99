import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CAUSES } from '../../src/diagnosis/causes.ts';
import { type Diagnosis, diagnose } from '../../src/diagnosis/diagnose.ts';
import { excerpts } from '../../src/diagnosis/excerpts.ts';
import { blankHtml } from '../../src/diagnosis/html.ts';
import { endOfReport, readDeliveryStatus } from '../../src/diagnosis/read.ts';
import { visible } from '../../src/diagnosis/visible.ts';
import { catalogue, fixture, labelled } from '../unit/diagnosis/helpers.ts';
import { damaged, HOSTILE, hostileText } from './inputs.ts';
import { holds, type Target } from './target.ts';

const replies = [...labelled('replies.tsv'), ...labelled('programs.tsv')].map(([, text]) => text);
const messages = [
  'broken-boundary.eml',
  'delayed.eml',
  'delivered.eml',
  'dsn-base64.eml',
  'exim-style.eml',
  'forwarded.eml',
  'html-only.eml',
  'out-of-office.eml',
  'pasted-bounce.txt',
].map(fixture);

/** What holds for every answer to every input. */
function expectSound(found: Diagnosis, input: string): void {
  assert.ok(CAUSES.includes(found.cause));
  assert.ok(found.confidence >= 0 && found.confidence <= 1);
  if (found.cause === 'unknown') assert.deepEqual(found.evidence, []);
  else assert.match(String(found.article), /^\/errors\/[a-z0-9/-]+\/$/u);
  assert.equal(found.text, input);
  for (const { quote, range } of found.evidence) {
    assert.ok(quote.length > 0);
    if (range === undefined) continue;
    const [from, to] = range;
    assert.ok(0 <= from && from < to && to <= input.length);
    assert.equal(input.slice(from, to), quote);
  }
  assert.ok(!found.others.some(({ cause }) => cause === found.cause));
  for (const { pieces } of excerpts(found.text, found.evidence)) {
    const shown = pieces.map(({ text }) => text).join('');
    assert.ok(found.text.includes(shown) || found.evidence.some(({ quote }) => quote === shown));
    assert.ok(pieces.some(({ marked }) => marked));
  }
}

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  hostileText,
  fc.constantFrom(...replies),
  fc.constantFrom('(', '((((', '--x', 'boundary=x', '@', '.', '=?utf-8?q?', '%%', '5.7.1', '550-'),
  fc.constantFrom(
    'From: ',
    'Subject: Undelivered Mail\n',
    'MIME-Version: 1.0\n',
    'Content-Type: multipart/report; boundary=x\n',
    'Content-Type: message/delivery-status\n\n',
    'Content-Type: text/html; charset="utf-7"\n\n',
    'Diagnostic-Code: smtp; ',
    'Final-Recipient: rfc822; ',
    'Received: from a by b\n',
    '\n\n--x\n',
    '\n--x--\n',
    'Content-Transfer-Encoding: base64\n\n',
    'Content-Transfer-Encoding: quoted-printable\n\n',
  ),
);
const soup = fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(''));

/** Parts in parts, with boundaries that end too early, too late or never. */
const { structure } = fc.letrec<{ structure: string }>((tie) => ({
  structure: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc
      .tuple(
        fc.constantFrom('text/plain', 'text/html', 'message/delivery-status', 'message/rfc822', 'x/y; charset=none'),
        fc.constantFrom('7bit', 'base64', 'quoted-printable', 'x-none'),
        fc.oneof(fc.constantFrom(...replies), hostileText),
      )
      .map(([type, coding, body]) => `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${coding}\r\n\r\n${body}`),
    fc
      .tuple(
        fc.constantFrom('report', 'mixed', 'alternative', 'x'),
        fc.constantFrom('x', 'x y', '"x"', '', '=_1', 'x'.repeat(200)),
        fc.array(tie('structure'), { maxLength: 4 }),
        fc.boolean(),
      )
      .map(
        ([kind, boundary, parts, closed]) =>
          `Content-Type: multipart/${kind}; boundary=${boundary}\r\n\r\n${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}${closed ? `--${boundary}--\r\n` : ''}`,
      ),
  ),
}));
const structured = structure.map(
  (body) =>
    `Received: from a by b\r\nFrom: MAILER-DAEMON@a.example\r\nSubject: Undelivered Mail\r\nMIME-Version: 1.0\r\n${body}`,
);

const hugeLine = fc
  .tuple(fc.constantFrom<string>(...replies.slice(0, 40), ...HOSTILE), fc.integer({ min: 1_000, max: 60_000 }))
  .map(([text, length]) => text.repeat(Math.ceil(length / text.length)));

const answers = (says: string, cases: number, few: number, inputs: fc.Arbitrary<string>) =>
  holds(
    says,
    { cases, few },
    fc.asyncProperty(inputs, async (input) => expectSound(await diagnose(input, catalogue), input)),
  );

export const diagnosis: Target = {
  properties: [
    answers('whatever is pasted gets a sound answer', 4_000, 60, soup),
    answers('so does a damaged bounce', 4_000, 40, damaged(fc.constantFrom(...messages))),
    answers('so does any structure of parts', 4_000, 40, structured),
    answers('so does a line without an end', 400, 4, hugeLine),
    holds(
      'so do bytes',
      { cases: 2_000, few: 20 },
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => {
        const found = await diagnose(bytes, catalogue);
        expectSound(found, found.text);
      }),
    ),
    holds(
      'a text made visible drives no terminal and holds no direction marks',
      { cases: 6_000 },
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), hostileText), (text) => {
        assert.doesNotMatch(visible(text), /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
      }),
    ),
    holds(
      'HTML read as text keeps its length and holds no tag',
      { cases: 6_000 },
      fc.property(
        fc.array(fc.oneof(hostileText, fc.constantFrom('<p>', '</p>', '<br/>', '<b')), { maxLength: 8 }),
        (parts) => {
          const html = parts.join('');
          const text = blankHtml(html);
          assert.equal(text.length, html.length);
          // An entity may show a bracket; a tag that was written as one is gone.
          if (!/&(?:lt|#)/iu.test(html)) assert.doesNotMatch(text, /<\/?(?:script|img|p|style|title)[\s>]/iu);
        },
      ),
    ),
    holds(
      'a delivery status of any form is read',
      { cases: 4_000 },
      fc.property(soup, (text) => {
        assert.ok(Array.isArray(readDeliveryStatus(text)));
        const end = endOfReport(text);
        assert.ok(end >= 0 && end <= text.length);
      }),
    ),
  ],
};
