import { describe, expect, it } from 'vitest';
import { readWords, wordAt } from '../../../src/lib/diagnosis/words.ts';

function wordsOf(text: string): string[] {
  const words = readWords(text);
  return words.id.map((_, i) => wordAt(words, i) ?? '');
}

function codesOf(text: string): string[] {
  return readWords(text).codes.map(({ reply, status }) => [reply, status].filter(Boolean).join(' '));
}

describe('words', () => {
  it('come out the same however the text is wrapped, quoted and capitalized', () => {
    expect(wordsOf('Relay access denied')).toEqual(['relay', 'access', 'denied']);
    expect(wordsOf('> RELAY\r\n>   access,\n> "denied".')).toEqual(['relay', 'access', 'denied']);
  });

  it('lose apostrophes and invisible characters', () => {
    expect(wordsOf("isn’t isn't mail\u200bbox mail\u00adbox \u202emailbox")).toEqual([
      'isnt',
      'isnt',
      'mailbox',
      'mailbox',
      'mailbox',
    ]);
  });

  it('make one word of e-mail and of an address', () => {
    expect(wordsOf('E-mail <kim.lee+x@mail.example.org>: unknown')).toEqual(['email', '@', 'unknown']);
  });

  it('take each Japanese character as a word', () => {
    expect(wordsOf('宛先不明')).toEqual(['宛', '先', '不', '明']);
  });

  it('know where they stand', () => {
    const words = readWords('550 5.1.1 <kim@example.org>: user unknown');
    expect(words.id.map((_, i) => words.text.slice(words.start[i], words.end[i]))).toEqual([
      'kim@example.org',
      'user',
      'unknown',
    ]);
  });
});

describe('codes', () => {
  it.each([
    ['550 5.7.1 denied', ['550 5.7.1']],
    ['550-5.7.26 not\n550 5.7.26 verified', ['550 5.7.26', '550 5.7.26']],
    ['said: 554 no', ['554']],
    ['<x@y.example> 550 no', ['550']],
    ['(#5.1.1)', ['5.1.1']],
    ["{ response: '535-5.7.8 no' }", ['535 5.7.8']],
    ['Status: 4.2.2', ['4.2.2']],
  ])('%j', (text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it.each([
    'in 2026, version 5.1.1 came',
    'listening on 192.0.2.4:443',
    'HTTP/1.1 404 Not Found',
    'it has 550 pages',
    '5.1.1.1',
  ])('none in %j', (text) => {
    expect(codesOf(text)).toEqual([]);
  });

  it('a number that counts something at the start of a line is not sure', () => {
    expect(readWords('550 people came').codes[0]?.sure).toBe(false);
  });

  it('are no words, so that they do not part what a reply says on two lines', () => {
    expect(wordsOf('550-is not permitted to relay\n550 through this server').join(' ')).toBe(
      'is not permitted to relay through this server',
    );
  });
});
