import { describe, expect, it } from 'vitest';
import { blankHtml, looksLikeHtml } from '../../../src/lib/diagnosis/html.ts';
import { decode, endOfReport, looksLikeMessage, read, readDeliveryStatus } from '../../../src/lib/diagnosis/read.ts';
import { fixture } from './helpers.ts';

describe('reading a message', () => {
  it('decodes the notice, takes the delivery status apart and leaves the returned message out', async () => {
    const reading = await read(fixture('dsn-base64.eml'));
    expect(reading.kind).toBe('message');
    expect(reading.isFailureReport).toBe(true);
    expect(reading.recipients).toEqual([
      {
        recipient: 'kim@example.org',
        action: 'failed',
        status: '5.1.1',
        diagnostic: '550-5.1.1 <kim@example.org>: Recipient address rejected: User unknown in virtual mailbox table',
        diagnosticType: 'smtp',
        remoteMta: 'mx.example.org',
      },
    ]);
    expect(reading.passages.map(({ role }) => role)).toEqual(['diagnostic', 'report']);
    expect(reading.passages.map(({ text }) => text).join()).toContain('konnte nicht zugestellt werden');
    expect(reading.passages.map(({ text }) => text).join()).not.toContain('Relay access denied');
  });

  it('finds a bounce that somebody forwarded as an attachment', async () => {
    expect((await read(fixture('forwarded.eml'))).recipients).toHaveLength(1);
  });

  it('reads broken MIME as text', async () => {
    const reading = await read(fixture('broken-boundary.eml'));
    expect(reading.isFailureReport).toBe(true);
    expect([...reading.passages, ...reading.rest].some(({ text }) => text.includes('Message size exceeds'))).toBe(true);
  });

  it.each(['out-of-office.eml', 'delivered.eml'])('%s is no failure', async (name) => {
    expect((await read(fixture(name))).isFailureReport).toBe(false);
  });

  it('gives the same for bytes and for text', async () => {
    const text = fixture('exim-style.eml');
    expect((await read(new TextEncoder().encode(text))).passages).toEqual((await read(text)).passages);
  });

  it('is not fooled by a message of very many parts', async () => {
    const message = `From: a@example.net\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n${'--x\n\n'.repeat(5000)}`;
    expect((await read(message)).kind).toBe('text');
  });
});

describe('reading a text', () => {
  it('keeps it as it is', async () => {
    const reading = await read('550 no');
    expect(reading).toMatchObject({ kind: 'text', text: '550 no', passages: [{ text: '550 no', at: 0 }] });
  });

  it('cuts off the returned message', async () => {
    const reading = await read(fixture('pasted-bounce.txt'));
    expect(reading.passages[0]?.text).toContain('user does not exist');
    expect(reading.passages[0]?.text).not.toContain('mailbox full');
    expect(reading.rest[0]?.text).toContain('mailbox full');
  });

  it('does not cut where nothing would be left', () => {
    const text = '----- Original message -----\nFrom: a';
    expect(endOfReport(text)).toBe(text.length);
  });

  it('tells a message from a text with colons', () => {
    expect(looksLikeMessage('Reason: full\nStatus: 5.2.2\n\nx')).toBe(false);
    expect(looksLikeMessage('From: a@example.net\nTo: b@example.org\nSubject: x\n\nx')).toBe(true);
  });

  it('decodes UTF-8, UTF-16 and what is neither', () => {
    expect(decode(new TextEncoder().encode('é'))).toBe('é');
    expect(decode(Uint8Array.of(0xff, 0xfe, 0xe9, 0x00))).toBe('é');
    expect(decode(Uint8Array.of(0xe9))).toBe('é');
    expect(decode(Uint8Array.of(0xfe, 0xff, 0x00, 0xe9))).toBe('é');
    // One byte of a mark is none.
    expect(decode(Uint8Array.of(0xff, 0x41))).toBe('ÿA');
    expect(decode(Uint8Array.of(0xfe, 0x41))).toBe('þA');
    expect(decode(Uint8Array.of(0xe9, 0xfe, 0x41))).toBe('éþA');
    expect(decode(Uint8Array.of(0xe9, 0xff, 0x41))).toBe('éÿA');
  });
});

describe('delivery status', () => {
  it('knows several recipients and folded fields', () => {
    const status =
      'Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822;a@example.org\nAction: failed\nStatus: 5.1.1 (bad)\n\nFinal-Recipient: RFC822; b@example.org\nAction: Delayed\nDiagnostic-Code: smtp;\n\t451 4.7.1\n\ttry again\n';
    expect(readDeliveryStatus(status)).toMatchObject([
      { recipient: 'a@example.org', action: 'failed', status: '5.1.1' },
      { recipient: 'b@example.org', action: 'delayed', diagnostic: '451 4.7.1 try again' },
    ]);
  });
});

describe('HTML', () => {
  it('is blanked out in place', () => {
    const html = '<p class="a>b">mailbox <b>is</b>&nbsp;full</p><script>x("<p>")</script>isn&#39;t';
    const text = blankHtml(html);
    expect(text).toHaveLength(html.length);
    expect(text).not.toContain('script');
    expect(text.indexOf('mailbox')).toBe(html.indexOf('mailbox'));
  });

  it('is not seen in addresses and arrows', () => {
    expect(looksLikeHtml('<kim@example.org>: no\n<<< 550 no\n>>> RCPT TO:<kim@example.org>')).toBe(false);
    expect(blankHtml('<kim@example.org> <<< 550')).toBe('<kim@example.org> <<< 550');
  });
});

it('reads a return path of ten thousand spaces to its end', async () => {
  const message = `Return-Path: ${'\u2028'.repeat(10_000)}x\nFrom: a@example.org\nTo: b@example.org\nSubject: Delivery report\nContent-Type: text/plain\n\nHello\n`;
  const { kind, isFailureReport } = await read(message);
  expect({ kind, isFailureReport }).toEqual({ kind: 'message', isFailureReport: false });
});
