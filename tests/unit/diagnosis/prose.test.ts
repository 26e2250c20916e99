import { describe, expect, it } from 'vitest';
import { compilePatterns } from '../../../src/lib/diagnosis/pattern.ts';
import { isSupposed, strangeShare } from '../../../src/lib/diagnosis/prose.ts';
import { readWords, wordAt } from '../../../src/lib/diagnosis/words.ts';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { catalogue, prose } from './helpers.ts';

const lexicon = compilePatterns(['mailbox [is] full', 'reject*', 'recipient']);
const share = (text: string): number => strangeShare(readWords(text), [lexicon]);

describe('the share of strange words', () => {
  it('is nothing where every word is known', () => {
    expect(share('The mailbox of the recipient is full: rejected')).toBe(0);
  });

  it('counts what no signal knows', () => {
    expect(share('The mailbox is full of leaves')).toBeCloseTo(1 / 3);
    expect(share('A heron walked by')).toBeGreaterThan(0.5);
  });

  it('leaves out names: hosts, addresses, paths and single words in quotes', () => {
    expect(share('mailbox full (mx.example.org) kim@example.org /var/mail/kim "kim"')).toBe(0);
  });

  it.each([
    'the without does no please click via above',
    'der einem wurde nicht von auf bitte postausgang',
    'le une pas pour votre courriel serveur',
    'el los unos con para su correo saliente',
    'il gli uno di dal sua posta uscita',
    'os uma com dos foi pelo pela',
    'het een met voor deze uitgaande',
    'any check try make',
  ])('counts no everyday word: %s', (text) => {
    expect(share(`${text} mailbox`)).toBe(0);
  });

  it.each([
    'hi thanks folks',
    'tomorrow love xx anyone',
    'subscribe readers tips',
    'ich danke hallo merci',
    'hola saludos ciao bedankt',
    'we us nobody often',
  ])('never knows the words of people, whatever a signal holds: %s', (text) => {
    expect(strangeShare(readWords(text), [compilePatterns([text])])).toBe(1);
    expect(strangeShare(readWords(text.replaceAll(/\w+/gu, 'heron')), [compilePatterns(['heron'])])).toBe(0);
  });

  it('knows the plural and the singular of a known word, and what begins as a signal says', () => {
    expect(share('recipients')).toBe(0);
    expect(strangeShare(readWords('leaf'), [compilePatterns(['leafs'])])).toBe(0);
    expect(share('reject rejecting')).toBe(0);
    expect(share('rejec recipientx')).toBe(1);
    expect(strangeShare(readWords('one two'), [compilePatterns(['one']), compilePatterns(['two'])])).toBe(0);
  });

  it('counts no numbers, addresses and IP addresses, and is nothing where nothing is counted', () => {
    expect(share('20 kim@example.org 192.0.2.1')).toBe(0);
    expect(share('')).toBe(0);
    expect(share('20 heron kim@example.org mailbox')).toBe(0.5);
  });

  it.each([
    ['in quotes', "'heron'", 0],
    ['in other quotes', '“heron”', 0],
    ['in French quotes', '«heron»', 0],
    ['opened only', "'heron mailbox", 0.5],
    ['closed only', "mailbox heron'", 0.5],
    ['two in quotes', "'heron mailbox'", 0.5],
    ['joined by a dot', 'heron.lake', 0],
    ['joined by ://', 'heron://lake', 0],
    ['joined by four signs', 'heron::::lake', 1],
    ['joined by a hyphen', 'heron-lake', 1],
    ['before a bracket apart', 'heron (lake', 1],
  ])('leaves names out: %s', (_, text, expected) => {
    expect(share(text)).toBe(expected);
  });

  it('may be that of one paragraph', () => {
    const words = readWords('mailbox full\n\na heron walked by');
    expect(strangeShare(words, [lexicon], 0)).toBe(0);
    expect(strangeShare(words, [lexicon], 1)).toBeGreaterThan(0.5);
  });

  it('never knows the words of people', () => {
    expect(strangeShare(readWords('we reject'), [compilePatterns(['we reject*'])])).toBe(0.5);
  });
});

describe('a supposition', () => {
  const supposed = (text: string, word: string): boolean => {
    const words = readWords(text);
    const at = Array.from({ length: words.count }, (_, i) => wordAt(words, i)).indexOf(word);
    return isSupposed(words, at);
  };

  it('has an "if" or "when" in the same sentence', () => {
    expect(supposed('If the mailbox is full, wait.', 'mailbox')).toBe(true);
    expect(supposed('Wait if you like. The mailbox is full.', 'mailbox')).toBe(false);
    expect(supposed('The mailbox is full.', 'mailbox')).toBe(false);
    expect(supposed('mailbox when full', 'mailbox')).toBe(false);
  });

  it.each([
    ['if', ' ', true],
    ['wenn', ' ', true],
    ['quand', ' ', true],
    ['cuando', ' ', true],
    ['wanneer', ' ', true],
    ['if', ', ', true],
    ['if', '. ', false],
    ['if', ': ', false],
    ['if', '; ', false],
    ['if', '! ', false],
    ['if', '? ', false],
    ['if', '.', true],
  ])('may begin with %s, and ends with the sentence: %j', (word, between, expected) => {
    expect(supposed(`${word}${between}mailbox`, 'mailbox')).toBe(expected);
  });

  it('begins at most 8 words before', () => {
    expect(supposed(`if ${'a '.repeat(7)}mailbox`, 'mailbox')).toBe(true);
    expect(supposed(`if ${'a '.repeat(8)}mailbox`, 'mailbox')).toBe(false);
    expect(supposed(`a if ${'a '.repeat(6)}mailbox`, 'mailbox')).toBe(true);
  });
});

it('no sentence of prose is taken for an error for sure unless it is the words of one', async () => {
  const wrong: string[] = [];
  for (const text of prose) {
    for (const sentence of text.split(/(?<=[.!?])\s+/u)) {
      const found = await diagnose(sentence, catalogue);
      if (found.cause !== 'unknown') wrong.push(`${found.cause}: ${sentence}`);
    }
  }
  expect(wrong).toEqual([
    'relay-authentication-required: Section 5.7.1: Relaying messages for third parties is not allowed.',
    'try-again-later: Try again later.',
  ]);
});
