import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { catalogue, fixture, labelled, prose } from './helpers.ts';

const find = (input: string | Uint8Array): ReturnType<typeof diagnose> => diagnose(input, catalogue);

describe('what servers, apps and programs say', () => {
  it.each([...labelled('replies.tsv'), ...labelled('programs.tsv')])('%s: %s', async (cause, text) => {
    expect((await find(text)).cause).toBe(cause);
  });
});

describe('texts that are no error', () => {
  it.each(prose)('%s', async (text) => {
    expect((await find(text)).cause).toBe('unknown');
    const message = `From: Kim <kim@example.org>\nTo: jane@example.net\nSubject: Hello\nDate: Tue, 24 Nov 2026 10:00:00 +0000\n\n${text}`;
    expect((await find(message)).cause).toBe('unknown');
  });

  it.each(['', ' ', '\n\n', '\0', '550', '?'])('%j', async (text) => {
    expect(await find(text)).toMatchObject({ cause: 'unknown', confident: false, evidence: [], others: [] });
  });
});

describe('messages', () => {
  it.each([
    ['dsn-base64.eml', 'no-such-user'],
    ['html-only.eml', 'mailbox-full'],
    ['exim-style.eml', 'relay-authentication-required'],
    ['delayed.eml', 'try-again-later'],
    ['delivered.eml', 'unknown'],
    ['out-of-office.eml', 'unknown'],
    ['forwarded.eml', 'no-such-user'],
    ['broken-boundary.eml', 'message-too-large'],
    ['pasted-bounce.txt', 'no-such-user'],
  ])('%s: %s', async (name, cause) => {
    expect((await find(fixture(name))).cause).toBe(cause);
    expect((await find(new TextEncoder().encode(fixture(name)))).cause).toBe(cause);
  });

  it('pasted as quoted text mean the same', async () => {
    const quoted = fixture('exim-style.eml')
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n');
    expect((await find(quoted)).cause).toBe('relay-authentication-required');
  });
});

describe('an answer', () => {
  it('quotes its evidence with the place in the text', async () => {
    const text = 'Hello,\n\nit says\n> 550 5.7.1 <kim@example.org>:\n> Relay access\n> denied\nwhy?';
    const { evidence, code, enhancedCode } = await find(text);
    expect(evidence[0]?.quote).toBe('550 5.7.1 <kim@example.org>:\n> Relay access\n> denied');
    expect(text.slice(...(evidence[0]?.range ?? [0, 0]))).toBe(evidence[0]?.quote);
    expect([code, enhancedCode]).toEqual(['550', '5.7.1']);
  });

  it('names article, first step, permanence and who fixes it', async () => {
    expect(await find('454 4.7.1 <kim@example.org>: Relay access denied')).toMatchObject({
      article: '/errors/relay-access-denied/',
      permanence: 'permanent',
      whoFixes: 'you',
      saidBy: 'your-server',
      isBounce: false,
      confident: true,
    });
    expect(await find('452 4.2.2 mailbox is full')).toMatchObject({ permanence: 'temporary', whoFixes: 'recipient' });
    expect(await find('552 5.2.2 mailbox is full')).toMatchObject({ permanence: 'permanent' });
    expect(await find('mailbox is full')).toMatchObject({ permanence: 'either' });
  });

  it('tells a relay refusal of another server from the missing login of the reader', async () => {
    const found = await find(fixture('exim-style.eml'));
    expect(found).toMatchObject({ saidBy: 'recipient-server', isBounce: true, whoFixes: 'recipient' });
    expect(found.notes.map(({ id }) => id)).toContain('refused-by-other-server');
    expect(found.others.map(({ cause }) => cause)).toContain('domain-not-found');
  });

  it('names other readings and what speaks for them', async () => {
    const { others } = await find('550 5.7.1 <kim@example.org>: user unknown. Message rejected as spam');
    expect(others.length).toBeGreaterThan(0);
    expect(others[0]?.tell).toMatch(/\.$/u);
  });

  it.each(labelled('apps.tsv'))('names the cause and guesses the app: %s: %s', async (cause, rest) => {
    const [app, text = ''] = rest.split('\t');
    expect(await find(text)).toMatchObject({ cause, app });
  });

  it('guesses no app from a bounce', async () => {
    expect((await find(fixture('dsn-base64.eml'))).app).toBeUndefined();
  });
});

describe('traps', () => {
  it.each([
    [
      'the words win over the code',
      '552 5.7.0 This message was blocked because its content presents a potential security issue',
      'rejected-as-spam',
    ],
    [
      'an organization that asks for authentication of groups',
      '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
      'recipient-disabled-or-restricted',
    ],
    [
      'a sender with an unknown domain',
      '550 5.1.8 <jane@example.test>: Sender address rejected: Domain not found',
      'sender-not-allowed',
    ],
    [
      'a domain unknown at MAIL FROM',
      'SMTP error from remote mail server after MAIL FROM:<jane@example.test>: 550 No such domain',
      'sender-not-allowed',
    ],
    ['a login asked for with encryption', '530 5.7.0 Must issue a STARTTLS command first', 'tls-problem'],
    ['a quota that is none of the mailbox', '554 5.2.2 Submission quota exceeded', 'rate-limited'],
    ['HTML pasted as source', '<html><body><p>550 5.1.1 User <b>unknown</b></p></body></html>', 'no-such-user'],
  ])('%s', async (_, text, cause) => {
    expect((await find(text)).cause).toBe(cause);
  });
});

describe('a delivery status without diagnostic', () => {
  const report = (status: string): string =>
    [
      'From: MAILER-DAEMON@mx.example.org',
      'Subject: Delivery Status Notification (Failure)',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      '',
      'This is an automatically generated notice. Scanned for all viruses and potentially offensive content.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Final-Recipient: rfc822; kim@example.org',
      'Action: failed',
      `Status: ${status}`,
      '',
      '--b--',
    ].join('\n');

  it.each([
    ['5.1.1', 'no-such-user'],
    ['5.2.2', 'mailbox-full'],
    ['5.0.0 (mailbox full)', 'mailbox-full'],
    ['5.3.4', 'message-too-large'],
  ])('is read by its status: %s', async (status, cause) => {
    expect((await find(report(status))).cause).toBe(cause);
  });
});

describe('files', () => {
  it('that hold no text are refused', async () => {
    const picture = Uint8Array.from({ length: 4096 }, (_, i) => (i * 31) % 256);
    expect(await find(picture)).toMatchObject({ cause: 'unknown', refusal: { reason: 'not-text' } });
  });

  it('in UTF-16 are text', async () => {
    const text = '\ufeff550 5.1.1 user unknown, the address does not exist on this server at all';
    const bytes = new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer);
    expect((await find(bytes)).cause).toBe('no-such-user');
  });

  it('are read even where only what follows half a megabyte says something', async () => {
    const header = 'From: a@example.net\nTo: b@example.net\nSubject: x\nMIME-Version: 1.0\n\n';
    const found = await find(`${header}${'x '.repeat(300_000)}\n\nError: 550 5.1.1 user unknown`);
    expect(found.cause).toBe('no-such-user');
  });
});

it('refuses what is too large instead of trying', async () => {
  const found = await find('x'.repeat(10 * 1024 * 1024 + 1));
  expect(found).toMatchObject({ cause: 'unknown', refusal: { reason: 'too-large', limit: 10 * 1024 * 1024 } });
  expect(found.refusal?.message).toContain('10 MB');
});
