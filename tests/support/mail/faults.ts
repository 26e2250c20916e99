import type { SecurityMode } from '../../../src/lib/settings/schema.ts';
import { REAL_NETWORK, type Network } from '../../../tools/verify-settings/dialogue.ts';
import type { Check, Result } from '../../../tools/verify-settings/sheet.ts';
import type { MailServerOptions } from './server.ts';

/** A server with one fault, and what the check of the settings must say of it. */
export interface Fault {
  readonly name: string;
  /** Only for settings of this security mode; both where it is left out. */
  readonly only?: SecurityMode;
  /** What differs from the server as published. */
  readonly server: Partial<MailServerOptions>;
  /** Whether this machine trusts the test's authority; it does where this is left out. */
  readonly trusted?: false;
  /** The one check that must not be right, and the words that must name the fault. */
  readonly check: Check;
  readonly verdict?: 'warning';
  readonly says: RegExp;
}

export const FAULTS: readonly Fault[] = [
  {
    name: 'a certificate for another name',
    server: { certificate: 'other-name' },
    check: 'certificate-name',
    says: /^made out to other\./u,
  },
  {
    name: 'a certificate that has ended',
    server: { certificate: 'expired' },
    check: 'certificate-dates',
    says: /^ended on 20\d\d-/u,
  },
  {
    name: 'a certificate that has not begun',
    server: { certificate: 'not-yet-valid' },
    check: 'certificate-dates',
    says: /^not valid before 20\d\d-/u,
  },
  {
    name: 'a certificate that ends soon',
    server: { certificate: 'ends-soon' },
    check: 'certificate-dates',
    verdict: 'warning',
    says: /^ends on 20\d\d-.*in 4 days/u,
  },
  {
    name: 'a certificate signed by itself',
    server: { certificate: 'self-signed' },
    check: 'certificate-chain',
    says: /signed by itself/u,
  },
  {
    name: 'a certificate of an unknown authority',
    server: {},
    trusted: false,
    check: 'certificate-chain',
    says: /authority is unknown/u,
  },
  {
    name: 'an open relay',
    server: { relay: 'accept' },
    check: 'relay',
    says: /^it would send for anybody: 250/u,
  },
  {
    name: 'a refusal in other words',
    server: { relay: '550 relay not permitted' },
    check: 'relay',
    says: /^it refuses in other words: 550 relay not permitted/u,
  },
  {
    name: 'a refusal with another code',
    server: { relay: '554 Authentication is required for relay' },
    check: 'relay',
    says: /^it refuses in other words: 554 Auth/u,
  },
  {
    name: 'a refusal that is only for now',
    server: { relay: '451 Authentication is required for relay' },
    check: 'relay',
    says: /^it refuses, but only for now: 451 Auth/u,
  },
  {
    name: 'no login offered',
    server: { login: 'never' },
    check: 'login',
    says: /^no way to log in/u,
  },
  {
    name: 'a login offered before the encryption',
    only: 'STARTTLS',
    server: { login: 'always' },
    check: 'open-login',
    says: /^offers .*PLAIN.* before the encryption/u,
  },
  {
    name: 'no STARTTLS',
    only: 'STARTTLS',
    server: { startTls: false },
    check: 'starttls',
    says: /^STARTTLS is not among/u,
  },
  {
    name: 'clear text where encryption is published',
    only: 'SSL/TLS',
    server: { security: 'STARTTLS' },
    check: 'encryption',
    says: /^the server speaks clear text here/u,
  },
  {
    name: 'encryption from the start where STARTTLS is published',
    only: 'STARTTLS',
    server: { security: 'SSL/TLS' },
    check: 'greeting',
    says: /^no answer within/u,
  },
];

/** A network in which every host is this machine and `ports` says which port stands for a published one. */
export function testNetwork(port: (published: number) => number, authorities: readonly string[]): Network {
  return {
    ...REAL_NETWORK,
    resolve: () => Promise.resolve(['127.0.0.1']),
    locate: (_host, published) => ({ host: '127.0.0.1', port: port(published) }),
    authorities,
  };
}

/** The results that an owner has to look at. */
export function faultsIn(results: readonly Result[]): readonly Result[] {
  return results.filter(({ verdict }) => verdict !== 'right' && verdict !== 'skipped');
}
