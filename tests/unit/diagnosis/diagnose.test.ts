import { describe, expect, it, vi } from 'vitest';
import { bounce, find, fixture, prose, rows } from './helpers.ts';

/** The share of texts that a diagnosis passes, and those that it doesn't. */
async function share(
  texts: readonly string[],
  passes: (text: string, index: number) => Promise<boolean>,
): Promise<{ share: number; failed: string[] }> {
  const passed = await Promise.all(texts.map(passes));
  return { share: passed.filter(Boolean).length / texts.length, failed: texts.filter((_, index) => !passed[index]) };
}

describe('what servers, apps, and programs say', () => {
  it.each(['replies.tsv', 'programs.tsv', 'apps.tsv'])('is recognized: %s', async (name) => {
    const cells = rows<string[]>(name);
    const found = await share(
      cells.map((row) => row.at(-1) ?? ''),
      async (text, index) => (await find(text)).cause === cells[index]?.[0],
    );
    expect(found.share, found.failed.join('\n')).toBeGreaterThanOrEqual(0.97);
  });

  it.each(rows('articles.tsv'))('leads to the article on just that: %s', async (slug, text) => {
    expect((await find(text)).article).toBe(`/errors/${slug}/`);
  });

  const PHPMAILER = String.raw`PHP Fatal error:  Uncaught PHPMailer\PHPMailer\Exception: SMTP Error: Could not authenticate. in /usr/share/php/libphp-phpmailer/src/PHPMailer.php:2231
Stack trace:
#0 /usr/share/php/libphp-phpmailer/src/PHPMailer.php(2026): PHPMailer\PHPMailer\PHPMailer->smtpConnect()
#1 /usr/share/php/libphp-phpmailer/src/PHPMailer.php(1690): PHPMailer\PHPMailer\PHPMailer->smtpSend()
#2 /home/jane/send-test.php(30): PHPMailer\PHPMailer\PHPMailer->send()
#3 {main}
  thrown in /usr/share/php/libphp-phpmailer/src/PHPMailer.php on line 2231
`;

  it.each([
    [
      'words win over a code',
      '552 5.7.0 This message was blocked because its content presents a potential security issue',
      'rejected-as-spam',
    ],
    [
      'an organization asks for authentication of groups',
      '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
      'recipient-disabled-or-restricted',
    ],
    ['sign-in is asked for with encryption', '530 5.7.0 Must issue a STARTTLS command first', 'tls-problem'],
    ['a quota is not the mailbox’s', '554 5.2.2 Submission quota exceeded', 'rate-limited'],
    ['HTML is pasted as source', '<html><body><p>550 5.1.1 User <b>unknown</b></p></body></html>', 'no-such-user'],
    ['Python writes bytes', "(550, b'Authentication is required for relay')", 'relay-authentication-required'],
    ['Python writes bytes without a code', "b'Relay access denied'", 'relay-authentication-required'],
    [
      'an iPhone breaks the lines of its alert',
      'Cannot Send Mail\nThe recipient “kim@example.org”\nwas rejected by the server because it\ndoes not allow\nrelaying.',
      'relay-authentication-required',
    ],
    [
      'an iPhone breaks the lines of its alert about the login',
      'Cannot Send Mail\nThe user name or\npassword for “smtp.example.com” is\nincorrect.',
      'authentication-failed',
    ],
    ['PHPMailer adds a stack trace', PHPMAILER, 'authentication-failed'],
  ])('%s', async (_, text, cause) => {
    expect((await find(text)).cause).toBe(cause);
  });
});

describe('texts that are no error', () => {
  it('stay unknown, pasted or as a message', async () => {
    const texts = [...prose, '', ' ', '\0', '550', '?'];
    const messages = texts.map(
      (text) => `From: Kim <kim@example.org>\nTo: jane@example.net\nSubject: Hello\n\n${text}`,
    );
    const found = await share([...texts, ...messages], async (text) => (await find(text)).cause === 'unknown');
    expect(found.share, found.failed.join('\n\n')).toBeGreaterThanOrEqual(0.95);
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

  it('mean the same pasted as quoted text', async () => {
    const quoted = fixture('exim-style.eml').replace(/^/gmu, '> ');
    expect((await find(quoted)).cause).toBe('relay-authentication-required');
  });

  it.each([
    ['5.1.1', 'no-such-user'],
    ['5.2.2', 'mailbox-full'],
    ['5.0.0 (mailbox full)', 'mailbox-full'],
    ['5.3.4', 'message-too-large'],
  ])('are read by the status if there is no diagnostic: %s', async (status, cause) => {
    const text =
      'This is an automatically generated notice. Scanned for all viruses and potentially offensive content.';
    expect((await find(bounce(text, `Action: failed\nStatus: ${status}`))).cause).toBe(cause);
  });

  it('are read even if only what follows half a megabyte says something', async () => {
    const header = 'From: a@example.net\nTo: b@example.net\nSubject: x\nMIME-Version: 1.0\n\n';
    const text = `${header}${'x '.repeat(300_000)}\n\nError: 550 5.1.1 user unknown`;
    expect((await find(text)).cause).toBe('no-such-user');
  });
});

describe('files', () => {
  it.each([
    ['UTF-16', '\ufeff550 5.1.1 user unknown', (text: string) => new Uint8Array(Uint16Array.from(text, code).buffer)],
    ['Windows-1252', '550 5.1.1 Empfänger: user unknown', (text: string) => Uint8Array.from(text, code)],
  ])('in %s are text', async (_, text, encode) => {
    const found = await find(encode(text));
    expect(found).toMatchObject({ cause: 'no-such-user', text: text.replace('\ufeff', '') });
  });

  it.each([
    [
      'that hold no text',
      Uint8Array.from({ length: 4096 }, (_, i) => (i * 31) % 256),
      'not-text',
      /has no text in it/u,
    ],
    ['that are too large', 'x'.repeat(10 * 1024 * 1024 + 1), 'too-large', /larger than 10 MB/u],
  ])('%s are refused', async (_, input, reason, message) => {
    const found = await find(input);
    expect(found).toMatchObject({ cause: 'unknown', text: '', refusal: { reason, size: input.length } });
    expect(found.refusal?.message).toMatch(message);
  });

  it('of a file are read like others, unless it can’t be opened, or is so large that it isn’t tried', async () => {
    expect(await find(new Blob(['550 5.1.1 user unknown']))).toMatchObject({ cause: 'no-such-user' });
    const opened = vi.fn(async () => Promise.reject(new DOMException('', 'NotReadableError')));
    expect((await find(sized(100, opened))).refusal).toMatchObject({ reason: 'unreadable' });
    expect(opened).toHaveBeenCalledOnce();
    expect((await find(sized(3e9, opened))).refusal).toMatchObject({ reason: 'too-large', size: 3e9 });
    expect(opened).toHaveBeenCalledOnce();
  });
});

/** A file on a disk, which isn't read before it's asked for. */
function sized(size: number, arrayBuffer: () => Promise<ArrayBuffer>): Blob {
  return Object.defineProperties(new Blob(), { size: { value: size }, arrayBuffer: { value: arrayBuffer } });
}

function code(c: string): number {
  return c.charCodeAt(0);
}
