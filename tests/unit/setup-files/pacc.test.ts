import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { setupFiles } from '../../../src/lib/setup-files/index.ts';
import { pacc, paccDigest } from '../../../src/lib/setup-files/pacc.ts';
import { encrypted, provider } from './helpers.ts';

test('the PACC file names the servers with SSL/TLS, how to sign in, and this site for help', async () => {
  const files = await setupFiles(encrypted);
  const file = files.find(({ address }) => address === '/.well-known/user-agent-configuration.json');
  expect(file?.type).toBe('application/json');
  // POP3 is left out: this provider has it with STARTTLS only.
  expect(JSON.parse(file?.text ?? '')).toEqual({
    protocols: { imap: { host: 'imap.northwind.example' }, submit: { host: 'submit.northwind.example' } },
    authentication: { password: true },
    info: {
      provider: { name: 'Northwind Post', shortName: 'Northwind Post' },
      help: { documentation: 'https://guide.northwind.example/settings/' },
    },
  });
});

test('its digest is that of its bytes, as the TXT record has it', () => {
  const text = pacc({ ...encrypted, provider: { name: 'Post für alle', company: 'Post' } }) ?? '';
  const digest = createHash('sha256').update(Buffer.from(text)).digest('base64');
  expect(paccDigest(text)).toBe(`v=UAAC1; a=sha256; d=${digest}`);
});

test.each([
  ['STARTTLS for sending', { outgoing: { ...encrypted.outgoing, port: 587, security: 'STARTTLS' as const } }],
  ['a user name that isn’t the address', { outgoing: { ...encrypted.outgoing, userName: 'mailbox-name' as const } }],
  ['STARTTLS for every incoming server', { incoming: [provider.incoming[1]] as unknown as typeof provider.incoming }],
])('there is no such file with %s', (_, changes) => {
  expect(pacc({ ...encrypted, ...changes })).toBeUndefined();
});
