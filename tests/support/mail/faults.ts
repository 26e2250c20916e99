import { expect, test } from 'vitest';
import type { MailSettings, SecurityMode } from '../../../src/lib/settings/schema.ts';
import type { Check, Result } from '../../../tools/verify-settings/checklist.ts';
import { checkOutgoing } from '../../../tools/verify-settings/outgoing.ts';
import { documentedRefusal } from '../../../tools/verify-settings/refusal.ts';
import type { Authority } from './certificates.ts';
import { asPublished, type MailServer, type MailServerOptions, testNetwork } from './server.ts';

interface Fault {
  /** What's different from the server as published. */
  readonly server: Partial<MailServerOptions>;
  /** Only for settings with this security. */
  readonly only?: SecurityMode;
  /** Whether this computer trusts the test authority. */
  readonly trusted?: false;
  /** The one check that fails, and what it finds. */
  readonly check: Check;
  readonly verdict?: 'warning';
  readonly found: RegExp;
}

const FAULTS: Readonly<Record<string, Fault>> = {
  'a certificate for another name': {
    server: { certificate: 'other-name' },
    check: 'certificate-name',
    found: /^issued for other\./u,
  },
  'an expired certificate': {
    server: { certificate: 'expired' },
    check: 'certificate-dates',
    found: /^expired on 20\d\d-/u,
  },
  "a certificate that isn't valid yet": {
    server: { certificate: 'not-yet-valid' },
    check: 'certificate-dates',
    found: /^not valid until 20\d\d-/u,
  },
  'a certificate that expires soon': {
    server: { certificate: 'expires-soon' },
    check: 'certificate-dates',
    verdict: 'warning',
    found: /^expires on 20\d\d-.*in 4 days/u,
  },
  'a self-signed certificate': {
    server: { certificate: 'self-signed' },
    check: 'certificate-chain',
    found: /^self-signed/u,
  },
  'a certificate from an unknown authority': {
    server: {},
    trusted: false,
    check: 'certificate-chain',
    found: /authority is unknown/u,
  },
  'an open relay': { server: { relay: 'accept' }, check: 'relay', found: /^it would send for anyone: 250/u },
  'a refusal in different words': {
    server: { relay: '550 relay not permitted' },
    check: 'relay',
    found: /^it refuses in different words: 550 relay not permitted/u,
  },
  'a refusal with another code': {
    server: { relay: '554 Authentication is required for relay' },
    check: 'relay',
    found: /^it refuses in different words: 554 Auth/u,
  },
  'a temporary refusal': {
    server: { relay: '451 Authentication is required for relay' },
    check: 'relay',
    found: /^it refuses only temporarily: 451 Auth/u,
  },
  'no sign-in': { server: { signIn: 'never' }, check: 'sign-in', found: /^no way to sign in/u },
  'sign-in before encryption': {
    only: 'STARTTLS',
    server: { signIn: 'always' },
    check: 'open-sign-in',
    found: /^offers .*PLAIN.* before encryption/u,
  },
  'no STARTTLS': {
    only: 'STARTTLS',
    server: { startTls: false },
    check: 'starttls',
    found: /, but not STARTTLS$/u,
  },
  'STARTTLS where encryption from the start is published': {
    only: 'SSL/TLS',
    server: { security: 'STARTTLS' },
    check: 'encryption',
    found: /^the server doesn't encrypt this port from the start/u,
  },
  'encryption from the start where STARTTLS is published': {
    only: 'STARTTLS',
    server: { security: 'SSL/TLS' },
    check: 'greeting',
    found: /^no answer within/u,
  },
};

/** The results that need the owner's attention. */
export function problemsIn(results: readonly Result[]): readonly Result[] {
  return results.filter(({ verdict }) => verdict !== 'ok' && verdict !== 'skipped');
}

/** Tests the checks of an outgoing server as published, and with each fault. */
export function testFaults(
  settings: Pick<MailSettings, 'outgoing'>,
  start: (options: MailServerOptions) => Promise<MailServer>,
  authority: () => Authority,
): void {
  const refusal = documentedRefusal();

  test.concurrent('a server as published passes every check', async ({ onTestFinished }) => {
    const server = await start(asPublished(settings, authority()));
    onTestFinished(server.stop);
    const network = testNetwork(() => server.port, [authority().pem]);
    const results = await checkOutgoing(settings.outgoing, refusal, network);
    expect(results.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
    expect(results.at(-1)).toMatchObject({ check: 'relay', found: refusal });
  });

  const faults = Object.entries(FAULTS).filter(
    ([, { only }]) => only === undefined || only === settings.outgoing.security,
  );
  test.concurrent.for(faults)(
    '%s',
    async ([, { server: fault, trusted, check, verdict, found }], { onTestFinished }) => {
      const server = await start({ ...asPublished(settings, authority()), ...fault });
      onTestFinished(server.stop);
      const network = testNetwork(() => server.port, trusted === false ? undefined : [authority().pem]);
      // Only a silent server is waited for to the end.
      const timeoutMs = check === 'greeting' ? 1_000 : 30_000;
      const results = await checkOutgoing(settings.outgoing, refusal, { ...network, timeoutMs });
      expect(problemsIn(results)).toEqual([
        {
          check,
          verdict: verdict ?? 'wrong',
          found: expect.stringMatching(found),
          remedy: expect.stringMatching(/\.$/u),
        },
      ]);
    },
  );
}
