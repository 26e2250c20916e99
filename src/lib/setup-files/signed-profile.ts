import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ObjectIdentifier, OctetString } from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { SettingsError } from '../settings/parse.ts';

/** Who signs the configuration profile. */
export interface ProfileSigner {
  /** The signer's certificate, and below it those that lead to an authority. */
  readonly certificates: readonly [X509Certificate, ...X509Certificate[]];
  readonly key: KeyObject;
}

/** The environment variables that name the files of the signer, both PEM. The key stays out of the project's folder. */
const CERTIFICATE_VARIABLE = 'PROFILE_CERTIFICATE';
const KEY_VARIABLE = 'PROFILE_KEY';

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu;

/** Attribute types of RFC 5652, sections 11.1 and 11.2. */
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';

/** Reads the file that a variable names. @throws {SettingsError} if that can't be used */
function read<T>(variable: string, environment: NodeJS.ProcessEnv, parse: (pem: string) => T, wanted: string): T {
  const file = environment[variable];
  if (!file) {
    const other = variable === KEY_VARIABLE ? CERTIFICATE_VARIABLE : KEY_VARIABLE;
    throw new SettingsError(`${other} is set, but ${variable} isn't. Set both to sign the profile, or neither.`);
  }
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new SettingsError(
      `${file}: ${missing ? "This file doesn't exist" : `This isn't ${wanted}`}. Correct ${variable}, or remove it to publish the profile unsigned.`,
    );
  }
}

/**
 * The signer that the environment names, or `undefined` if it names none.
 *
 * @throws {SettingsError} if its files are incomplete, don't belong together or are out of date
 */
export function profileSigner(environment: NodeJS.ProcessEnv = process.env): ProfileSigner | undefined {
  if (!environment[CERTIFICATE_VARIABLE] && !environment[KEY_VARIABLE]) return undefined;
  const certificates = read(
    CERTIFICATE_VARIABLE,
    environment,
    (pem): [X509Certificate, ...X509Certificate[]] => {
      const [first = pem, ...more] = pem.match(PEM_CERTIFICATE) ?? [];
      return [new X509Certificate(first), ...more.map((one) => new X509Certificate(one))];
    },
    'a certificate in PEM format',
  );
  const key = read(KEY_VARIABLE, environment, (pem) => createPrivateKey(pem), 'a PEM key without a password');
  const [own] = certificates;
  const file = environment[CERTIFICATE_VARIABLE];
  if (!own.checkPrivateKey(key)) {
    throw new SettingsError(`${file}: The first certificate in it doesn't belong to the key in ${KEY_VARIABLE}.`);
  }
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec') {
    throw new SettingsError(
      `${environment[KEY_VARIABLE]}: Use an RSA or EC key. Devices don't know others for profiles.`,
    );
  }
  if (own.validToDate.getTime() < Date.now()) {
    throw new SettingsError(
      `${file}: This certificate expired on ${own.validToDate.toISOString().slice(0, 10)}. Renew it.`,
    );
  }
  return { certificates, key };
}

/** A profile inside a CMS signature (RFC 5652) in DER form. Apple's devices show the certificate's name above it. */
export async function signProfile(
  profile: string,
  { certificates, key }: ProfileSigner,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = new TextEncoder().encode(profile);
  const parsed = ({ raw }: X509Certificate): Certificate => Certificate.fromBER(Uint8Array.from(raw));
  const own = parsed(certificates[0]);
  const digest = Uint8Array.from(createHash('sha256').update(content).digest());
  const encapContentInfo = new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA });
  // The constructor would cut the content into pieces, which DER doesn't allow.
  encapContentInfo.eContent = new OctetString({ valueHex: content });
  const signed = new SignedData({
    version: 1,
    encapContentInfo,
    // A set, which DER sorts.
    certificates: certificates.toSorted((one, other) => Buffer.compare(one.raw, other.raw)).map(parsed),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            new Attribute({ type: CONTENT_TYPE, values: [new ObjectIdentifier({ value: ContentInfo.DATA })] }),
            new Attribute({ type: MESSAGE_DIGEST, values: [new OctetString({ valueHex: digest })] }),
          ],
        }),
      }),
    ],
  });
  await signed.sign(await webKey(key), 0, 'SHA-256');
  const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER());
}

/** The key as the Web Crypto API takes it. */
async function webKey(key: KeyObject): Promise<CryptoKey> {
  const { namedCurve } = key.asymmetricKeyDetails ?? {};
  const curves: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };
  return crypto.subtle.importKey(
    'pkcs8',
    Uint8Array.from(key.export({ type: 'pkcs8', format: 'der' })),
    key.asymmetricKeyType === 'ec'
      ? { name: 'ECDSA', namedCurve: curves[namedCurve ?? ''] ?? '' }
      : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    false,
    ['sign'],
  );
}
