import { describe, expect, it } from 'vitest';
import { endOfReport, isBinary, looksLikeMessage, read, readDeliveryStatus } from '../../../src/lib/diagnosis/read.ts';

/** A message with a header of its own and nothing in it that says anything. */
function message(headers: Readonly<Record<string, string>>, body = 'Text.'): string {
  const all = {
    From: 'Kim <kim@example.org>',
    Date: 'Tue, 24 Nov 2026 10:00:00 +0000',
    'Message-ID': '<1@x>',
    ...headers,
  };
  return `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n\n${body}`;
}

function multipart(parts: readonly string[], headers: Readonly<Record<string, string>> = {}): string {
  const body = parts.map((part) => `--b\n${part}\n`).join('');
  return message(
    { 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=b', ...headers },
    `${body}--b--\n`,
  );
}

const BOUNCE = { From: 'MAILER-DAEMON@mx.example.org', Subject: 'Undeliverable' };
const isReport = async (headers: Readonly<Record<string, string>>): Promise<boolean> =>
  (await read(message(headers))).isFailureReport;

describe('a header', () => {
  const FROM = 'From: a@example.net';

  it.each([
    ['three known fields, two of them telling', `${FROM}\nSubject: x\nTo: b@example.org\n\nx`, true],
    ['no body', `${FROM}\nSubject: x\nTo: b@example.org`, true],
    ['Windows line ends', `${FROM}\r\nSubject: x\r\nTo: b@example.org\r\n\r\nx`, true],
    ['old line ends', `${FROM}\rSubject: x\rTo: b@example.org\r\rx`, true],
    ['blanks and a byte order mark before it', `\ufeff \n\n${FROM}\nSubject: x\nTo: b@example.org\n\nx`, true],
    ['the envelope of a mailbox file', `From a@example.net Tue\n${FROM}\nSubject: x\nTo: b\n\nx`, true],
    ['the envelope, quoted', `>From a@example.net Tue\n${FROM}\nSubject: x\nTo: b\n\nx`, true],
    ['an envelope that does not stand first', `${FROM}\nFrom a\nFrom b\nFrom c\nSubject: x\nTo: b\n\nx`, false],
    ['folded fields', `${FROM}\n folded\n\tfolded\n again\n again\nSubject: x\nTo: b@example.org\n\nx`, true],
    ['two stray lines', `${FROM}\nstray\nstray\nSubject: x\nTo: b@example.org\n\nx`, true],
    ['three stray lines', `${FROM}\nstray\nstray\nstray\nSubject: x\nTo: b@example.org\n\nx`, false],
    ['a stray line first', `stray\n${FROM}\nSubject: x\nTo: b@example.org\n\nx`, false],
    ['two known fields', `${FROM}\nSubject: x\nOdd: b\n\nx`, false],
    ['three known fields, one of them telling', `${FROM}\nTo: b\nDate: x\n\nx`, false],
    ['the same telling field twice', `${FROM}\nfrom: b\nDate: x\nTo: y\n\nx`, false],
    ['known fields after a blank line', `${FROM}\nSubject: x\n\nTo: b`, false],
    ['names in capitals', `FROM: a\nSUBJECT: x\nTO: b\n\nx`, true],
    [
      'names that only begin or end like known ones',
      `X: y\nfromage: x\nsubjects: x\ntoday: x\nxfrom: x\nresubject: x\n\nx`,
      false,
    ],
    ['names with a blank', `a from: x\na subject: x\na to: x\n\nx`, false],
    ['fields of its own kind', 'X-Mailer: a\nReceived: by b\nSubject: c\n\nx', true],
    ['fields of authentication', 'ARC-Seal: a\nReceived-SPF: b\nReceived: by c\nSubject: d\n\nx', true],
    ['fields of a thread', 'Thread-Topic: a\nReferences: b\nIn-Reply-To: x\nReceived: by c\nSubject: d\n\nx', true],
    ['only what begins like them', 'X-: a\nARC-: b\nThread-: b\nReceived: by c\nSubject: d\n\nx', false],
  ])('%s: %s', (_, text, expected) => {
    expect(looksLikeMessage(text)).toBe(expected);
  });

  it('is looked for in the beginning of a text only', () => {
    expect(looksLikeMessage(`Odd: ${'x'.repeat(20_000)}\nFrom: a\nSubject: x\nTo: b`)).toBe(false);
    expect(looksLikeMessage(`${'Odd: x\n'.repeat(80)}From: a\nSubject: x\nTo: b`)).toBe(false);
  });
});

describe('a file', () => {
  const bytes = (control: number, sign: number, length = 100): Uint8Array =>
    Uint8Array.from({ length }, (_, i) => (i < control ? sign : 0x41));

  it.each([0x00, 0x08, 0x0e, 0x1a, 0x1c, 0x1f])('with many signs like %d holds no text', (sign) => {
    expect(isBinary(bytes(6, sign))).toBe(true);
    expect(isBinary(bytes(5, sign))).toBe(false);
  });

  it.each([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b, 0x20, 0x80, 0xff])('with many signs like %d may be text', (sign) => {
    expect(isBinary(bytes(90, sign))).toBe(false);
  });

  it('is not judged where it is short, or by what stands far behind its beginning', () => {
    expect(isBinary(bytes(63, 0, 63))).toBe(false);
    expect(isBinary(bytes(64, 0, 64))).toBe(true);
    expect(isBinary(Uint8Array.from({ length: 20_000 }, (_, i) => (i < 8192 ? 0x41 : 0)))).toBe(false);
  });

  it('in UTF-16 is text for its byte order mark', () => {
    const zeros = (...first: number[]): Uint8Array => Uint8Array.of(...first, ...new Array<number>(100).fill(0));
    expect(isBinary(zeros(0xff, 0xfe))).toBe(false);
    expect(isBinary(zeros(0xfe, 0xff))).toBe(false);
    for (const [one, two] of [
      [0xff, 0xff],
      [0xfe, 0xfe],
      [0xff, 0x41],
      [0x41, 0xfe],
      [0xfe, 0x41],
      [0x41, 0xff],
    ])
      expect(isBinary(zeros(one ?? 0, two ?? 0))).toBe(true);
  });
});

describe('a pasted text', () => {
  it('that is HTML is searched without its tags, at the same places', async () => {
    const { passages, text } = await read('<p>550 <b>no</b></p>');
    expect(passages).toEqual([{ role: 'text', text: '\n  550    no    \n   ', at: 0 }]);
    expect(text).toBe('<p>550 <b>no</b></p>');
  });

  it('holds all that there is to say of it', async () => {
    expect(await read('550 no\n\n--- Original message ---\nabc')).toEqual({
      kind: 'text',
      isFailureReport: false,
      passages: [{ role: 'text', text: '550 no\n\n', at: 0 }],
      rest: [{ role: 'text', text: '--- Original message ---\nabc', at: 8 }],
      recipients: [],
      text: '550 no\n\n--- Original message ---\nabc',
    });
    expect((await read('550 no')).rest).toEqual([]);
  });
});

describe('a message', () => {
  it('is searched in its body, with the place that it has in the text, and then in what it quotes', async () => {
    const text = message({ Subject: 'Question' }, 'Hello, what is this?\n\n--- Original message ---\nabc\n');
    const reading = await read(text);
    expect(reading).toMatchObject({ kind: 'message', isFailureReport: false, recipients: [], text });
    expect(reading.passages).toEqual([{ role: 'text', text: 'Hello, what is this?\n\n', at: text.indexOf('Hello') }]);
    expect(reading.rest).toEqual([{ role: 'text', text: '--- Original message ---\nabc\n', at: undefined }]);
  });

  it('may have blanks before it, as text or as a file', async () => {
    const text = `\n\n ${message({ Subject: 'Question', 'Content-Type': 'text/plain; charset=utf-8' }, 'Grüße, what is this and what does it mean?')}`;
    for (const input of [text, new TextEncoder().encode(text)]) {
      const reading = await read(input);
      expect(reading.kind).toBe('message');
      expect(reading.passages.map((passage) => passage.text.trim())).toEqual([
        'Grüße, what is this and what does it mean?',
      ]);
      expect(reading.text).toBe(text);
    }
  });

  it('of bytes is decoded as its header says', async () => {
    const head = message({ Subject: 'x', 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=iso-8859-2' }, '');
    const bytes = Uint8Array.of(
      ...new TextEncoder().encode(head),
      0xb1,
      0xe6,
      ...new TextEncoder().encode(' and more, so that the body is not short'),
    );
    expect((await read(bytes)).passages[0]?.text).toContain('ąć and more');
  });

  it('is parsed in its first 512 KiB; what follows is searched last', async () => {
    const text = message({ Subject: 'x' }, `${'x'.repeat(39)}\n${'y'.repeat(600_000)}`);
    const reading = await read(text);
    expect(reading.passages.map((passage) => passage.text.trimEnd().length)).toEqual([
      512 * 1024 - text.indexOf('xxx'),
    ]);
    expect(reading.rest).toEqual([{ role: 'text', text: text.slice(512 * 1024), at: 512 * 1024 }]);
  });

  it('whose body is short is searched as it stands as well', async () => {
    const short = message({ Subject: 'x' }, 'Short.');
    expect((await read(short)).rest).toEqual([{ role: 'text', text: 'Short.', at: short.indexOf('Short.') }]);
    const blanks = ` \n${short}`;
    expect((await read(blanks)).rest).toEqual([{ role: 'text', text: 'Short.', at: blanks.indexOf('Short.') }]);
    expect((await read(message({ Subject: 'x' }, 'x'.repeat(40)))).rest).toEqual([]);
    expect((await read(message({ Subject: 'x' }, `  ${'x'.repeat(39)}  `))).rest).toHaveLength(1);
    expect((await read('From: a\nSubject: b\nTo: c')).rest).toEqual([]);
    const cut = message({ Subject: 'x' }, 'Short.\n-- Original message --\nx');
    expect((await read(cut)).rest[0]?.text).toBe('Short.\n');
  });

  it('of HTML alone is searched without its tags', async () => {
    const html = { Subject: 'x', 'MIME-Version': '1.0', 'Content-Type': 'text/html' };
    const reading = await read(message(html, '<p>The mailbox</p>'));
    expect(reading.passages.map(({ text }) => text.trim())).toEqual(['The mailbox']);
    expect(reading.rest).toEqual([]);
    // Where the type is missing, the tags still tell.
    const raw = await read(multipart(['Content-Type: application/x-odd\n\n<p>The mailbox</p>']));
    expect(raw.rest[0]?.text).not.toContain('<p>');
    expect(raw.rest[0]?.text).toContain('The mailbox');
  });

  it('whose plain part says nothing is searched in its HTML too', async () => {
    const two = (plain: string): string =>
      multipart([`Content-Type: text/plain\n\n${plain}`, 'Content-Type: text/html\n\n<p>The mailbox is full</p>'], {
        'Content-Type': 'multipart/alternative; boundary=b',
      });
    const body = async (text: string): Promise<string | undefined> => (await read(text)).passages[0]?.text;
    expect(await body(two('This is HTML.'))).toMatch(/This is HTML\.\s+The mailbox is full/u);
    expect(await body(two(`  ${'x'.repeat(39)}  `))).toContain('full');
    expect(await body(two('x'.repeat(40)))).not.toContain('full');
  });

  it('holds a bounce where one was attached, but no deeper than three messages', async () => {
    const bounce = message(BOUNCE, 'The address that you wrote to does not exist any more.');
    const forward = (inner: string, depth: number): string =>
      message(
        { Subject: 'Fwd', 'MIME-Version': '1.0', 'Content-Type': `multipart/mixed; boundary=b${depth}` },
        `--b${depth}\n\nLook.\n\n--b${depth}\nContent-Type: message/rfc822\n\n${inner}\n\n--b${depth}--\n`,
      );
    let text = bounce;
    for (let depth = 1; depth <= 4; depth += 1) {
      text = forward(text, depth);
      expect((await read(text)).isFailureReport).toBe(depth <= 3);
    }
    expect((await read(forward(message({ Subject: 'A letter' }), 1))).passages[0]?.text).toContain('Look.');
  });

  it.each([
    ['bounce.eml', true],
    ['Bounce.EML', true],
    ['bounce.eml.txt', false],
    ['bounce.txt', false],
  ])('holds a bounce in a file by its name: %s', async (name, expected) => {
    const bounce = message(BOUNCE);
    const part = `Content-Type: application/octet-stream\nContent-Disposition: attachment; filename="${name}"\n\n${bounce}`;
    expect((await read(multipart(['\nLook.', part], { Subject: 'Fwd' }))).isFailureReport).toBe(expected);
  });
});

describe('a notice', () => {
  const LONG = 'The notice says very little, but it says it at length.';

  it('is searched in its text, in texts beside it, and last in its subject', async () => {
    const attached = (type: string, text: string): string =>
      `Content-Type: ${type}\nContent-Disposition: attachment; filename=a\n\n${text}`;
    const text = multipart(
      [
        `\n${LONG}`,
        attached('text/plain', 'Details.\n--- Original message ---\nabc'),
        attached('text/html', '<p>More</p>'),
        attached('text/csv', 'none'),
      ],
      BOUNCE,
    );
    const { passages, rest } = await read(text);
    expect(passages.map(({ role, text: said, at }) => [role, said.trim(), at])).toEqual([
      ['report', LONG, text.indexOf(LONG)],
      ['report', 'Details.', undefined],
      ['report', 'More', undefined],
    ]);
    expect(rest).toEqual([{ role: 'report', text: 'Undeliverable', at: undefined }]);
    expect(
      (await read(multipart([`\n${LONG}`, attached('text/plain', 'Details.')], { Subject: 'A letter' }))).passages,
    ).toHaveLength(1);
    expect(
      (await read(multipart([`\n${LONG}`, attached('text/plain', `${'x'.repeat(72)}\n`.repeat(2800))], BOUNCE)))
        .passages,
    ).toHaveLength(1);
  });

  it('is not searched in what it returns', async () => {
    const { rest } = await read(message(BOUNCE, `${LONG}\n\n--- Original message ---\nabc`));
    expect(rest).toEqual([{ role: 'report', text: 'Undeliverable', at: undefined }]);
    const { rest: none } = await read(message({ From: BOUNCE.From, 'X-Failed-Recipients': 'a' }, LONG));
    expect(none).toEqual([]);
  });

  it.each(['message/delivery-status', 'message/global-delivery-status'])(
    'of the type %s has recipients',
    async (type) => {
      const status = `Content-Type: ${type}\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@example.org\nAction: failed\nDiagnostic-Code: smtp; 550 no\n\nFinal-Recipient: rfc822; b@example.org\nAction: failed`;
      const { passages, recipients } = await read(multipart([`\n${LONG}`, status], { Subject: 'x' }));
      expect(recipients.map(({ recipient }) => recipient)).toEqual(['a@example.org', 'b@example.org']);
      expect(passages.map(({ role, text, recipient }) => [role, text.trim(), recipient?.recipient])).toEqual([
        ['diagnostic', '550 no', 'a@example.org'],
        ['report', LONG, undefined],
      ]);
    },
  );

  it('has no recipients in a part of another type', async () => {
    const status = 'Content-Type: message/delivery-status-x\n\nFinal-Recipient: rfc822; a@example.org\nAction: failed';
    expect((await read(multipart([`\n${LONG}`, status], { Subject: 'x' }))).recipients).toEqual([]);
  });

  it.each([
    ['failed', true],
    ['delayed', true],
    ['odd', true],
    ['delivered', false],
    ['relayed', false],
    ['expanded', false],
  ])('of a message that was %s is one of a failure: %s', async (action, expected) => {
    const status = `Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@example.org\nAction: ${action}`;
    expect((await read(multipart([`\n${LONG}`, status], BOUNCE))).isFailureReport).toBe(expected);
  });
});

describe('a notice is known', () => {
  it('by a field or a type of its own', async () => {
    expect(await isReport({ Subject: 'x', 'X-Failed-Recipients': 'a@example.org' })).toBe(true);
    const type = (more: string) =>
      isReport({ Subject: 'x', 'MIME-Version': '1.0', 'Content-Type': `multipart/report; ${more}boundary=b` });
    expect(await type('')).toBe(true);
    expect(await type('report-type=delivery-status; ')).toBe(true);
    for (const kind of ['feedback-report', 'disposition-notification']) {
      expect(await type(`report-type=${kind}; `)).toBe(false);
      expect(await type(`report-type="${kind}"; `)).toBe(false);
    }
  });

  it.each([
    'MAILER-DAEMON@x.example',
    'mailerdaemon@x.example',
    'postmaster@x.example',
    'mail-daemon@x.example',
    'maildaemon@x.example',
    'mdaemon@x.example',
    'bounce@x.example',
    'bounces@x.example',
    'double-bounce@x.example',
    'microsoftexchange329e@x.example',
    'MicrosoftExchange@x.example',
    'mail-delivery@x.example',
    'maildelivery.1@x.example',
    'mail-delivery-x@x.example',
    'mailadmin@x.example',
    'mail-system@x.example',
    'mailsystem@x.example',
    'list-admin@x.example',
    'a.list-owner@x.example',
    'postmaster+kim@x.example',
    'bounces=kim@x.example',
    'bounces-12@x.example',
    'bounces.kim@x.example',
    'MAILER-DAEMON',
    'mailerdaemon',
    'postmaster',
  ])('by its sender and its subject: %s', async (sender) => {
    expect(await isReport({ From: sender, Subject: 'Undeliverable' })).toBe(true);
    expect(await isReport({ From: sender, Subject: 'Hello' })).toBe(false);
  });

  it.each(['kim@x.example', 'apostmaster@x.example', 'postmasters@x.example', 'bounces1@x.example', 'admin@x.example'])(
    'not by a sender that only looks like one: %s',
    async (sender) => {
      expect(await isReport({ From: sender, Subject: 'Undeliverable' })).toBe(false);
    },
  );

  it.each([
    'Mail Delivery',
    'mail-delivery',
    'MailDelivery',
    'Mailer Daemon',
    'Mailer-Daemon',
    'MailDaemon',
    'Delivery Subsystem',
    'Delivery System',
    'The Mail System',
    'System Administrator',
    'Postmaster',
    'Internet Mail Delivery',
  ])('by the name of its sender: %s', async (name) => {
    expect(await isReport({ From: `${name} <kim@x.example>`, Subject: 'Undeliverable' })).toBe(true);
  });

  it.each(['Kim', 'Delivery', 'Mail', 'Administrator', 'System'])('not by another name: %s', async (name) => {
    expect(await isReport({ From: `${name} <kim@x.example>`, Subject: 'Undeliverable' })).toBe(false);
  });

  it.each([
    'Undelivered',
    'Unzustellbar: x',
    'Non remis',
    'Returned mail',
    'Returned to sender',
    'Mail error',
    'Mail system error',
    'Delivery status',
    'delivery-failure',
    'Delivery failed',
    'Delivery report',
    'Deliveryproblem',
    'Delivery notification',
    'Delivery delayed',
    'Delivery has failed',
    'Delivery unsuccessful',
    'Delivery error',
    'Failed delivery',
    'Failed mail delivery',
    'Unsuccessful delivery',
    'Delayed delivery',
    'Permanent delivery',
    'Temporary delivery x',
    'Failure notice',
    'Failed notice',
    'Failure delivery',
    'Failed to deliver',
    'Could not deliver',
    'Could not be deliver',
    'Could not send',
    'Could not be send',
    'Mail could not be delivered',
    'Message can not be sent',
    'Message cannot be sent',
    'Message couldnot be delivered',
    'Cannot deliver',
    'Can not be delivered: mail can not be delivered',
    'Cannot send',
    'Nondeliverable',
    'Non-delivery',
    'Nondelivery',
    'Not delivered',
    'Rejected mail',
    'Rejected message',
    'Mail rejected',
    'Message delivery rejected',
    'Message failed',
    'Mail failure',
    'Message delayed',
    'Unable to deliver',
    'Bounce mail',
    'Bounced message',
    'User unknown',
    'Quota exceeded',
    'Warning: could not send',
    'Warning: message',
    'Mailbox full',
    'Nicht zugestellt',
    'Non distribué',
    'Non recapitat',
    'Devuelto',
    'No entregado',
    'No se entregado',
    'No se pudo entregar',
    'No pudo entregar',
    'Não entregue',
    'Não pôde',
    'Niet bezorgd',
    'Niet afgeleverd',
    'Onbestelbaar',
    'Mancata consegna',
    'Mancato recapito',
    'Not a member',
    'Not member',
  ])('by its subject: %s', async (subject) => {
    const encoded = /^[ -~]*$/u.test(subject) ? subject : `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`;
    expect(await isReport({ From: 'postmaster@x.example', Subject: encoded })).toBe(true);
    expect(await isReport({ From: 'postmaster@x.example', Subject: `Re: ${encoded}` })).toBe(false);
    expect(await isReport({ From: 'kim@x.example', Subject: encoded })).toBe(false);
  });

  it.each([
    'Hello',
    'Delivery',
    'Not a membership',
    'Mail',
    'Failed',
    'Could you send',
    'Warning',
    'No',
    'Mailbox',
    'Delivery on Monday',
    'Unable to come',
  ])('not by another subject: %s', async (subject) => {
    expect(await isReport({ From: 'postmaster@x.example', Subject: subject })).toBe(false);
  });

  it.each(['Re:', 'AW:', 'Fwd:', 'FW :', 'Fw:', 'WG:', 'TR:'])(
    'not where somebody answers or forwards it: %s',
    async (begin) => {
      expect(await isReport({ From: 'postmaster@x.example', Subject: `${begin} Undeliverable` })).toBe(false);
      expect(await isReport({ From: 'postmaster@x.example', Subject: `x ${begin} Undeliverable` })).toBe(true);
    },
  );

  it.each([
    ['an empty return path', { 'Return-Path': '<>' }, true],
    ['a blank return path', { 'Return-Path': '< >' }, true],
    ['a return path of a program', { 'Return-Path': '<MAILER-DAEMON@x.example>' }, true],
    ['a return path of a person', { 'Return-Path': '<kim@x.example>' }, false],
    ['no return path', {}, false],
    ['an automatic answer', { 'Auto-Submitted': 'auto-replied' }, true],
    ['no automatic answer', { 'Auto-Submitted': 'no' }, false],
    ['no automatic answer, in a comment', { 'Auto-Submitted': 'no (not auto-replied)' }, false],
  ])('by %s beside its sender or its subject', async (_, more: Record<string, string>, expected) => {
    expect(await isReport({ From: 'postmaster@x.example', Subject: 'Hello', ...more })).toBe(expected);
    expect(await isReport({ From: 'kim@x.example', Subject: 'Undeliverable', ...more })).toBe(expected);
    expect(await isReport({ From: 'kim@x.example', Subject: 'Hello', ...more })).toBe(false);
  });
});

describe('a message of very many parts', () => {
  const mixed = (boundaries: number, parts: number): string => {
    const stated = Array.from({ length: boundaries }, (_, i) => `X-${i}: boundary=b${i}`).join('\n');
    return `From: a\nSubject: x\nTo: b\n${stated}\n\n${'--b0\n\n'.repeat(parts)}`;
  };

  it.each([
    ['100 boundaries', mixed(100, 0), 'message'],
    ['101 boundaries', mixed(101, 0), 'text'],
    ['1000 parts', mixed(1, 1000), 'message'],
    ['1001 parts', mixed(1, 1001), 'text'],
    ['1001 parts, quoted', mixed(1, 1001).replace('boundary=b0', 'Boundary="b0"'), 'text'],
    ['1001 parts, spaced', mixed(1, 1001).replace('boundary=b0', 'boundary= b0;'), 'text'],
    ['1001 parts of another boundary', mixed(1, 1001).replace('boundary=b0', 'boundary=bb0'), 'message'],
  ])('is read as text: %s', async (_, text, kind) => {
    expect((await read(text)).kind).toBe(kind);
  });
});

describe('a delivery status', () => {
  const one = (...lines: string[]) => readDeliveryStatus(lines.join('\n'))[0];

  it('says all of a recipient', () => {
    expect(
      readDeliveryStatus(
        'Final-Recipient: RFC822; a@example.org\nAction: Failed (at last)\nStatus: 5.10.100 (bad)\nDiagnostic-Code: SMTP ; 550 no\nRemote-MTA: dns;mx.example.org',
      ),
    ).toEqual([
      {
        recipient: 'a@example.org',
        action: 'failed',
        status: '5.10.100',
        diagnostic: '550 no',
        diagnosticType: 'smtp',
        remoteMta: 'mx.example.org',
      },
    ]);
  });

  it('may say next to nothing', () => {
    const nothing = {
      recipient: undefined,
      action: 'unknown',
      status: undefined,
      diagnostic: undefined,
      diagnosticType: undefined,
      remoteMta: undefined,
    };
    expect(one('Final-Recipient: rfc822; a')).toEqual({ ...nothing, recipient: 'a' });
    expect(one('Action: delayed')).toEqual({ ...nothing, action: 'delayed' });
    expect(one('Status: odd')).toEqual({ ...nothing, diagnostic: 'odd' });
    expect(one('Diagnostic-Code: no')).toEqual({ ...nothing, diagnostic: 'no' });
    expect(one('Diagnostic-Code:', 'Status: 5.1.1 (bad)')).toEqual({
      ...nothing,
      status: '5.1.1',
      diagnostic: '5.1.1 (bad)',
    });
    expect(one('Original-Recipient: rfc822; b', 'Status: 5.1.1')?.recipient).toBe('b');
    expect(one('Original-Recipient: rfc822; b', 'Final-Recipient: rfc822; a')?.recipient).toBe('a');
    expect(readDeliveryStatus('Original-Recipient: rfc822; b\nRemote-MTA: dns; x\n\n\nReporting-MTA: dns; x')).toEqual(
      [],
    );
  });

  it.each(['failed', 'delayed', 'delivered', 'relayed', 'expanded'])('knows what was done: %s', (action) => {
    expect(one(`Action: ${action.toUpperCase()}`)?.action).toBe(action);
    expect(one(`Action: ${action}(x)`)?.action).toBe(action);
    expect(one(`Action: ${action}x`)?.action).toBe('unknown');
  });

  it.each([
    ['folded', ['Diagnostic-Code: smtp; 550', '  no   ', '\tmore']],
    ['broken without folding', ['Diagnostic-Code: smtp; 550', 'no', '', 'more'].filter((line) => line !== '')],
    ['broken at something with a colon', ['Diagnostic-Code: smtp; 550', ' no', 'more']],
  ])('has a diagnostic that is %s', (_, lines) => {
    expect(one(...lines, 'Status: 5.1.1')).toMatchObject({ diagnostic: '550 no more', status: '5.1.1' });
  });

  it('has a diagnostic with colons, but no other field does', () => {
    expect(
      one('Diagnostic-Code: smtp; 550 see', '<http://x.example/>: no', ': yes', `${'x'.repeat(77)}: long`)?.diagnostic,
    ).toBe(`550 see <http://x.example/>: no : yes ${'x'.repeat(77)}: long`);
    expect(one('Status: 5.1.1', '<http://x.example/>: no', 'stray', 'Action: failed')).toMatchObject({
      diagnostic: '5.1.1',
      action: 'failed',
    });
    expect(one('stray', ' folded', 'Status: 5.1.1')?.diagnostic).toBe('5.1.1');
    expect(one(`Diagnostic-Code: no`, `${'x'.repeat(76)}: field`, 'stray')?.diagnostic).toBe('no');
    expect(one('Diagnostic-Code: no', 'x: field')?.diagnostic).toBe('no');
  });

  it('takes the first of a field, whatever its capitals and line ends', () => {
    expect(one('STATUS : 5.1.1', 'status: 5.2.2')?.status).toBe('5.1.1');
    expect(
      readDeliveryStatus('Status: 5.1.1\r\n\r\nStatus: 5.2.2\r \t\rStatus: 5.3.3').map(({ status }) => status),
    ).toEqual(['5.1.1', '5.2.2', '5.3.3']);
  });

  it('has a type only where a short word stands before its first semicolon', () => {
    expect(one('Diagnostic-Code: 550 no; really')).toMatchObject({
      diagnostic: '550 no; really',
      diagnosticType: undefined,
    });
    expect(one(`Diagnostic-Code: ${'x'.repeat(30)}; no`)).toMatchObject({
      diagnostic: 'no',
      diagnosticType: 'x'.repeat(30),
    });
    expect(one(`Diagnostic-Code: ${'x'.repeat(31)}; no`)).toMatchObject({ diagnosticType: undefined });
    expect(one('Diagnostic-Code: X-Notes; no')).toMatchObject({ diagnosticType: 'x-notes' });
  });

  it('has at most 200 recipients', () => {
    expect(readDeliveryStatus(`Reporting-MTA: dns; x\n\n${'Status: 5.1.1\n\n'.repeat(300)}`)).toHaveLength(200);
  });
});

describe('the report ends', () => {
  const cut = (line: string): boolean => {
    const text = `It did not work.\n${line}\nabc`;
    const at = endOfReport(text);
    if (at !== text.length) expect(text.slice(0, at)).toBe('It did not work.\n');
    return at !== text.length;
  };

  it.each([
    '-- Original message --',
    '=== Original message',
    '___ Original message',
    '*** Original message',
    'Original message',
    'Original mail',
    'Original e-mail',
    'Original email',
    'The original message follows',
    'Your original message:',
    'Unsent message',
    'Returned message',
    'Undelivered message',
    'Failed message',
    'Rejected message',
    'Bounced message',
    'Original message follows and below',
    'Original message headers',
    'Original message header follows:',
    'Original message text',
    'Original message starts here',
    'Original message is attached',
    'The header and top 20 lines of the message follow',
    'Header and top 20 lines of the message follows',
    'The first 20 lines of the message',
    'Top 20 lines of your original message',
    'First 20 lines of the original message',
    'Message header follows',
    'Message headers follow',
    'Message text follows',
    'Message content follows',
    'Message contents follow',
    'Message body follow',
    'Returned message follows',
    'Returned text below',
    'Returned content follows',
    'Included message',
    'Included message follows',
    'Forwarded message',
    'Mensaje original',
    "Message d'origine",
    'Ursprüngliche Nachricht',
    'Urspruengliche Nachricht',
    'Originalnachricht',
    'Original-Nachricht',
    '------ This is a copy of the message, including all the headers. ------',
    'Below is a copy of your message:',
    'Here is the copy of the original message:',
    'The following is a copy of your undelivered message:',
    'Attached is a copy of your failed message:',
    'Copy of your returned message:',
    'Copy of the message',
    'Here is included is a copy message',
    'This is a header of your message:',
    'Headers of the original message:',
    'The header and top 20 lines of the original message:',
    'Below this line is a copy of the message.',
    'Below this line is the copy of the message.',
    'Received: from mx.example.org',
    'Received: by mx.example.org',
    'Received: (qmail 1 invoked)',
    'Return-Path: <a@example.net>',
    'X-Originating-IP: 192.0.2.1',
    'DKIM-Signature: v=1',
    'ARC-Seal: i=1',
    '> Original message',
    '>> Original message',
    '| Original message',
    '  Original message  ',
    '-- Original message',
  ])('at %s', (line) => {
    expect(cut(line)).toBe(true);
  });

  it.each([
    'Original message details',
    'Original message was',
    'Original message has',
    'Original message is not',
    'Original message could',
    'Original message from',
    'Original message to',
    'Original message sent',
    'Original message size',
    'Original message id',
    'Original message subject',
    'Original message-details',
    'The message',
    'Message',
    'Message follows',
    'An original message',
    'Returned something',
    'Received: at last',
    'X-Received: from a',
    'See the original message',
    '- Original messag',
    'A copy',
    'Top 20 lines',
    'The failed message could not be read',
    'Original message that was written by somebody else',
    `Original message below ${'x'.repeat(90)}`,
    'Subject: Original message',
  ])('not at %s', (line) => {
    expect(cut(line)).toBe(false);
  });

  it.each([
    ['a long line that announces', 'Original message, which the sender wrote, follows', true],
    ['a long line that announces headers', 'Original message, of which these are the headers', true],
    ['a long line with a full stop', 'Original message, which was written by somebody else.', true],
    ['a long line with a colon', 'Original message, which was written by somebody else:', true],
    ['a long line in signs', '==== Original message, which was written by somebody', true],
    ['a line of 39 characters', `Original message, ${'x'.repeat(21)}`, true],
    ['a line of 40 characters', `Original message, ${'x'.repeat(22)}`, false],
    ['a line of 109 characters', `Original message, ${'x'.repeat(90)}:`, true],
    ['a line of 110 characters', `Original message, ${'x'.repeat(91)}:`, false],
  ])('at %s or not', (_, line, expected) => {
    expect(cut(line)).toBe(expected);
  });

  it.each([
    ['at the first line', 'Original message\nabc', undefined],
    ['in a header at the beginning', 'From: a\nReceived: from b\nReturn-Path: c\n\nSaid.\nReceived: from d', 47],
    ['in a header with an envelope', 'From a\nReceived: from b\n folded\nReceived: from c\n\nabc', undefined],
    ['after a reason that looks like a header', 'Reason: full\nReceived: from b', 13],
    ['after an error that looks like a header', 'Error: full\nReceived: from b', 12],
    ['after a status that looks like a header', 'Status: 5.2.2\nReceived: from b', 14],
    ['after a diagnostic that looks like a header', 'Diagnostic-Code: x\nReceived: from b', 19],
    ['after failed addresses that look like a header', 'Failed: x\nReceived: from b', 10],
    ['after a blank line', '\n\nSaid.\nReceived: from b', 8],
    ['after a blank line and a first line', '\n\nReceived: from b\nReturn-Path: x', 19],
    ['after a header that only quotes', '> From: a\n>\n> Said.\n> Received: from b', 20],
    ['at the end', 'Said.\nReceived: from b', 6],
    ['nowhere', 'Said.\nAnd said.\n', undefined],
  ])('%s', (_, text, at = text.length) => {
    expect(endOfReport(text)).toBe(at);
  });
});
