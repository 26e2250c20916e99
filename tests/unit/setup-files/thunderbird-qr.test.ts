import { describe, expect, test } from 'vitest';
import { thunderbirdQr } from '../../../src/lib/setup-files/thunderbird-qr.ts';
import { encrypted, provider } from './helpers.ts';

/** Values and results from the tests and the format description of thunderbird-android. */
describe('the account for Thunderbird on Android', () => {
  const domain = (name: string) => `${name}.domain.example`;
  const imap = { protocol: 'IMAP', host: domain('imap'), port: 993, security: 'SSL/TLS' } as const;

  test('is what the format description has as its example', () => {
    const settings = {
      outgoing: { ...encrypted.outgoing, host: domain('smtp') },
      incoming: [imap] as [typeof imap],
    };
    expect(thunderbirdQr(settings, { email: 'user@domain.example', name: 'Jane Doe' })).toBe(
      '[1,[1,1],[0,"imap.domain.example",993,3,1,"user@domain.example"],' +
        '[[[0,"smtp.domain.example",465,3,1,"user@domain.example"],["user@domain.example","Jane Doe"]]]]',
    );
  });

  test('has STARTTLS, POP3 and a short user name where the settings have them', () => {
    const settings = {
      outgoing: { ...provider.outgoing, host: domain('smtp') },
      incoming: [{ protocol: 'POP3', host: domain('pop'), port: 110, security: 'STARTTLS' }] as [
        (typeof provider.incoming)[0],
      ],
    };
    expect(thunderbirdQr(settings, { email: 'username@domain.example' })).toBe(
      '[1,[1,1],[1,"pop.domain.example",110,2,1,"username"],' +
        '[[[0,"smtp.domain.example",587,2,1,"username"],["username@domain.example",""]]]]',
    );
  });

  test.each(['jürgen@example.com', 'jane@bücher.example'])('isn’t made for %s: the app takes only ASCII', (email) => {
    expect(thunderbirdQr(provider, { email })).toBeUndefined();
  });
});
