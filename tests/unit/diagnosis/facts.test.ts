import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../src/lib/diagnosis/facts.ts';
import { speakerOf } from '../../../src/lib/diagnosis/speaker.ts';
import { rows } from './helpers.ts';

describe('what a text says of the connection and the addresses', () => {
  it.each(rows<[string, string, string]>('facts.tsv'))('%s: %s', (_, facts, text) => {
    const found = Object.entries(readFacts(text)).map((fact) => fact.join('='));
    expect(found.sort()).toEqual(facts.split('|').sort());
  });

  it.each([
    'I have an account: it is nice. My server is old, and the port authorities came at 10.',
    'Our user: everybody. The host of the party was Kim.',
    'Port: 99999',
  ])('is not guessed: %s', (text) => {
    expect(readFacts(text)).toEqual({});
  });
});

// prettier-ignore
const PARTS = [
  'a.', '1.1.', 'a-', 'a@', 'a.b@', '"', 'host ', 'host a.bc [', 'server: ', 'the recipient ', '550 <a@', '\n\t >', ' ',
  `${'a'.repeat(62)}.`, 'to=<a.', 'rcpt to ', 'connect to ', 'response ', '24 nov ', 'could not be ', 'account: "',
];
it.each(PARTS)('facts and speaker are read in time whatever is pasted: %j over and over', (part) => {
  const text = part.repeat(Math.ceil(200_000 / part.length));
  const begin = performance.now();
  readFacts(text);
  speakerOf(text, false);
  expect(performance.now() - begin).toBeLessThan(3000);
});
