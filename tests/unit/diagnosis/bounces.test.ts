import { describe, expect, it } from 'vitest';
import { read } from '../../../src/lib/diagnosis/read.ts';
import { bounce, fixture, multipart, rows } from './helpers.ts';

const texts = async (input: string | Uint8Array): Promise<string[]> =>
  (await read(input)).passages.map(({ text }) => text.trim());

describe('a bounce', () => {
  it('is decoded, with its delivery status apart and without the returned message', async () => {
    const { isFailureReport, passages, recipients } = await read(fixture('dsn-base64.eml'));
    expect(isFailureReport).toBe(true);
    expect(recipients).toEqual([
      {
        recipient: 'kim@example.org',
        action: 'failed',
        status: '5.1.1',
        diagnostic: '550-5.1.1 <kim@example.org>: Recipient address rejected: User unknown in virtual mailbox table',
        diagnosticType: 'smtp',
        remoteMta: 'mx.example.org',
      },
    ]);
    expect(passages.map(({ role }) => role)).toEqual(['diagnostic', 'report']);
    expect(passages[1]?.text).toContain('konnte nicht zugestellt werden');
    expect(passages[1]?.text).not.toContain('Relay access denied');
  });

  it.each(rows<[string, string, string, string]>('reports.tsv'))(
    'is told from a letter: %s from %s, "%s" %s',
    async (kind, from, subject, more) => {
      const header = [`From: ${from}`, `Subject: ${subject}`, 'Message-ID: <1@x>', ...(more ? [more] : [])];
      const message = `${header.join('\n')}\n\n${'A text that says nothing at all about it. '.repeat(2)}`;
      expect((await read(message)).isFailureReport).toBe(kind === 'bounce');
    },
  );

  it.each([
    ['failed', true],
    ['delayed', true],
    ['odd', true],
    ['delivered', false],
    ['relayed', false],
    ['expanded', false],
  ])('is a failure depending on the action: %s', async (action, expected) => {
    expect((await read(bounce('Text.', `Action: ${action}`))).isFailureReport).toBe(expected);
  });

  it('can be in forwarded messages, but no deeper than three', async () => {
    let message = bounce('Text.', 'Action: failed');
    for (let depth = 1; depth <= 4; depth += 1) {
      const header = ['From: kim@example.org', 'Subject: Fwd', `Content-Type: multipart/mixed; boundary=b${depth}`];
      message = multipart(header, '\nLook.', `Content-Type: message/rfc822\n\n${message}`);
      expect((await read(message)).isFailureReport).toBe(depth <= 3);
    }
  });

  it('has its details in a text file beside the notice', async () => {
    const attached = (type: string, text: string): string =>
      `Content-Type: ${type}\nContent-Disposition: attachment; filename=a\n\n${text}`;
    const parts = [attached('text/plain', 'Details.'), attached('text/html', '<p>More</p>'), attached('text/csv', 'x')];
    const header = ['From: MAILER-DAEMON@example.org', 'Content-Type: multipart/mixed; boundary=b'];
    expect(await texts(multipart([...header, 'Subject: Undeliverable'], '\nNotice.', ...parts))).toEqual([
      'Notice.',
      'Details.',
      'More',
    ]);
    expect(await texts(multipart([...header, 'Subject: A letter'], '\nNotice.', ...parts))).toEqual(['Notice.']);
  });
});

describe('a delivery status', () => {
  const recipientsOf = async (...recipients: string[]): Promise<unknown> =>
    (await read(bounce('Text.', ...recipients))).recipients;

  it('has several recipients, folded fields, and comments', async () => {
    expect(
      await recipientsOf(
        'Final-Recipient: rfc822;a@example.org\nAction: Failed (at last)\nStatus: 5.1.10 (bad)',
        'ORIGINAL-RECIPIENT: RFC822; b@example.org\nAction: Delayed\nDiagnostic-Code: smtp;\n\t451 4.7.1\n try again',
      ),
    ).toMatchObject([
      { recipient: 'a@example.org', action: 'failed', status: '5.1.10', diagnostic: '5.1.10 (bad)' },
      { recipient: 'b@example.org', action: 'delayed', diagnosticType: 'smtp', diagnostic: '451 4.7.1 try again' },
    ]);
  });

  it.each([
    [
      'broken without folding',
      'Diagnostic-Code: smtp; 550\nno\n<http://x.example/>: y',
      '550 no <http://x.example/>: y',
    ],
    ['without a type', 'Diagnostic-Code: 550 no; really', '550 no; really'],
    ['repeated', 'Diagnostic-Code: X-Notes; no\nDiagnostic-Code: smtp; 550', 'no'],
  ])('has a diagnostic that is %s', async (_, lines, diagnostic) => {
    expect(await recipientsOf(`Status: 5.1.1\n${lines}`)).toMatchObject([{ status: '5.1.1', diagnostic }]);
  });
});

describe('the returned message', () => {
  it.each(rows('returned-message-lines.tsv'))('is told from the report: %s at "%s"', async (kind, line) => {
    const [report = ''] = await texts(`It did not work.\n${line}\nabc`);
    expect(report.endsWith('abc')).toBe(kind === 'report');
  });

  it('is searched last', async () => {
    const { passages, rest } = await read(fixture('pasted-bounce.txt'));
    expect(passages[0]?.text).toContain('user does not exist');
    expect(passages[0]?.text).not.toContain('mailbox full');
    expect(rest[0]?.text).toContain('mailbox full');
  });

  it.each([
    ['nothing would be left', 'Original message\nabc'],
    ['the header of the report is pasted too', '> From: a\n> Received: from b\n>\n> Said.'],
  ])('is not cut off if %s', async (_, text) => {
    expect(await texts(text)).toEqual([text]);
  });
});

describe('a message', () => {
  const HEADER = 'From: a@example.net\nSubject: x\nTo: b@example.org';
  const BODY = 'The body of a message, which is long enough to be one.';

  it.each([
    ['with Windows line ends', `${HEADER}\n\n${BODY}`.replaceAll('\n', '\r\n')],
    ['with blanks and a byte order mark before it', `\ufeff \n\n${HEADER}\n\n${BODY}`],
    ['from a mailbox file', `From a@example.net Tue\n${HEADER}\n\n${BODY}`],
    ['with broken folding', `${HEADER}\nstray\nstray\n\n${BODY}`],
  ])('is read without its header: %s', async (_, text) => {
    expect(await texts(text)).toEqual([BODY]);
    expect(await texts(new TextEncoder().encode(text))).toEqual([BODY]);
  });

  it.each([
    ['two fields', 'From: a@example.net\nSubject: x'],
    ['fields that say little', 'To: b\nDate: x\nReply-To: y'],
    ['a stray line first', `stray\n${HEADER}`],
    ['stray lines', `${HEADER}\nstray\nstray\nstray`],
    ['fields of an error', 'Reason: full\nStatus: 5.2.2\nFrom: a'],
  ])('is only a text with %s', async (_, header) => {
    expect(await texts(`${header}\n\n${BODY}`)).toEqual([`${header}\n\n${BODY}`]);
  });

  it('is searched in its HTML if the plain part says nothing', async () => {
    const alternative = (plain: string): string =>
      multipart(
        [HEADER, 'Content-Type: multipart/alternative; boundary=b'],
        `Content-Type: text/plain\n\n${plain}`,
        'Content-Type: text/html\n\n<p>The mailbox is full</p>',
      );
    expect((await texts(alternative('This is HTML.')))[0]).toMatch(/This is HTML\.\s+The mailbox is full/u);
    expect(await texts(alternative(BODY))).toEqual([BODY]);
  });
});
