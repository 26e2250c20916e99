import { describe, expect, test } from 'vitest';
import { fillCode } from '../../src/content-model/code.ts';
import other from '../fixtures/other-provider.ts';

/** What a reader sees. */
function filled(code: string): string {
  return fillCode(other, code)
    .parts.map(({ text }) => text)
    .join('');
}

describe('code in content', () => {
  test('has the values of the settings in it', () => {
    expect(filled('host: "{outgoing.host}", port: {outgoing.port}')).toBe(
      'host: "submit.northwind.example", port: 587',
    );
  });

  test('has the reader’s own name as the provider wants it, and the address, each in a place of its own', () => {
    expect(fillCode(other, 'user {userName.example} from {email.example}').parts).toEqual([
      { text: 'user ' },
      { text: 'you', place: 'userName' },
      { text: ' from ' },
      { text: 'you@yourdomain.com', place: 'email' },
    ]);
    const full = { ...other, outgoing: { ...other.outgoing, userName: 'full-email-address' as const } };
    expect(fillCode(full, '{userName.example}').parts).toEqual([{ text: 'you@yourdomain.com', place: 'userName' }]);
  });

  test.each(['{ text: 1 }', '${outgoing.host}', '{0}', '{client.name}', '{{ user.name }}', '{outgoing}'])(
    '%s belongs to the program',
    (code) => {
      expect(fillCode(other, code)).toEqual({ parts: [{ text: code }], unknown: [] });
    },
  );

  test('a backslash keeps a brace that would be a value', () => {
    expect(filled('print("\\{server.software}")')).toBe('print("{server.software}")');
  });

  test('a token that names nothing is reported with its line and the nearest one that does', () => {
    const { unknown } = fillCode(other, 'a\nb {outgoing.prot}\nc {support.fax}');
    expect(unknown.map(({ line }) => line)).toEqual([1, 2]);
    expect(unknown[0]?.message).toContain('did you mean "{outgoing.port}"?');
  });
});
