import { generate } from 'selfsigned';

/** PEM texts. */
interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Days from now when each kind of certificate becomes valid and expires. */
const VALIDITY = {
  sound: [-1, 90],
  'other-name': [-1, 90],
  expired: [-30, -1],
  'not-yet-valid': [2, 90],
  'self-signed': [-1, 90],
  'expires-soon': [-80, 5],
} as const;
export type CertificateKind = keyof typeof VALIDITY;

/** A certificate authority for tests. */
export interface Authority {
  /** The authority's own certificate. */
  readonly pem: string;
  certificate(kind: CertificateKind, host: string): Promise<Certificate>;
}

const inDays = (days: number): Date => new Date(Date.now() + days * 24 * 60 * 60 * 1000);

export async function createAuthority(keyType: 'ec' | 'rsa' = 'ec'): Promise<Authority> {
  const options = { keyType, algorithm: 'sha256' } as const;
  const authority = await generate([{ name: 'commonName', value: 'Test authority' }], {
    ...options,
    notBeforeDate: inDays(-1),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return {
    pem: authority.cert,
    async certificate(kind, host) {
      const [from, to] = VALIDITY[kind];
      const value = kind === 'other-name' ? `other.${host}` : host;
      const made = await generate([{ name: 'commonName', value }], {
        ...options,
        notBeforeDate: inDays(from),
        notAfterDate: inDays(to),
        ...(kind === 'self-signed' ? {} : { ca: { key: authority.private, cert: authority.cert } }),
      });
      return { cert: made.cert, key: made.private };
    },
  };
}
