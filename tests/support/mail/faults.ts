import { expect, test } from 'vitest';
import type { MailSettings, SecurityMode } from '../../../src/lib/settings/schema.ts';
import type { Check, Result } from '../../../tools/verify-settings/checklist.ts';
import { checkOutgoing } from '../../../tools/verify-settings/outgoing.ts';
import { documentedRefusal } from '../../../tools/verify-settings/refusal.ts';
import type { Authority } from './certificates.ts';
import { asPublished, type MailServer, type MailServerOptions, RELAY_REFUSAL, testNetwork } from './server.ts';

/** What is different from the server as published, the one check that fails, and what it finds. */
type Fault = [
  name: string,
  server: Partial<MailServerOptions>,
  check: Check,
  found: RegExp,
  more?: {
    /** Only for settings with this security. */
    only?: SecurityMode;
    /** Whether this computer trusts the test authority. */
    trusted?: false;
    verdict?: 'warning';
  },
];

const FAULTS: readonly Fault[] = [
  ['a certificate for another name', { certificate: 'other-name' }, 'certificate-name', /^issued for other\./u],
  ['an expired certificate', { certificate: 'expired' }, 'certificate-dates', /^expired on 20\d\d-/u],
  ["a certificate that isn't valid yet", { certificate: 'not-yet-valid' }, 'certificate-dates', /^not valid until 20/u],
  [
    'a certificate that expires soon',
    { certificate: 'expires-soon' },
    'certificate-dates',
    /^expires on 20\d\d-.*in 4 days/u,
    { verdict: 'warning' },
  ],
  ['a self-signed certificate', { certificate: 'self-signed' }, 'certificate-chain', /^self-signed/u],
  ['a certificate from an unknown authority', {}, 'certificate-chain', /authority is unknown/u, { trusted: false }],
  ['an open relay', { relay: 'accept' }, 'relay', /^it would send for anyone: 250/u],
  ['a refusal in different words', { relay: '550 no relay' }, 'relay', /^it refuses in different words: 550 no relay/u],
  [
    'another code',
    { relay: RELAY_REFUSAL.replace('550', '554') },
    'relay',
    /^it refuses in different words: 554 Auth/u,
  ],
  [
    'a temporary refusal',
    { relay: RELAY_REFUSAL.replace('550', '451') },
    'relay',
    /^it refuses only temporarily: 451/u,
  ],
  ['no sign-in', { signIn: 'never' }, 'sign-in', /^no way to sign in/u],
  [
    'sign-in before encryption',
    { signIn: 'always' },
    'open-sign-in',
    /^offers .*PLAIN.* before encryption/u,
    { only: 'STARTTLS' },
  ],
  ['no STARTTLS', { startTls: false }, 'starttls', /, but not STARTTLS$/u, { only: 'STARTTLS' }],
  [
    'STARTTLS where encryption from the start is published',
    { security: 'STARTTLS' },
    'encryption',
    /^the server doesn't encrypt this port from the start/u,
    { only: 'SSL/TLS' },
  ],
  [
    'encryption from the start where STARTTLS is published',
    { security: 'SSL/TLS' },
    'greeting',
    /^no answer within/u,
    { only: 'STARTTLS' },
  ],
];

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

  const { security } = settings.outgoing;
  const faults = FAULTS.filter(([, , , , more]) => (more?.only ?? security) === security);
  test.concurrent.for(faults)('%s', async ([, fault, check, found, more], { onTestFinished }) => {
    const server = await start({ ...asPublished(settings, authority()), ...fault });
    onTestFinished(server.stop);
    const network = testNetwork(() => server.port, more?.trusted === false ? undefined : [authority().pem]);
    // Only a silent server is waited for to the end.
    const timeoutMs = check === 'greeting' ? 1_000 : 30_000;
    const results = await checkOutgoing(settings.outgoing, refusal, { ...network, timeoutMs });
    const verdict = more?.verdict ?? 'wrong';
    const remedy = expect.stringMatching(/\.$/u) as string;
    expect(problemsIn(results)).toEqual([{ check, verdict, found: expect.stringMatching(found), remedy }]);
  });
}
