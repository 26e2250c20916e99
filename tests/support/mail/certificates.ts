import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Certificates of a made-up authority, good and bad, for a test's servers. They are made by openssl in a folder. */

export interface Certificate {
  /** Paths of PEM files. */
  readonly certificate: string;
  readonly key: string;
}

/** `sound` for the server's name, and one with each fault that a client must notice. */
export type CertificateKind = 'sound' | 'other-name' | 'expired' | 'not-yet-valid' | 'self-signed' | 'ends-soon';

export interface Authority {
  /** PEM of the authority's own certificate, and the file that holds it. */
  readonly pem: string;
  readonly file: string;
  /** A certificate made out to `host`, made once. */
  certificate(kind: CertificateKind, host: string): Certificate;
}

const DAY = 24 * 60 * 60 * 1000;
/** Days from now at which each kind begins and ends. */
const VALID: Record<CertificateKind, readonly [from: number, to: number]> = {
  sound: [-1, 90],
  'other-name': [-1, 90],
  expired: [-30, -1],
  'not-yet-valid': [2, 90],
  'self-signed': [-1, 90],
  'ends-soon': [-80, 5],
};

const CONFIG = `
[ca]
default_ca = authority
[authority]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = anything
unique_subject = no
x509_extensions = server
copy_extensions = copy
[anything]
commonName = supplied
[req]
distinguished_name = name
[name]
[server]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
`;

/**
 * A new authority in `folder`.
 *
 * @throws {Error} with what openssl said
 */
export function createAuthority(folder: string): Authority {
  mkdirSync(folder, { recursive: true });
  const openssl = (...args: string[]): void => {
    const { status, stderr, error } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${error?.message ?? stderr}`);
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  writeFileSync(path.join(folder, 'openssl.cnf'), CONFIG);
  writeFileSync(path.join(folder, 'index.txt'), '');
  writeFileSync(path.join(folder, 'serial'), '1000\n');
  openssl(
    ...['req', '-x509', '-config', 'openssl.cnf', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '90'],
    ...['-subj', '/CN=Test authority', '-addext', 'basicConstraints=critical,CA:TRUE'],
    ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
  );

  const at = (days: number): string => new Date(Date.now() + days * DAY).toISOString().replaceAll(/[-:T]|\.\d+/gu, ''); // 20261124060529Z
  const made = new Map<string, Certificate>();
  return {
    pem: readFileSync(path.join(folder, 'ca.pem'), 'utf8'),
    file: path.join(folder, 'ca.pem'),
    certificate(kind, host) {
      const id = `${kind}-${host}`;
      let one = made.get(id);
      if (!one) {
        const name = kind === 'other-name' ? `other.${host}` : host;
        const [from, to] = VALID[kind];
        openssl(
          ...['req', '-new', '-config', 'openssl.cnf', ...newKey, '-keyout', `${id}.key`, '-out', `${id}.csr`],
          ...['-subj', `/CN=${name.slice(0, 64)}`, '-addext', `subjectAltName=DNS:${name}`],
        );
        openssl(
          ...['ca', '-batch', '-notext', '-config', 'openssl.cnf', '-in', `${id}.csr`, '-out', `${id}.pem`],
          ...['-startdate', at(from), '-enddate', at(to)],
          ...(kind === 'self-signed'
            ? ['-selfsign', '-keyfile', `${id}.key`]
            : ['-cert', 'ca.pem', '-keyfile', 'ca.key']),
        );
        one = { certificate: path.join(folder, `${id}.pem`), key: path.join(folder, `${id}.key`) };
        made.set(id, one);
      }
      return one;
    },
  };
}
