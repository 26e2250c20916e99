import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { loadCatalogue } from '../../../src/lib/diagnosis/load-catalogue.ts';
import { bounce, fixture, prose, rows } from './helpers.ts';

const catalogue = loadCatalogue();

const find = (input: string | Uint8Array): ReturnType<typeof diagnose> => diagnose(input, catalogue);

describe('what servers, apps, and programs say', () => {
  it.each(['replies.tsv', 'programs.tsv'])('is recognized: %s', async (name) => {
    const wrong: string[] = [];
    for (const [cause, text] of rows(name)) {
      const found = await find(text);
      if (found.cause !== cause) wrong.push(`${found.cause} instead of ${cause}: ${text}`);
    }
    expect(wrong).toEqual([]);
  });

  it('gives the app away', async () => {
    const wrong: string[] = [];
    for (const [cause, app, text] of rows<[string, string, string]>('apps.tsv')) {
      const found = await find(text);
      if (found.cause !== cause || found.app !== app) wrong.push(`${found.cause}, ${found.app}: ${text}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(rows('articles.tsv'))('leads to the article on just that: %s', async (slug, text) => {
    expect((await find(text)).article).toBe(`/errors/${slug}/`);
  });

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
    [
      'the domain of a sender is unknown',
      'SMTP error from remote mail server after MAIL FROM:<jane@example.test>: 550 No such domain',
      'sender-not-allowed',
    ],
    ['sign-in is asked for with encryption', '530 5.7.0 Must issue a STARTTLS command first', 'tls-problem'],
    ['a quota is not the mailbox’s', '554 5.2.2 Submission quota exceeded', 'rate-limited'],
    ['HTML is pasted as source', '<html><body><p>550 5.1.1 User <b>unknown</b></p></body></html>', 'no-such-user'],
  ])('%s', async (_, text, cause) => {
    expect((await find(text)).cause).toBe(cause);
  });
});

describe('texts that are no error', () => {
  it('stay unknown, pasted or as a message', async () => {
    const wrong: string[] = [];
    for (const text of [...prose, '', ' ', '\0', '550', '?']) {
      const message = `From: Kim <kim@example.org>\nTo: jane@example.net\nSubject: Hello\n\n${text}`;
      for (const input of [text, message]) {
        const { cause } = await find(input);
        if (cause !== 'unknown') wrong.push(`${cause}: ${input}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('stay unknown sentence by sentence, unless a sentence is the words of an error', async () => {
    const wrong: string[] = [];
    for (const sentence of prose.flatMap((text) => text.split(/(?<=[.!?])\s+/u))) {
      const { cause } = await find(sentence);
      if (cause !== 'unknown') wrong.push(`${cause}: ${sentence}`);
    }
    expect(wrong).toEqual([
      'relay-authentication-required: Section 5.7.1: Relaying messages for third parties is not allowed.',
      'try-again-later: Try again later.',
    ]);
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
    ['that hold no text', Uint8Array.from({ length: 4096 }, (_, i) => (i * 31) % 256), 'not-text', /holds no text/u],
    ['that are too large', 'x'.repeat(10 * 1024 * 1024 + 1), 'too-large', /larger than 10 MB/u],
  ])('%s are refused', async (_, input, reason, message) => {
    const found = await find(input);
    expect(found).toMatchObject({ cause: 'unknown', text: '', refusal: { reason, size: input.length } });
    expect(found.refusal?.message).toMatch(message);
  });
});

function code(c: string): number {
  return c.charCodeAt(0);
}
