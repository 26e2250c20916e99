import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Certificate, ContentInfo, SignedData } from 'pkijs';
import { parse } from 'plist';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setupFiles } from '../../../src/lib/setup-files/index.ts';
import { profileSigner } from '../../../src/lib/setup-files/signed-profile.ts';
import { type Authority, createAuthority } from '../../support/mail/certificates.ts';
import { provider } from './helpers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-signer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let authority: Authority;
const write = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
beforeAll(async () => {
  authority = await createAuthority();
  for (const kind of ['sound', 'expired'] as const) {
    const { cert, key } = await authority.certificate(kind, 'guide.northwind.example');
    write(`${kind}.pem`, `${cert}\n${authority.pem}`);
    write(`${kind}.key`, key);
  }
});
const signer = (certificate?: string, key?: string) =>
  profileSigner({
    ...(certificate ? { PROFILE_CERTIFICATE: path.join(folder, certificate) } : {}),
    ...(key ? { PROFILE_KEY: path.join(folder, key) } : {}),
  });

test('the profile holds the unsigned one, and its signature leads to the authority', async () => {
  const [profile] = await setupFiles(provider, signer('sound.pem', 'sound.key'));
  const [unsigned] = await setupFiles(provider);
  expect(profile?.text).toBe(unsigned?.text);
  const signed = new SignedData({ schema: ContentInfo.fromBER(profile?.signed ?? new Uint8Array()).content });
  const content = signed.encapContentInfo.eContent?.getValue() ?? new ArrayBuffer();
  const text = new TextDecoder().decode(content);
  expect(text).toBe(unsigned?.text);
  expect(parse(text)).toMatchObject({ PayloadOrganization: 'Northwind Post Ltd' });

  const der = (pem: string) => Buffer.from(pem.replace(/-----[^-]+-----/gu, ''), 'base64');
  const trusted = [Certificate.fromBER(Uint8Array.from(der(authority.pem)))];
  expect(await signed.verify({ signer: 0, checkChain: true, trustedCerts: trusted })).toBe(true);
  const other = await createAuthority();
  const untrusted = [Certificate.fromBER(Uint8Array.from(der(other.pem)))];
  await expect(signed.verify({ signer: 0, checkChain: true, trustedCerts: untrusted })).rejects.toThrow();
});

test('is not signed if the environment names no certificate', async () => {
  expect(signer()).toBeUndefined();
  expect((await setupFiles(provider, signer()))[0]?.signed).toBeUndefined();
});

describe('the owner is told what to correct', () => {
  test.each([
    ['only one file', 'sound.pem', undefined, /^PROFILE_CERTIFICATE is set, but PROFILE_KEY isn't\. Set both/u],
    ['a missing file', 'none.pem', 'sound.key', /none\.pem: This file doesn't exist\. Correct PROFILE_CERTIFICATE/u],
    ['a file of another kind', 'sound.key', 'sound.key', /sound\.key: This isn't a certificate in PEM format\./u],
    ['a key of another certificate', 'sound.pem', 'expired.key', /sound\.pem: The first certificate in it doesn't/u],
    [
      'an expired certificate',
      'expired.pem',
      'expired.key',
      /expired\.pem: This certificate expired on 20\d\d-.*Renew/u,
    ],
  ])('%s', (_, certificate, key, message) => {
    expect(() => signer(certificate, key)).toThrow(message);
  });
});
